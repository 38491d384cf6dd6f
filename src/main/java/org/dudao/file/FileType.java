package org.dudao.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The accepted types: documents and images, but no archives. A .ppt is not accepted, because its macros cannot be
 * detected; a .pptx is.
 */
enum FileType {
    PDF("PDF文档", "application/pdf", "pdf"),
    DOC("Word文档（.doc）", "application/msword", "doc", "wps"),
    DOCX("Word文档（.docx）", OfficeXml.MEDIA_TYPE + "wordprocessingml.document", "docx"),
    XLS("Excel表格（.xls）", "application/vnd.ms-excel", "xls", "et"),
    XLSX("Excel表格（.xlsx）", OfficeXml.MEDIA_TYPE + "spreadsheetml.sheet", "xlsx"),
    PPTX("PowerPoint演示文稿（.pptx）", OfficeXml.MEDIA_TYPE + "presentationml.presentation", "pptx"),
    TXT("纯文本", "text/plain", "txt"),
    PNG("PNG图片", "image/png", "png"),
    JPEG("JPEG图片", "image/jpeg", "jpg", "jpeg"),
    GIF("GIF图片", "image/gif", "gif"),
    WEBP("WebP图片", "image/webp", "webp"),
    BMP("BMP图片", "image/bmp", "bmp");

    private final String label;
    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> endings;

    FileType(String label, String mediaType, String... endings) {
        this.label = label;
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    String label() {
        return label;
    }

    String mediaType() {
        return mediaType;
    }

    /** Without the dot, in lower case. */
    List<String> endings() {
        return endings;
    }

    boolean isOfficeXml() {
        return mediaType.startsWith(OfficeXml.MEDIA_TYPE);
    }

    static Optional<FileType> ending(String ending) {
        return Arrays.stream(values())
                .filter(type -> type.endings.contains(ending.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static Optional<FileType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }
}
