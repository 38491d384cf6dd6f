package org.dudao.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.poi.hslf.exceptions.OldPowerPointFormatException;
import org.dudao.file.FileTextExtractor.Reading;
import org.dudao.support.Documents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

/** The extracted text of files, and the message when there is none. */
class FileTextExtractorTest {

    private static final String PDF = FileType.PDF.mediaType();
    private static final String DOCX = FileType.DOCX.mediaType();
    private static final String TXT = FileType.TXT.mediaType();

    private final FileTextExtractor texts = new FileTextExtractor(settings(Duration.ofMinutes(5)));

    private Path folder;

    @BeforeEach
    void folder(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aDocxGivesItsParagraphsTablesHeadersAndFooters() {
        assertThat(read(Documents.docx("一、总体要求", "聚焦“四风”问题"), DOCX).text()).isEqualTo("一、总体要求\n聚焦“四风”问题\n");
        assertThat(read(Documents.docxWithTableHeaderAndFooter("责任人：张三", "县水务局", "第1页"), DOCX)
                        .text())
                .contains("责任人：张三", "县水务局", "第1页");
    }

    @Test
    void aPdfGivesItsTextAlsoInChinese() {
        assertThat(read(Documents.pdf("Plan 2014"), PDF).text()).isEqualTo("Plan 2014\n");
        assertThat(read(Documents.chinesePdf("征求意见没聚焦的要打回返工"), PDF).text()).isEqualTo("征求意见没聚焦的要打回返工\n");
    }

    static Stream<Charset> charsets() {
        return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("GB18030"));
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void aTextFileIsReadInTheCharsetThatItIsWrittenIn(Charset charset) {
        assertThat(read("同志们：\r\n今天召开动员大会。\t完".getBytes(charset), TXT).text()).isEqualTo("同志们：\n今天召开动员大会。\t完");
    }

    @Test
    @DisplayName("PDF里写满的一行不是一句话的结束")
    void aFullLineOfAPdfRunsOn() {
        var pdf = Documents.chinesePdf("一、征求意见没聚焦的", "要打回返工，学习不深", "入的要补课。", "二、认真总结。");

        assertThat(read(pdf, PDF).text()).isEqualTo("一、征求意见没聚焦的要打回返工，学习不深入的要补课。\n二、认真总结。\n");
    }

    @Test
    void aByteOrderMarkIsNoText() {
        assertThat(read("\uFEFF动员讲话".getBytes(StandardCharsets.UTF_8), TXT).text())
                .isEqualTo("动员讲话");
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void aLongTextIsCutAndSaysSo(Charset charset) {
        var text = read("督".repeat(1_000_001).getBytes(charset), TXT).text();
        assertThat(text).startsWith("督督").hasSizeLessThan(200_020).endsWith("督\n（文字太长，以下没有读取。）");
    }

    @Test
    @DisplayName("要提醒阅读人的话和文字一起给出")
    void noticesComeWithTheText() {
        var revised = new ExtractedText("认真总结。", List.of("这个文件里有尚未接受的修订，比较的是接受修订后的文字。"));
        var reader = new FileTextExtractor(settings(Duration.ofMinutes(5)), Map.of(DOCX, file -> revised));

        assertThat(reader.read(folder, DOCX))
                .isEqualTo(new Reading("认真总结。", null, List.of("这个文件里有尚未接受的修订，比较的是接受修订后的文字。")));
    }

    @Test
    void aTextIsNotCutWithinACharacter() {
        assertThat(read(("督" + "𠮷".repeat(200_000)).getBytes(StandardCharsets.UTF_8), TXT)
                        .text())
                .contains("𠮷\n（")
                .matches(text -> text.chars().limit(199_999).count() == 199_999 && text.indexOf('?') < 0);
    }

    @Test
    void charactersThatTheDatabaseRefusesAreLeftOut() {
        var odd = new FileTextExtractor(
                settings(Duration.ofMinutes(5)), Map.of(PDF, file -> ExtractedText.of("整\u0000改\uD800落\u0007实")));
        assertThat(odd.read(folder, PDF).text()).isEqualTo("整改落实");
    }

    // Files without readable text say why

    @Test
    @DisplayName("设有打开密码的文件说明读不出")
    void lockedFilesSayThatTheyAreLocked() {
        assertThat(read(Documents.lockedPdf("secret"), PDF)).isEqualTo(none("这个文件设有打开密码，读不出文字。"));
        assertThat(read(Documents.lockedDocx(), FileTypeDetector.LOCKED_OFFICE)).isEqualTo(none("这个文件设有打开密码，读不出文字。"));
        assertThat(read(Documents.lockedXls(), FileType.XLS.mediaType())).isEqualTo(none("这个文件设有打开密码，读不出文字。"));
    }

    @Test
    @DisplayName("太旧的Office文件说明要另存")
    void veryOldOfficeFilesSaySo() {
        var old = new FileTextExtractor(settings(Duration.ofMinutes(5)), Map.of(FileType.PPT.mediaType(), file -> {
            throw new OldPowerPointFormatException("PowerPoint 95");
        }));
        assertThat(old.read(folder, FileType.PPT.mediaType()))
                .isEqualTo(none("这个文件是Office 95以前的旧格式，读不出文字；请单位用新版本的软件另存后重新上传。"));
    }

    @Test
    @DisplayName("扫描件说明读不出")
    void scansSayThatTheyAreScans() {
        assertThat(read(Documents.scannedPdf(), PDF)).isEqualTo(none("这个PDF里没有文字，可能是扫描件，读不出文字；请打开查看。"));
    }

    @Test
    @DisplayName("图片说明不读取文字")
    void otherTypesSayThatTheyAreNotRead() {
        assertThat(read(Documents.image("png"), "image/png")).isEqualTo(none("图片，读不出文字。"));
    }

    @Test
    @DisplayName("除了图片，收的每种文件都读取文字")
    void allAcceptedDocumentsAreRead() {
        for (var type : FileType.values()) {
            if (!type.mediaType().startsWith("image/")) {
                assertThat(read(Documents.bytes("方案"), type.mediaType()).unreadable())
                        .as(type.label())
                        .isNotEqualTo("这种格式的文件不自动读取文字，请打开查看。");
            }
        }
        assertThat(read(Documents.xlsx(), FileType.XLSX.mediaType()).text()).isEqualTo("工作表：台账\n责任人\n");
    }

    @Test
    @DisplayName("损坏的文件说明读不出")
    void damagedFilesSayThatTheyAreDamaged() {
        var damaged = none("这个文件已损坏或者不合规范，读不出文字。");
        var docx = Documents.docx("方案");
        assertThat(read(Documents.bytes("%PDF-1.7\n%%EOF"), PDF)).isEqualTo(damaged);
        assertThat(read(Arrays.copyOf(docx, docx.length / 2), DOCX)).isEqualTo(damaged);
        assertThat(read(Documents.docxOf(Documents.bytes("<w:document>")), DOCX))
                .isEqualTo(damaged);
    }

    @Test
    void aTextFileInNoKnownCharsetSaysSo() {
        assertThat(read(new byte[] {(byte) 0xFF, (byte) 0xFF, 'a'}, TXT)).isEqualTo(none("这个文本文件的编码不能识别，读不出文字。"));
    }

    // Hostile files

    @Test
    @DisplayName("文档里引用的服务器文件不读取")
    void aDocxReadsNoFileOfTheServer() throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "机密");
        var reading = read(
                Documents.docxOf(Documents.bytes(
                        """
                                <!DOCTYPE d [<!ENTITY secret SYSTEM "%s">]>
                                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
                                <w:body><w:p><w:r><w:t>&secret;</w:t></w:r></w:p></w:body></w:document>"""
                                .formatted(secret.toUri()))),
                DOCX);
        assertThat(reading).isEqualTo(none("这个文件已损坏或者不合规范，读不出文字。"));
    }

