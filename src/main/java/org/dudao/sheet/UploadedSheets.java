package org.dudao.sheet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Takes uploaded sheets from a request. A file that is too large is refused before it is read into memory. */
public final class UploadedSheets {

    private static final int MOST_FILES = 20;

    private UploadedSheets() {}

    static SheetCaller caller(HttpServletRequest request) {
        return new SheetCaller(String.valueOf(request.getRemoteUser()), request::isUserInRole);
    }

    /** @param campaign id of a campaign; null or blank for the only one in question */
    public static SheetUpload read(
            @Nullable List<MultipartFile> files, HttpServletRequest request, @Nullable String campaign) {
        if (files == null || files.isEmpty()) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "没有收到文件，请选择要导入的文件（file）。");
        }
        return new SheetUpload(read(files), caller(request), campaign == null || campaign.isBlank() ? null : campaign);
    }

    /** @throws SheetLimitRefusal when there are more than 20 files, or more than 20 MB in all */
    public static List<SheetFile> read(List<MultipartFile> parts) {
        if (parts.size() > MOST_FILES) {
            throw SheetLimitRefusal.of("一次最多%d个文件，现在有%d个。", MOST_FILES, parts.size());
        }
        long bytes = 0;
        var files = new ArrayList<SheetFile>();
        for (var part : parts) {
            bytes += part.getSize();
            SheetLimits.requireSize(nameOf(part), bytes);
            files.add(read(part));
        }
        return files;
    }

    private static SheetFile read(MultipartFile part) {
        try {
            return new SheetFile(nameOf(part), part.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(MultipartFile part) {
        return Objects.requireNonNullElse(part.getOriginalFilename(), part.getName());
    }
}
