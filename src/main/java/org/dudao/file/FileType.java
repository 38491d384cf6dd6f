package org.dudao.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The accepted types: documents and images, but no archives. */
enum FileType {
    PDF("PDF文档", "application/pdf", "请用原来的软件重新导出 .pdf 后再上传。", "pdf"),
    /** GB/T 33190, the fixed-layout format of Chinese offices. */
    OFD("OFD版式文档", "application/ofd", "请用原来的软件重新导出 .ofd 或 .pdf 后再上传。", "ofd"),
    DOC("Word文档（.doc）", "application/msword", Advice.WORD, "doc", "wps"),
    DOCX("Word文档（.docx）", OfficeXml.MEDIA_TYPE + "wordprocessingml.document", Advice.WORD, "docx"),
    XLS("Excel表格（.xls）", "application/vnd.ms-excel", Advice.EXCEL, "xls", "et"),
    XLSX("Excel表格（.xlsx）", OfficeXml.MEDIA_TYPE + "spreadsheetml.sheet", Advice.EXCEL, "xlsx"),
    PPT("PowerPoint演示文稿（.ppt）", "application/vnd.ms-powerpoint", Advice.POWERPOINT, "ppt", "dps"),
    PPTX("PowerPoint演示文稿（.pptx）", OfficeXml.MEDIA_TYPE + "presentationml.presentation", Advice.POWERPOINT, "pptx"),
    TXT("纯文本", "text/plain", "请用记事本打开，另存为 .txt（编码选UTF-8）后再上传。", "txt"),
    PNG("PNG图片", "image/png", Advice.IMAGE, "png"),
    JPEG("JPEG图片", "image/jpeg", Advice.IMAGE, "jpg", "jpeg"),
    GIF("GIF图片", "image/gif", Advice.IMAGE, "gif"),
    WEBP("WebP图片", "image/webp", Advice.IMAGE, "webp"),
    BMP("BMP图片", "image/bmp", Advice.IMAGE, "bmp");

    /** What to do with a file whose content is not what its name says. */
    static final class Advice {
        static final String WORD = "请用Word或者WPS文字打开，另存为 .docx 后再上传。";
        static final String EXCEL = "请用Excel或者WPS表格打开，另存为 .xlsx 后再上传。";
        static final String POWERPOINT = "请用PowerPoint或者WPS演示打开，另存为 .pptx 后再上传。";
        static final String IMAGE = "请用看图软件打开，另存为 .jpg 或 .png 后再上传。";

        private Advice() {}
    }

    private final String label;
    private final String mediaType;
    private final String advice;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> endings;

    FileType(String label, String mediaType, String advice, String... endings) {
        this.label = label;
        this.mediaType = mediaType;
        this.advice = advice;
        this.endings = List.of(endings);
    }

    String label() {
        return label;
    }

    String mediaType() {
        return mediaType;
    }

    /** How to make a file of this type, as a Chinese sentence. */
    String advice() {
        return advice;
    }

    /** Without the dot, in lower case. */
    List<String> endings() {
        return endings;
    }

    /** Whether Office can protect files of this type with a password that hides the exact type. */
    boolean isOfficeXml() {
        return mediaType.startsWith(OfficeXml.MEDIA_TYPE);
    }

    /** Whether an Office program opens other formats under this name, such as a web page that is called .xls. */
    boolean isOffice() {
        return isOfficeXml() || this == DOC || this == XLS || this == PPT;
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