    @Test
    @DisplayName("展开后过大的文档不展开")
    void aDocxThatGrowsTooLargeIsNotUnpacked() {
        var tooLarge = none("这个文件展开后太大，读不出文字。");
        assertThat(read(Documents.docxOf(Documents.bytes("<a>" + "x".repeat(11 << 20))), DOCX))
                .isEqualTo(tooLarge);
    }

    @Test
    @DisplayName("解析出错不影响上传")
    void whateverAParserThrowsIsAnAnswer() {
        var failing = new FileTextExtractor(
                settings(Duration.ofMinutes(5)),
                Map.of(
                        PDF,
                        file -> {
                            throw new StackOverflowError();
                        },
                        DOCX,
                        file -> {
                            throw new IllegalArgumentException("no");
                        }));
        var damaged = none("这个文件已损坏或者不合规范，读不出文字。");
        assertThat(failing.read(folder, PDF)).isEqualTo(damaged);
        assertThat(failing.read(folder, DOCX)).isEqualTo(damaged);
    }

    @Test
    @DisplayName("解析超时不影响上传")
    void aParserThatNeverEndsIsLeftAlone() {
        var never = new CountDownLatch(1);
        var slow = new FileTextExtractor(settings(Duration.ofMillis(1)), Map.of(PDF, file -> {
            never.await();
            return ExtractedText.of("");
        }));
        for (int turn = 1; turn <= 5; turn++) {
            assertThat(slow.read(folder, PDF)).isEqualTo(none("这个文件太复杂，在限定的时间里读不出文字。"));
        }
    }

    private static Reading none(String reason) {
        return Reading.none(reason);
    }

    private static FileSettings settings(Duration readingTime) {
        return new FileSettings(DataSize.ofMegabytes(50), Set.of(), readingTime);
    }

    private Reading read(byte[] content, String mediaType) {
        try {
            return texts.read(Files.write(Files.createTempFile(folder, "sent", ""), content), mediaType);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
