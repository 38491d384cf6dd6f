package org.dudao.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dudao.refusal.Refusal;
import org.dudao.support.Documents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Which files are accepted, and under which names. */
class FileRulesTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final byte[] PAGE = Documents.bytes("<!DOCTYPE html><html><script>alert(1)</script></html>");

    private static final String STRICT_DOCUMENT =
            "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body/></w:document>";

    private Path folder;

    @BeforeEach
    void folder(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> documentsAndImages() {
        return Stream.of(
                Arguments.of("方案.pdf", Documents.pdf("plan"), "application/pdf"),
                Arguments.of("方案.PDF", Documents.pdf("plan"), "application/pdf"),
                Arguments.of("方案.docx", Documents.docx("实施方案"), FileType.DOCX.mediaType()),
                Arguments.of("台账.xlsx", Documents.xlsx(), FileType.XLSX.mediaType()),
                Arguments.of("方案.doc", Documents.oldOffice("WordDocument"), "application/msword"),
                Arguments.of("方案.wps", Documents.oldOffice("WordDocument"), "application/msword"),
                Arguments.of("台账.xls", Documents.oldOffice("Workbook"), "application/vnd.ms-excel"),
                Arguments.of("台账.et", Documents.oldOffice("Workbook"), "application/vnd.ms-excel"),
                Arguments.of("全大写.xls", Documents.oldOffice("WORKBOOK"), "application/vnd.ms-excel"),
                Arguments.of("汇报.ppt", Documents.oldOffice("PowerPoint Document"), "application/vnd.ms-powerpoint"),
                Arguments.of("汇报.dps", Documents.oldOffice("PowerPoint Document"), "application/vnd.ms-powerpoint"),
                Arguments.of("通知.ofd", Documents.zip(Map.of("OFD.xml", Documents.bytes("<OFD/>"))), "application/ofd"),
                Arguments.of(
                        "没有声明类型.docx",
                        Documents.officeFile("word/document.xml", STRICT_DOCUMENT, Map.of()),
                        FileType.DOCX.mediaType()),
                Arguments.of("现场.png", Documents.image("png"), "image/png"),
                Arguments.of("现场.jpg", Documents.image("jpg"), "image/jpeg"),
                Arguments.of("现场.jpeg", Documents.image("jpg"), "image/jpeg"),
                Arguments.of("现场.gif", Documents.image("gif"), "image/gif"),
                Arguments.of("现场.bmp", Documents.image("bmp"), "image/bmp"),
                Arguments.of("现场.webp", Documents.webp(), "image/webp"),
                Arguments.of("发言.txt", "同志们：今天开会。".getBytes(StandardCharsets.UTF_8), "text/plain"),
                Arguments.of("发言.txt", "同志们：今天开会。".getBytes(GB18030), "text/plain"),
                Arguments.of("发言.txt", "同志们：今天开会。".getBytes(StandardCharsets.UTF_16), "text/plain"),
                Arguments.of("网页.txt", PAGE, "text/plain"),
                Arguments.of("带密码.docx", Documents.lockedDocx(), FileTypeDetector.LOCKED_OFFICE));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource
    void documentsAndImages(String name, byte[] content, String type) throws IOException {
        assertThat(all().check(name, file(content))).isEqualTo(type);
    }

    static Stream<Arguments> contentThatIsNotWhatTheNameSays() {
        return Stream.of(
                Arguments.of("方案.pdf", Documents.exe(), "可执行程序", "PDF文档"),
                Arguments.of("方案.txt", Documents.exe(), "可执行程序", "纯文本"),
                Arguments.of("现场.png", PAGE, "网页", "PNG图片"),
                Arguments.of(
                        "现场.png",
                        Documents.bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>"),
                        "SVG图形",
                        "PNG图片"),
                Arguments.of("现场.jpg", Documents.image("png"), "PNG图片", "JPEG图片"),
                Arguments.of("方案.pdf", Documents.docx("方案"), "Word文档（.docx）", "PDF文档"),
                Arguments.of("方案.doc", Documents.docx("方案"), "Word文档（.docx）", "Word文档（.doc）"),
                Arguments.of("方案.docx", Documents.oldOffice("WordDocument"), "Word文档（.doc）", "Word文档（.docx）"),
                Arguments.of("台账.xlsx", Documents.docx("方案"), "Word文档（.docx）", "Excel表格（.xlsx）"),
                Arguments.of("方案.doc", Documents.bytes("{\\rtf1\\ansi 方案}"), "RTF文档", "Word文档（.doc）"),
                Arguments.of("方案.docx", Documents.zip(Map.of("a.txt", Documents.bytes("a"))), "压缩包", "Word文档（.docx）"),
                Arguments.of("方案.pdf", Documents.lockedDocx(), "带密码的Office文档", "PDF文档"),
                Arguments.of("发言.txt", new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, "别的格式", "纯文本"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    @DisplayName("内容与扩展名不符的文件不收")
    void contentThatIsNotWhatTheNameSays(String name, byte[] content, String found, String expected) {
        assertThat(refusal(name, content)).contains("“" + name + "”", "内容是", found, expected, "不符");
    }

    @ParameterizedTest
    @ValueSource(strings = {"资料.dat", "方案", "方案."})
    @DisplayName("不在允许之列的文件不收，并说明可以上传哪些")
    void onlyDocumentsAndImagesAreTaken(String name) {
        assertThat(refusal(name, Documents.docx("方案"))).contains("“" + name + "”", "可以上传的有", ".pdf", ".docx", ".jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "照片.heic, HEIC图片, 兼容性最佳",
        "照片.HEIF, HEIC图片, 另存为 .jpg",
        "扫描.tiff, TIFF图片, 另存为 .jpg",
        "图.svg, SVG图形, 另存为 .png",
        "资料.zip, 压缩包, 解压后",
        "资料.rar, 压缩包, 解压后",
        "程序.exe, 可执行程序, 只上传文档和图片",
        "方案.docm, 启用宏的Word文档, 另存为 .docx",
        "台账.xlsm, 启用宏的Excel工作簿, 另存为 .xlsx",
        "汇报.pptm, 启用宏的PowerPoint演示文稿, 另存为 .pptx",
        "台账.csv, CSV表格, 另存为 .xlsx",
        "方案.wpt, Word模板, 另存为 .docx",
        "网页.html, 网页, 打印为 .pdf",
        "通知.ceb, 版式文档, .pdf",
        "通知.uof, 标文通, 另存为 .docx",
        "发言.mp3, 录音, 写成文字"
    })
    @DisplayName("常见的别的格式不收，并说明怎么办")
    void otherFormatsComeWithAdvice(String name, String label, String advice) {
        assertThat(refusal(name, Documents.bytes("x"))).contains("“" + name + "”", label, advice, "可以上传的有");
    }

    @Test
    @DisplayName("打开文档时产生的临时文件不收")
    void ownerFilesAreRefused() {
        assertThat(refusal("~$方案.docx", new byte[162])).contains("临时文件", "上传文档本身");
    }

    static Stream<Arguments> wrongNamesComeWithAdvice() {
        return Stream.of(
                Arguments.of("照片.jpg", heic(), "HEIC图片", "兼容性最佳"),
                Arguments.of("现场.jpg", Documents.webp(), "WebP图片", "改为“现场.webp”"),
                Arguments.of("现场.jpg", Documents.bytes("II*\0\10\0\0\0"), "TIFF图片", "另存为 .jpg"),
                Arguments.of("方案.docx", Documents.oldOffice("WordDocument"), "Word文档（.doc）", "改为“方案.doc”"),
                Arguments.of("台账.et", Documents.xlsx(), "Excel表格（.xlsx）", "改为“台账.xlsx”"),
                Arguments.of("台账.xls", PAGE, "网页", "用Excel或者WPS表格打开，另存为 .xlsx"),
                Arguments.of("台账.xls", Documents.bytes("序号,姓名\n1,张三\n"), "纯文本", "另存为 .xlsx"),
                Arguments.of("方案.doc", Documents.bytes("{\\rtf1\\ansi 方案}"), "RTF文档", "另存为 .docx"),
                Arguments.of("方案.pdf", PAGE, "网页", "打印为 .pdf"),
                Arguments.of("方案.docx", Documents.zip(Map.of("a.txt", Documents.bytes("a"))), "压缩包", "解压后"),
                Arguments.of("资料.docx", Documents.bytes("Rar!\u001a\7\0"), "压缩包", "解压后"),
                Arguments.of("方案.doc", Documents.bytes("PO^Q`"), "旧文档", "另存为 .docx"));
    }

    /** The first box of a photo of an iPhone. */
    private static byte[] heic() {
        return Documents.bytes("\0\0\0\u0018ftypheic\0\0\0\0mif1heic");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    @DisplayName("内容与扩展名不符的，说明怎么办")
    void wrongNamesComeWithAdvice(String name, byte[] content, String found, String advice) {
        assertThat(refusal(name, content)).contains("“" + name + "”", found, "不能上传", advice);
    }

    @Test
    @DisplayName("有宏的文档不收，并说明另存为哪种格式")
    void documentsWithMacrosAreRefused() {
        assertThat(refusal("方案.docx", Documents.docm())).contains("方案.docx", "宏", "另存为 .docx");
        assertThat(refusal("方案.docx", Documents.docxWithVba(Documents.vbaProject("Sub AutoOpen()\r\nEnd Sub", 2))))
                .contains("宏");
        assertThat(refusal("方案.doc", Documents.oldOfficeWithVba("WordDocument", "Sub AutoOpen()\r\nEnd Sub", 2)))
                .contains("方案.doc", "宏", "另存为 .docx");
        assertThat(refusal("台账.xls", Documents.oldOfficeWithVba("Workbook", "Sub Auto_Open()", 0)))
                .contains("台账.xls", "宏", "另存为 .xlsx");
    }

    @Test
    @DisplayName("只剩编译后代码的宏也是宏")
    void compiledCodeWithoutItsSourceIsAMacro() {
        assertThat(refusal("方案.doc", Documents.oldOfficeWithVba("WordDocument", "", 2)))
                .contains("宏");
    }

    @Test
    @DisplayName("没有一行代码的宏工程不是宏")
    void anEmptyVbaProjectIsNoMacro() throws IOException {
        var empty = Documents.vbaProject("\r\n", 0);
        assertThat(all().check("方案.docx", file(Documents.docxWithVba(empty)))).isEqualTo(FileType.DOCX.mediaType());
        assertThat(all().check("台账.xls", file(Documents.oldOfficeWithVba("Workbook", "", 0))))
                .isEqualTo("application/vnd.ms-excel");
    }

    @Test
    @DisplayName("Excel 4.0宏表是宏")
    void aMacroSheetIsAMacro() {
        var sheets = new byte[4096];
        System.arraycopy(new byte[] {(byte) 0x85, 0, 9, 0, 0, 0, 0, 0, 2, 1, 1, 0, 'M'}, 0, sheets, 0, 13);
        assertThat(refusal("台账.xls", Documents.oldOffice("Workbook", sheets))).contains("宏");
        sheets[9] = 0;
        assertThat(Documents.oldOffice("Workbook", sheets))
                .satisfies(xls -> assertThat(all().check("台账.xls", file(xls))).isEqualTo("application/vnd.ms-excel"));
    }

    @Test
    @DisplayName("演示文稿里有宏的不收")
    void presentationsWithMacrosAreRefused() throws IOException {
        // DocumentContainer, DocInfoList, VBAInfo and its atom: reference 1, has macros, version 2
        var records = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        records.putShort((short) 15).putShort((short) 1000).putInt(36);
        records.putShort((short) 15).putShort((short) 2000).putInt(28);
        records.putShort((short) 31).putShort((short) 1023).putInt(20);
        records.putShort((short) 2)
                .putShort((short) 1024)
                .putInt(12)
                .putInt(1)
                .putInt(1)
                .putInt(2);
        assertThat(refusal("汇报.ppt", Documents.oldOffice("PowerPoint Document", records.array())))
                .contains("宏", "另存为 .pptx");
        records.putInt(36, 0);
        assertThat(all().check("汇报.ppt", file(Documents.oldOffice("PowerPoint Document", records.array()))))
                .isEqualTo("application/vnd.ms-powerpoint");
    }

    @Test
    @DisplayName("空文件不收")
    void emptyFilesAreRefused() {
        assertThat(refusal("方案.pdf", new byte[0])).isEqualTo("“方案.pdf”是空文件，请检查后重新上传。");
    }

    @Test
    @DisplayName("打不开的Office文件不收")
    void damagedOfficeFilesAreRefused() {
        var docx = Documents.docx("方案");
        var doc = Documents.oldOffice("WordDocument");
        assertThat(refusal("方案.docx", Arrays.copyOf(docx, docx.length / 2))).contains("方案.docx", "已损坏");
        assertThat(refusal("方案.doc", Arrays.copyOf(doc, 600))).contains("方案.doc", "已损坏");
    }

    @Test
    @DisplayName("允许上传哪些类型可以设置")
    void typesAreASetting() throws IOException {
        var pdfOnly = rules(Set.of(FileType.PDF));
        assertThat(pdfOnly.check("方案.pdf", file(Documents.pdf("plan")))).isEqualTo("application/pdf");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pdfOnly.check("方案.docx", file(Documents.docx("方案"))))
                .withMessage("“方案.docx”不是可以上传的文件，可以上传的有：.pdf。");
    }

    @ParameterizedTest
    @CsvSource({
        "实施方案（第2稿）.docx, 实施方案（第2稿）.docx",
        "'  方案 　 一.pdf. ', 方案 一.pdf",
        "a<b>c:d\"e|f?g*h.pdf, a_b_c_d_e_f_g_h.pdf",
        "con.pdf, _con.pdf",
        "LPT1, _LPT1",
        "...方案.pdf, 方案.pdf"
    })
    void namesThatSomeComputerCannotKeepAreChanged(String sent, String kept) {
        assertThat(FileNames.safe(sent)).isEqualTo(kept);
    }

    @Test
    @DisplayName("看不见的字符从文件名里去掉")
    void unseenCharactersAreTakenOut() {
        assertThat(FileNames.safe("方案\u202Efdp.exe")).isEqualTo("方案fdp.exe");
        assertThat(FileNames.safe("方\u0000案\r\n\u200B.p\u2066df")).isEqualTo("方案.pdf");
        assertThat(FileNames.safe("方案\uD800.pdf")).isEqualTo("方案.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd.txt", "C:\\桌面\\方案.docx", "/方案.pdf", "方案.pdf/", "..\u202E/方案.pdf"})
    @DisplayName("文件名里不能有路径")
    void namesAreNoPaths(String name) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> FileNames.safe(name))
                .withMessageContaining("路径");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "\u202E"})
    @DisplayName("文件要有名字")
    void filesHaveNames(String name) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> FileNames.safe(name))
                .withMessage("文件没有名字，请取名后再上传。");
    }

    @Test
    @DisplayName("太长的文件名截短，扩展名不变")
    void longNamesAreCutAndKeepTheirEnding() {
        var kept = FileNames.safe("督".repeat(300) + ".pdf");
        assertThat(kept).startsWith("督督").endsWith("督.pdf").doesNotContain("\uFFFD");
        assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(190, 200);
        assertThat(FileNames.safe("𠮷".repeat(300) + ".pdf")
                        .codePoints()
                        .filter(c -> c == 0x20BB7)
                        .count())
                .isEqualTo(49);
        assertThat(FileNames.safe("a." + "b".repeat(300))).hasSize(200);
    }

    private String refusal(String name, byte[] content) {
        try {
            var taken = all().check(name, file(content));
            throw new AssertionError(name + " was taken as " + taken);
        } catch (Refusal e) {
            return e.reason();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static FileRules all() {
        return rules(Set.of());
    }

    private static FileRules rules(Set<FileType> types) {
        return new FileRules(new FileSettings(DataSize.ofMegabytes(50), types, Duration.ZERO), new FileTypeDetector());
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "sent", ""), content);
    }
}
