package org.dudao.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.dudao.support.Documents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of .pptx and .ofd files. */
class SlidesAndOfdTextTest {

    private static final String DOCUMENT =
            """
            <ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData>
            <ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>
            <ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/><ofd:Page ID="2" BaseLoc="/Doc_0/Pages/Page_1/Content.xml"/></ofd:Pages>
            </ofd:Document>""";

    private Path folder;

    @BeforeEach
    void folder(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    @DisplayName(".pptx读出文字、表格、备注，并说明有隐藏的页")
    void aPptxGivesItsSlidesTablesAndNotes() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var show = new XMLSlideShow()) {
            var first = show.createSlide();
            first.createTextBox().setText("专题学习\n边学边改");
            for (var placeholder : show.getNotesSlide(first).getPlaceholders()) {
                placeholder.setText(placeholder.getTextType() == Placeholder.BODY ? "讲三分钟" : "");
            }
            var second = show.createSlide();
            var table = second.createTable(2, 2);
            table.getCell(0, 0).setText("序号");
            table.getCell(0, 1).setText("问题");
            table.getCell(1, 1).setText("学习不深");
            second.setHidden(true);
            show.write(out);
        }
        var read = PptxTextExtractor.read(file(out.toByteArray()));
        assertThat(read.text()).isEqualTo("专题学习\n边学边改\n备注：讲三分钟\n\n序号\t问题\n学习不深\n");
        assertThat(read.notices()).containsExactly("有1张幻灯片是隐藏的，放映时看不到，它们的文字也列入比较。");
    }

    @Test
    @DisplayName("Strict格式的.pptx照样读，替代文字不读第二遍")
    void aStrictPptxIsRead() throws Exception {
        var relationships =
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId2" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/slide" Target="slides/slide1.xml"/>
                </Relationships>""";
        var slide =
                """
                <p:sld xmlns:p="http://purl.oclc.org/ooxml/presentationml/main" xmlns:a="http://purl.oclc.org/ooxml/drawingml/main"
                  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
                <p:sp><p:txBody><a:p><a:r><a:t>整改</a:t></a:r><a:r><a:t>任务</a:t></a:r></a:p></p:txBody></p:sp>
                <mc:AlternateContent><mc:Choice Requires="x"><p:sp><a:p><a:r><a:t>图形</a:t></a:r></a:p></p:sp></mc:Choice>
                <mc:Fallback><p:sp><a:p><a:r><a:t>图形</a:t></a:r></a:p></p:sp></mc:Fallback></mc:AlternateContent>
                <p:sp><p:nvSpPr><p:nvPr><p:ph type="sldNum"/></p:nvPr></p:nvSpPr><a:p><a:r><a:t>7</a:t></a:r></a:p></p:sp>
                </p:sld>""";
        var file = file(Documents.officeFile(
                "ppt/presentation.xml",
                """
                <p:presentation xmlns:p="http://purl.oclc.org/ooxml/presentationml/main"
                    xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships">
                <p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst></p:presentation>""",
                Map.of(
                        "ppt/_rels/presentation.xml.rels",
                        Documents.bytes(relationships),
                        "ppt/slides/slide1.xml",
                        Documents.bytes(slide))));
        assertThat(new FileTypeDetector().detect(file).mediaType()).isEqualTo(FileType.PPTX.mediaType());
        assertThat(PptxTextExtractor.read(file)).isEqualTo(ExtractedText.of("整改任务\n图形\n"));
    }

    @Test
    @DisplayName("OFD按页读，写满的一行接着读，页码不读，模板读一遍")
    void anOfdGivesItsLines() throws Exception {
        var first = page(object(10, 20, "一、征求意见没聚焦的") + object(10, 30, "要打回返工，学习不深") + object(50, 280, "— 1 —"));
        var second = page(object(10, 20, "入的要补课。") + object(10, 30, "二、总结。") + object(50, 280, "— 2 —"));
        assertThat(ofd(first, second, Map.of()))
                .isEqualTo(ExtractedText.of("某县教育实践活动\n一、征求意见没聚焦的要打回返工，学习不深入的要补课。\n二、总结。\n"));
    }

    @Test
    @DisplayName("OFD里逐字排的文字连成一行，隔开的加空格")
    void charactersOfAnOfdBecomeALine() throws Exception {
        var first = page(object(10, 20, "整") + object(15, 20, "改") + object(60, 20, "负责人")
                + "<ofd:TextObject Boundary=\"10 30 90 9\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\">没有字距的</ofd:TextCode></ofd:TextObject>"
                + object(35, 30, "一行")
                + "<ofd:TextObject Boundary=\"10 40 90 9\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 1 5 -5\""
                + " DeltaY=\"0 8\">第一行</ofd:TextCode></ofd:TextObject>");
        assertThat(ofd(first, page(""), Map.of()).text()).isEqualTo("某县教育实践活动\n整改 负责人\n没有字距的一行\n第一\n行\n");
    }

    @Test
    @DisplayName("OFD里夹带的文件要说明，设了密码的、没有文字的也要说明")
    void anOfdSaysWhatIsNotRead() throws Exception {
        var list = Documents.bytes(
                "<Attachments><Attachment ID=\"1\"><FileLoc>a.xml</FileLoc></Attachment></Attachments>");
        var document = DOCUMENT.replace(
                "</ofd:Document>", "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>");
        var attached = Map.of("Doc_0/Document.xml", Documents.bytes(document), "Doc_0/Attachs/Attachments.xml", list);
        assertThat(ofd(page(object(1, 1, "方案")), page(""), attached).notices())
                .containsExactly("这个OFD里夹带了别的文件，那里的文字没有读取，请打开查看。");
        assertUnreadable(Map.of("Encryptions.xml", Documents.bytes("<Encryptions/>")), "打开密码");
        assertUnreadable(Map.of("Doc_0/Tpls/Tpl_0/Content.xml", Documents.bytes(page(""))), "扫描件");
        assertUnreadable(
                Map.of("Doc_0/Tpls/Tpl_0/Content.xml", Documents.bytes(page(object(1, 1, "\uE001\uE002\uE003")))),
                "没有文字编码");
    }

    private void assertUnreadable(Map<String, byte[]> parts, String reason) {
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> ofd(page(""), page(""), parts))
                .withMessageContaining(reason);
    }

    @Test
    @DisplayName("OFD里引用的服务器文件不读取，展开后过大的不展开")
    void anOfdIsReadWithinLimits() throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "机密");
        var entity = "<!DOCTYPE d [<!ENTITY s SYSTEM \"%s\">]>".formatted(secret.toUri());
        assertThatExceptionOfType(XMLStreamException.class)
                .isThrownBy(() -> ofd(entity + page(object(1, 1, "&s;")), page(""), Map.of()));
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> ofd(page(" ".repeat(101 << 20)), page(""), Map.of()))
                .withMessageContaining("太大");
    }

    private static String page(String objects) {
        return "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Template TemplateID=\"9\"/><ofd:Content><ofd:Layer>"
                + objects + "</ofd:Layer></ofd:Content></ofd:Page>";
    }

    /** A line of characters that are 5 mm wide. */
    private static String object(int left, int top, String text) {
        return "<ofd:TextObject Boundary=\"%d %d 100 9\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g %d 5\">%s</ofd:TextCode></ofd:TextObject>"
                .formatted(left, top, Math.max(text.length() - 1, 1), text);
    }

    private ExtractedText ofd(String first, String second, Map<String, byte[]> otherParts) throws Exception {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(
                "OFD.xml",
                Documents.bytes(
                        """
                        <ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>
                        <ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>"""));
        parts.put("Doc_0/Document.xml", Documents.bytes(DOCUMENT));
        parts.put(
                "Doc_0/Tpls/Tpl_0/Content.xml",
                Documents.bytes(page(object(10, 10, "某县教育实践活动")).replaceFirst("<ofd:Template [^>]*>", "")));
        parts.put("Doc_0/Pages/Page_0/Content.xml", Documents.bytes(first));
        parts.put("Doc_0/Pages/Page_1/Content.xml", Documents.bytes(second));
        parts.putAll(otherParts);
        return OfdTextExtractor.read(file(Documents.zip(parts)));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "sent", ""), content);
    }
}
