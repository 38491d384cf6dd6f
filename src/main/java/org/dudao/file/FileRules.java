package org.dudao.file;

import com.google.errorprone.annotations.FormatMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dudao.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The rules for files: an allowed type, content that matches the name, no macros. */
@Component
class FileRules {

    private static final Logger log = LoggerFactory.getLogger(FileRules.class);

    /** The types that are found most often under a wrong name. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("application/zip", "压缩包"),
            Map.entry("application/x-rar-compressed", "压缩包"),
            Map.entry("application/x-7z-compressed", "压缩包"),
            Map.entry("application/gzip", "压缩包"),
            Map.entry("application/java-archive", "压缩包"),
            Map.entry("application/x-msdownload", "可执行程序"),
            Map.entry("application/x-dosexec", "可执行程序"),
            Map.entry("application/x-executable", "可执行程序"),
            Map.entry("application/x-sharedlib", "可执行程序"),
            Map.entry("application/x-elf", "可执行程序"),
            Map.entry("text/html", "网页"),
            Map.entry("application/xhtml+xml", "网页"),
            Map.entry("image/svg+xml", "SVG图形"),
            Map.entry("application/rtf", "RTF文档"),
            Map.entry("multipart/related", "网页"),
            Map.entry(FileTypeDetector.LOCKED_OFFICE, "带密码的Office文档"));

    private final FileSettings settings;
    private final FileTypeDetector sniffer;

    FileRules(FileSettings settings, FileTypeDetector sniffer) {
        this.settings = settings;
        this.sniffer = sniffer;
    }

    /**
     * Detects the type of the file and checks it.
     *
     * @return its media type, or {@link FileTypeDetector#LOCKED_OFFICE}
     * @throws Refusal when the file is not accepted
     */
    String check(String name, Path file) throws IOException {
        if (Files.size(file) == 0) {
            throw refusal("“%s”是空文件，请检查后重新上传。", name);
        }
        var type = FileType.ending(FileNames.ending(name))
                .filter(settings.types()::contains)
                .orElseThrow(() -> refusal("“%s”不是可以上传的文件，可以上传的有：%s。", name, allowed()));
        var found = detect(name, file);
        if (found.macros()) {
            throw refusal("“%s”里有宏，请另存为不含宏的文档后再上传。", name);
        }
        if (type == FileType.TXT && sniffer.isText(found.mediaType())) {
            return type.mediaType();
        }
        boolean locked = type.isOfficeXml() && found.mediaType().equals(FileTypeDetector.LOCKED_OFFICE);
        if (!locked && !found.mediaType().equals(type.mediaType())) {
            throw refusal(
                    "“%s”的内容是%s，与扩展名“.%s”（%s）不符，不能上传。",
                    name, label(found.mediaType()), FileNames.ending(name), type.label());
        }
        return found.mediaType();
    }

    private FileTypeDetector.Finding detect(String name, Path file) {
        try {
            return sniffer.detect(file);
        } catch (IOException e) {
            log.debug("Damaged: {}", name, e);
            throw refusal("“%s”已损坏，打不开，请检查后重新上传。", name);
        }
    }

    private String allowed() {
        return settings.types().stream()
                .map(FileType::endings)
                .flatMap(List::stream)
                .map(ending -> "." + ending)
                .collect(Collectors.joining("、"));
    }

    private String label(String mediaType) {
        return FileType.of(mediaType)
                .map(FileType::label)
                .orElseGet(() -> LABELS.getOrDefault(mediaType, sniffer.isText(mediaType) ? "别的文本格式" : "别的格式"));
    }

    @FormatMethod
    private static Refusal refusal(String sentence, Object... parts) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, sentence.formatted(parts));
    }
}
