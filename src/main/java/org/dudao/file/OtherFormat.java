package org.dudao.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Formats that are not accepted but are often sent, with what to do instead. */
enum OtherFormat {
    HEIC(
            "HEIC图片（苹果手机的照片格式）",
            "请在手机的“设置－相机－格式”里改为“兼容性最佳”后重拍，或者把这张照片另存为 .jpg 后再上传。",
            List.of("image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"),
            "heic",
            "heif"),
    AVIF("AVIF图片", FileType.Advice.IMAGE, List.of("image/avif"), "avif"),
    TIFF("TIFF图片", "请另存为 .jpg 后再上传；有多页的，请导出为 .pdf。", List.of("image/tiff"), "tif", "tiff"),
    SVG("SVG图形", "请另存为 .png 后再上传。", List.of("image/svg+xml"), "svg"),
    ARCHIVE(
            "压缩包",
            "请解压后，把里面的文件逐个上传。",
            List.of(
                    "application/zip",
                    "application/x-rar-compressed",
                    "application/x-7z-compressed",
                    "application/gzip",
                    "application/x-tar",
                    "application/x-bzip2",
                    "application/x-xz",
                    "application/java-archive"),
            "zip",
            "rar",
            "7z",
            "gz",
            "tgz",
            "tar",
            "bz2",
            "xz"),
    PROGRAM(
            "可执行程序",
            "程序不能作为材料，请只上传文档和图片。",
            List.of(
                    "application/x-msdownload",
                    "application/x-dosexec",
                    "application/x-executable",
                    "application/x-sharedlib",
                    "application/x-elf",
                    "application/x-mach-o"),
            "exe",
            "msi",
            "bat",
            "cmd",
            "com",
            "scr",
            "js",
            "vbs",
            "apk"),
    SHORTCUT(
            "快捷方式",
            "快捷方式里没有内容，请找到它指向的文件再上传。",
            List.of("application/x-ms-shortcut", "application/x-mswinurl"),
            "lnk",
            "url"),
    WEB_PAGE(
            "网页",
            "请用浏览器打开，打印为 .pdf 后再上传。",
            List.of("text/html", "application/xhtml+xml", "multipart/related", "message/rfc822"),
            "html",
            "htm",
            "mht",
            "mhtml"),
    RTF("RTF文档", FileType.Advice.WORD, List.of("application/rtf"), "rtf"),
    WORD_XML(
            "Word 2003 XML文档",
            FileType.Advice.WORD,
            List.of("application/vnd.ms-wordml", "application/vnd.ms-word2006ml")),
    EXCEL_XML("Excel 2003 XML表格", FileType.Advice.EXCEL, List.of("application/vnd.ms-spreadsheetml")),
    CSV("CSV表格", FileType.Advice.EXCEL, List.of("text/csv"), "csv"),
    BINARY_WORKBOOK("Excel二进制工作簿（.xlsb）", FileType.Advice.EXCEL, List.of(FileTypeDetector.BINARY_WORKBOOK), "xlsb"),
    MACRO_DOCUMENT("启用宏的Word文档", FileType.Advice.WORD, List.of(), "docm", "dotm"),
    MACRO_WORKBOOK("启用宏的Excel工作簿", FileType.Advice.EXCEL, List.of(), "xlsm", "xltm", "xlam"),
    MACRO_PRESENTATION("启用宏的PowerPoint演示文稿", FileType.Advice.POWERPOINT, List.of(), "pptm", "potm", "ppsm"),
    DOCUMENT_TEMPLATE("Word模板", FileType.Advice.WORD, List.of(), "dot", "dotx", "wpt"),
    WORKBOOK_TEMPLATE("Excel模板", FileType.Advice.EXCEL, List.of(), "xlt", "xltx", "ett"),
    SLIDE_SHOW("PowerPoint放映文件或者模板", FileType.Advice.POWERPOINT, List.of(), "pps", "ppsx", "pot", "potx", "dpt"),
    VERY_OLD_OFFICE(
            "Office 95以前的旧文档",
            "请用能打开它的软件另存为 .docx、.xlsx 或 .pdf 后再上传。",
            List.of(FileTypeDetector.VERY_OLD_OFFICE, "application/x-tika-old-excel")),
    OTHER_OFFICE(
            "别的Office文件（例如Visio、Publisher或者邮件）",
            "请用原来的软件打开，导出为 .pdf 后再上传。",
            List.of("application/x-tika-msoffice"),
            "vsd",
            "vsdx",
            "pub",
            "mpp",
            "msg",
            "eml"),
    OPEN_TEXT("OpenDocument文档", FileType.Advice.WORD, List.of("application/vnd.oasis.opendocument.text"), "odt"),
    OPEN_SHEET(
            "OpenDocument表格", FileType.Advice.EXCEL, List.of("application/vnd.oasis.opendocument.spreadsheet"), "ods"),
    OPEN_SLIDES(
            "OpenDocument演示文稿",
            FileType.Advice.POWERPOINT,
            List.of("application/vnd.oasis.opendocument.presentation"),
            "odp"),
    UOF("标文通（UOF）文档", "请用WPS打开，另存为 .docx、.xlsx 或 .pptx 后再上传。", List.of(), "uof", "uot", "uos", "uop"),
    FIXED_LAYOUT(
            "CEB、CAJ一类的版式文档",
            "请用它的阅读器打开，打印或者转换为 .pdf 后再上传。",
            List.of("application/vnd.ms-xpsdocument"),
            "ceb",
            "caj",
            "gd",
            "sep",
            "xps",
            "oxps"),
    CLOUD_DOCUMENT("WPS在线文档", "请在WPS里导出为 .docx、.xlsx 或 .pdf 后再上传。", List.of(), "otl", "ksheet", "dbt"),
    IWORK(
            "苹果iWork文档",
            "请在原来的软件里导出为 .docx、.xlsx、.pptx 或 .pdf 后再上传。",
            List.of("application/vnd.apple.iwork", "application/vnd.apple.unknown.13"),
            "pages",
            "numbers",
            "key"),
    RECORDING(
            "录音或者录像",
            "录音录像不能上传，请把内容写成文字，或者截图后上传。",
            List.of("audio/mpeg", "video/mp4", "video/quicktime", "audio/mp4", "audio/vnd.wave"),
            "mp3",
            "wav",
            "m4a",
            "amr",
            "mp4",
            "mov",
            "avi",
            "wmv"),
    LOCKED_OFFICE("带密码的Office文档", "请把扩展名改回原来的（.docx、.xlsx 或 .pptx）后再上传。", List.of(FileTypeDetector.LOCKED_OFFICE));

    private final String label;
    private final String advice;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> mediaTypes;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> endings;

    OtherFormat(String label, String advice, List<String> mediaTypes, String... endings) {
        this.label = label;
        this.advice = advice;
        this.mediaTypes = mediaTypes;
        this.endings = List.of(endings);
    }

    String label() {
        return label;
    }

    /** What to do, as a Chinese sentence. */
    String advice() {
        return advice;
    }

    /** Whether Word, Excel or PowerPoint open it under the name of their own files and can save it anew. */
    boolean isOpenedByOffice() {
        return switch (this) {
            case WEB_PAGE, RTF, WORD_XML, EXCEL_XML, CSV, OPEN_TEXT, OPEN_SHEET, OPEN_SLIDES -> true;
            default -> false;
        };
    }

    static Optional<OtherFormat> ending(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.endings.contains(ending.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static Optional<OtherFormat> of(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaTypes.contains(mediaType))
                .findFirst();
    }
}
