package org.dudao.file;

import com.google.errorprone.annotations.FormatMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dudao.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The rules for files: an allowed type, content that matches the name, no macros. */
@Component
class FileRules {

    private static final Logger log = LoggerFactory.getLogger(FileRules.class);

    /** Word and WPS write such a file next to a document that is open. It holds the name of the user. */
    private static final String OWNER_FILE = "~$";

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
        if (name.startsWith(OWNER_FILE)) {
            throw refusal("“%s”是打开文档时产生的临时文件，不是文档本身，请上传文档本身。", name);
        }
        if (Files.size(file) == 0) {
            throw refusal("“%s”是空文件，请检查后重新上传。", name);
        }
        var type = FileType.ending(FileNames.ending(name))
                .filter(settings.types()::contains)
                .orElseThrow(() -> refusal("“%s”%s可以上传的有：%s。", name, whyNot(FileNames.ending(name)), endings()));
        var found = detect(name, file);
        if (found.macros()) {
            throw refusal("“%s”里有宏，不能上传。%s这种格式不保存宏。", name, type.advice());
        }
        if (type == FileType.TXT && PlainTextExtractor.isText(file)) {
            return type.mediaType();
        }
        boolean locked = type.isOfficeXml() && found.mediaType().equals(FileTypeDetector.LOCKED_OFFICE);
        if (!locked && !found.mediaType().equals(type.mediaType())) {
            throw refusal(
                    "“%s”的内容是%s，与扩展名“.%s”（%s）不符，不能上传。%s",
                    name,
                    label(found.mediaType()),
                    FileNames.ending(name),
                    type.label(),
                    advice(name, type, found.mediaType()));
        }
        return found.mediaType();
    }

    private static String whyNot(String ending) {
        return OtherFormat.ending(ending)
                .map(format -> "是%s，不能上传。%s".formatted(format.label(), format.advice()))
                .orElse("不是可以上传的文件，");
    }

    private FileTypeDetector.Finding detect(String name, Path file) {
        try {
            return sniffer.detect(file);
        } catch (IOException e) {
            log.debug("Damaged: {}", name, e);
            throw refusal("“%s”已损坏，打不开，请检查后重新上传。", name);
        }
    }

    private String endings() {
        return String.join("、", settings.endings());
    }

    private String label(String mediaType) {
        return FileType.of(mediaType)
                .map(FileType::label)
                .or(() -> OtherFormat.of(mediaType).map(OtherFormat::label))
                .orElseGet(() -> sniffer.isText(mediaType) ? "别的文本格式" : "别的格式");
    }

    /** @param type the type that the name says */
    private String advice(String name, FileType type, String mediaType) {
        var accepted = FileType.of(mediaType).filter(settings.types()::contains);
        boolean text = sniffer.isText(mediaType);
        if (accepted.isPresent() && !text) {
            var base = name.substring(0, name.length() - FileNames.ending(name).length());
            return "请把文件名改为“%s”后再上传。".formatted(base + accepted.get().endings().get(0));
        }
        var other = OtherFormat.of(mediaType);
        if (type.isOffice() && (text || other.map(OtherFormat::isOpenedByOffice).orElse(false))) {
            return type.advice();
        }
        return other.map(OtherFormat::advice).orElse(type.advice());
    }

    @FormatMethod
    private static Refusal refusal(String sentence, Object... parts) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, sentence.formatted(parts));
    }
}
