package org.dudao.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dudao.support.WordDocument.paragraph;
import static org.dudao.support.WordDocument.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dudao.support.WordDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a .docx file is the text that a reader of the final document sees. */
class DocxTextExtractorTest {

    private static final String REVISIONS = "这个文件里有尚未接受的修订，比较的是接受修订后的文字；要看修订请打开文件，或者请单位定稿后重新上传。";

    private Path file;

    @BeforeEach
    void folder(@TempDir Path folder) {
        file = folder.resolve("方案.docx");
    }

    // Revisions, comments, hidden text

    @Test
    @DisplayName("修订按接受以后的文字读，并且说明有修订")
    void revisionsAreAccepted() {
        var read = read(WordDocument.of(
                """
                <w:p><w:r><w:t>二、活动从二月开始，</w:t></w:r>
                <w:del w:id="1"><w:r><w:delText>九月</w:delText></w:r></w:del>
                <w:ins w:id="2"><w:r><w:t>十月</w:t></w:r></w:ins><w:r><w:t>结束。</w:t></w:r></w:p>
                <w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>
                <w:del w:id="4"><w:r><w:delText>本段删去。</w:delText></w:r></w:del></w:p>"""
                        + paragraph("三、组织领导。")));

        assertThat(read.text()).isEqualTo("二、活动从二月开始，十月结束。\n三、组织领导。\n");
        assertThat(read.notices()).containsExactly(REVISIONS);
    }

    @Test
    @DisplayName("移动过的段落只在新的位置")
    void aMovedParagraphIsInItsNewPlaceOnly() {
        var read = read(WordDocument.of(
                """
                <w:p><w:pPr><w:rPr><w:moveFrom w:id="1"/></w:rPr></w:pPr><w:moveFromRangeStart w:id="2" w:name="m"/>
                <w:moveFrom w:id="3"><w:r><w:t>移动的段落。</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="2"/></w:p>"""
                        + paragraph("第一段。")
                        + "<w:p><w:moveTo w:id=\"4\">" + run("移动的段落。") + "</w:moveTo></w:p>"));

        assertThat(read.text()).isEqualTo("第一段。\n移动的段落。\n");
        assertThat(read.notices()).containsExactly(REVISIONS);
    }

    @Test
    @DisplayName("段落标记删去的两段是一段")
    void aDeletedParagraphMarkJoinsTwoParagraphs() {
        var read = read(WordDocument.of("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>"
                + run("加强领导，")
                + "</w:p>"
                + paragraph("落实责任。")));

        assertThat(read.text()).isEqualTo("加强领导，落实责任。\n");
    }

    @Test
    @DisplayName("删去的表格行和单元格不读")
    void deletedRowsAndCellsAreLeftOut() {
        var read = read(WordDocument.of("<w:tbl><w:tr>"
                + cell("问题")
                + cell("责任人")
                + "</w:tr><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>"
                + cell("删去的行")
                + "</w:tr><w:tr>"
                + cell("文山会海")
                + "<w:tc><w:tcPr><w:cellDel w:id=\"2\"/></w:tcPr>"
                + paragraph("张三")
                + "</w:tc></w:tr></w:tbl>"));

        assertThat(read.text()).isEqualTo("问题\t责任人\n文山会海\n");
        assertThat(read.notices()).containsExactly(REVISIONS);
    }

    @Test
    @DisplayName("只改了格式的修订也说明")
    void aRevisionOfTheFormatIsARevision() {
        var read = read(
                WordDocument.of(
                        "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"1\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>方案</w:t></w:r></w:p>"));

        assertThat(read.text()).isEqualTo("方案\n");
        assertThat(read.notices()).containsExactly(REVISIONS);
    }

    @Test
    @DisplayName("批注不是正文，但要说明有几条")
    void commentsAreNoText() {
        var read = read(WordDocument.of("<w:p><w:commentRangeStart w:id=\"0\"/>"
                        + run("按时完成。")
                        + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"
                        + "<w:r><w:commentReference w:id=\"1\"/></w:r></w:p>")
                .with("comments", "<w:comment w:id=\"0\">" + paragraph("请写明时间") + "</w:comment>"));

        assertThat(read.text()).isEqualTo("按时完成。\n");
        assertThat(read.notices()).containsExactly("这个文件里有2条批注，没有列入比较；要看批注请打开文件，或者请单位定稿后重新上传。");
    }

    @Test
    @DisplayName("隐藏文字看不见，不读，但要说明")
    void hiddenTextIsLeftOutAndSaidToBeThere() {
        var read = read(
                WordDocument.of("<w:p>"
                                + run("看得见，")
                                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>直接隐藏，</w:t></w:r>"
                                + "<w:r><w:rPr><w:rStyle w:val=\"Secret\"/></w:rPr><w:t>样式隐藏，</w:t></w:r>"
                                + "<w:r><w:rPr><w:rStyle w:val=\"Secret\"/><w:vanish w:val=\"0\"/></w:rPr><w:t>又显示，</w:t></w:r>"
                                + run("还看得见。")
                                + "</w:p><w:p><w:pPr><w:pStyle w:val=\"Below\"/></w:pPr>"
                                + run("段落样式隐藏。")
                                + "</w:p>")
                        .with(
                                "styles",
                                """
                        <w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>
                        <w:style w:styleId="Below"><w:basedOn w:val="Secret"/></w:style>"""));

        assertThat(read.text()).isEqualTo("看得见，又显示，还看得见。\n");
        assertThat(read.notices()).containsExactly("这个文件里有隐藏文字，没有列入比较；请打开文件，显示隐藏文字后查看。");
    }

    @Test
    @DisplayName("定稿没有要提醒的")
    void aFinalDocumentHasNoNotices() {
        assertThat(read(WordDocument.of(paragraph("方案"))).notices()).isEmpty();
    }

    @Test
    @DisplayName("隐藏的文本框不读，但要说明")
    void aHiddenTextBoxIsLeftOut() {
        var read = read(WordDocument.of(
                paragraph("正文") + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:pict><v:textbox><w:txbxContent>"
                        + paragraph("隐藏") + "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"));

        assertThat(read.text()).isEqualTo("正文\n");
        assertThat(read.notices()).singleElement().asString().contains("隐藏文字");
    }

    // Text boxes and graphics

    @Test
    @DisplayName("文本框的文字读一次，放在它所在的段落后面")
    void aTextBoxIsReadOnce() {
        var box = "<w:txbxContent>" + paragraph("三月动员，") + paragraph("五月对照检查。") + "</w:txbxContent>";
        var read = read(WordDocument.of("<w:p>"
                + run("时间")
                + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>"
                + box
                + "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
                + box
                + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
                + run("安排")
                + "</w:p>"));

        assertThat(read.text()).isEqualTo("时间安排\n三月动员，\n五月对照检查。\n");
    }

    @Test
    @DisplayName("老式文本框、艺术字，以及只有后备内容的文本框都读")
    void oldTextBoxesAndFallbacksAreRead() {
        var read = read(WordDocument.of("<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
                + paragraph("老式文本框")
                + "</w:txbxContent></v:textbox></v:shape><v:shape><v:textpath string=\"艺术字\"/></v:shape></w:pict></w:r></w:p>"
                + "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wpc\"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
                + paragraph("后备内容")
                + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"));

        assertThat(read.text()).isEqualTo("老式文本框\n艺术字\n后备内容\n");
    }

    @Test
    @DisplayName("文本框里的修订也按接受以后读")
    void revisionsInATextBoxAreAccepted() {
        var read = read(WordDocument.of(
                "<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:del w:id=\"1\"><w:r><w:delText>旧</w:delText></w:r></w:del>"
                        + run("新的时间表")
                        + "</w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>"));

        assertThat(read.text()).isEqualTo("新的时间表\n");
        assertThat(read.notices()).containsExactly(REVISIONS);
    }

    @Test
    @DisplayName("图表和SmartArt图形里的字都读")
    void chartsAndDiagramsAreRead() {
        var read = read(
                WordDocument.of("<w:p><w:r><w:drawing><c:chart r:id=\"chart1\"/></w:drawing></w:r></w:p>"
                                + "<w:p><w:r><w:drawing><dgm:relIds r:dm=\"diagramData1\"/></w:drawing></w:r></w:p>")
                        .with(
                                "chart1",
                                """
                        <c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>满意度</a:t></a:r></a:p></c:rich></c:tx></c:title>
                        <c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:pt><c:v>票数</c:v></c:pt>
                        </c:strCache></c:strRef></c:tx><c:cat><c:strLit><c:pt><c:v>满意</c:v></c:pt><c:pt><c:v>不满意</c:v></c:pt></c:strLit>
                        </c:cat><c:val><c:numLit><c:pt><c:v>30</c:v></c:pt><c:pt><c:v>2</c:v></c:pt></c:numLit></c:val></c:ser>
                        </c:barChart></c:plotArea></c:chart>""")
                        .with(
                                "diagramData1",
                                "<dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>组长：局长</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>"));

        assertThat(read.text()).isEqualTo("满意度\n票数\t满意\t不满意\t30\t2\n组长：局长\n");
    }

    @Test
    @DisplayName("反复引用同一个图表，只读一次")
    void aChartWithManyReferencesIsReadOnce() {
        var reference = "<w:p><w:r><w:drawing><c:chart r:id=\"chart1\"/></w:drawing></w:r></w:p>";
        var read = read(WordDocument.of(reference.repeat(1000))
                .with("chart1", "<c:chart><c:title><a:p><a:r><a:t>满意度</a:t></a:r></a:p></c:title></c:chart>"));

        assertThat(read.text()).isEqualTo("满意度\n");
    }

    // Text within a paragraph

    @Test
    @DisplayName("拼音不是正文")
    void thePronunciationOfRubyIsNoText() {
        var read = read(WordDocument.of("<w:p><w:r><w:ruby><w:rt><w:r><w:t>dū</w:t></w:r></w:rt><w:rubyBase>"
                + run("督")
                + "</w:rubyBase></w:ruby></w:r>"
                + field("EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(dǎo),导)", null)
                + "</w:p>"));

        assertThat(read.text()).isEqualTo("督导\n");
    }

    @Test
    @DisplayName("域读结果，不读代码；页码不读")
    void fieldsGiveTheirResult() {
        var read = read(WordDocument.of("<w:p>"
                + run("见")
                + field("HYPERLINK \"http://example.org\"", run("附件1"))
                + run("，")
                + field("IF " + field("MERGEFIELD a", run("一")) + " = 1", run("是"))
                + "<w:fldSimple w:instr=\" DATE \">"
                + run("三月")
                + "</w:fldSimple>"
                + run("，第")
                + field("PAGE", run("3"))
                + run("页")
                + "</w:p>"));

        assertThat(read.text()).isEqualTo("见附件1，是三月，第页\n");
    }

    @Test
    @DisplayName("没有结束的域不吞掉后面的段落")
    void aFieldWithoutEndHidesOneParagraph() {
        var read = read(WordDocument.of(
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + run("代码") + "</w:p>" + paragraph("下一段")));

        assertThat(read.text()).isEqualTo("下一段\n");
    }

    @Test
    @DisplayName("制表符、换行、连字符、符号和窗体控件")
    void specialCharactersAreRead() {
        var read = read(
                WordDocument.of(
                        """
                <w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr>
                <w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type="page"/><w:t>丁</w:t></w:r>
                <w:r><w:softHyphen/><w:t>co\u00ADop</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>
                <w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>同意</w:t><w:sym w:font="Wingdings 2" w:char="00A3"/><w:t>不同意</w:t>
                <w:sym w:font="Unknown" w:char="F041"/></w:r>
                <w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>
                </w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
                <w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="好"/>
                <w:listEntry w:val="较好"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"""));

        assertThat(read.text()).isEqualTo("甲\t乙\n丙丁coop-1☑同意□不同意〓☑较好\n");
    }

    @Test
    @DisplayName("超链接、智能标记、内容控件和公式里的字照读")
    void wrappersAreTransparent() {
        var read = read(WordDocument.of("<w:p><w:hyperlink r:id=\"x\">"
                + run("一")
                + "</w:hyperlink><w:smartTag>"
                + run("二")
                + "</w:smartTag><w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>"
                + run("三")
                + "</w:sdtContent></w:sdt><m:oMath><m:r><m:t>x=4</m:t></m:r></m:oMath></w:p><w:sdt><w:sdtContent>"
                + paragraph("五")
                + "</w:sdtContent></w:sdt>"));

        assertThat(read.text()).isEqualTo("一二三x=4\n五\n");
    }

    // Structure

    @Test
    @DisplayName("表格一行是一行，嵌套的表格也读")
    void aTableRowIsALine() {
        var read = read(WordDocument.of("<w:tbl><w:tr>"
                + cell("一")
                + cell("")
                + "<w:tc>" + paragraph("甲") + paragraph("乙") + "</w:tc></w:tr><w:tr><w:tc><w:tbl><w:tr>"
                + cell("内一")
                + cell("内二")
                + "</w:tr></w:tbl><w:p/></w:tc>"
                + cell("外")
                + "</w:tr></w:tbl>"));

        assertThat(read.text()).isEqualTo("一\t\t甲\n乙\n内一\t内二\t外\n");
    }

    @Test
    @DisplayName("脚注、尾注放在最后，正文里不留记号；没有引用的不读")
    void notesFollowTheText() {
        var read = read(WordDocument.of("<w:p>"
                        + run("先学一步")
                        + "<w:r><w:footnoteReference w:id=\"3\"/></w:r>"
                        + run("，学深一层。")
                        + "<w:r><w:footnoteReference w:id=\"2\"/><w:endnoteReference w:id=\"2\"/></w:r>"
                        + "<w:del w:id=\"9\"><w:r><w:footnoteReference w:id=\"4\"/></w:r></w:del></w:p>")
                .with(
                        "footnotes",
                        "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
                                + note("footnote", 2, "脚注二")
                                + note("footnote", 3, "脚注三")
                                + note("footnote", 4, "删去的脚注"))
                .with("endnotes", note("endnote", 2, "尾注")));

        assertThat(read.text()).isEqualTo("先学一步，学深一层。\n脚注三\n脚注二\n尾注\n");
    }

    @Test
    @DisplayName("页眉页脚各读一次，页码不读，不显示的不读")
    void headersAndFootersAreReadOnce() {
        var section =
                """
                <w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="even" r:id="header2"/>
                <w:headerReference w:type="first" r:id="header3"/><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>""";
        var read = read(WordDocument.of(
                        "<w:p><w:pPr>" + section + "</w:pPr>" + run("第一节") + "</w:p>" + paragraph("第二节") + section)
                .with("header1", paragraph("县水务局"))
                .with("header2", paragraph("偶数页页眉"))
                .with("header3", paragraph("首页页眉"))
                .with(
                        "footer1",
                        "<w:p>" + run("— ") + field("PAGE", run("7")) + run(" —") + "</w:p>" + paragraph("内部资料")));

        assertThat(read.text()).isEqualTo("县水务局\n第一节\n第二节\n内部资料\n");
    }

    @Test
    @DisplayName("空白段落不算改动")
    void emptyParagraphsAreNoLines() {
        assertThat(read(WordDocument.of(paragraph("一") + "<w:p/><w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
                                + paragraph("二")))
                        .text())
                .isEqualTo("一\n二\n");
    }

    // Lists

    @Test
    @DisplayName("自动编号是看得见的字，要读")
    void automaticNumbersAreText() {
        var read = read(
                WordDocument.of(item(1, 0, "总体要求")
                                + item(1, 0, "方法步骤")
                                + item(1, 1, "学习")
                                + item(1, 1, "对照")
                                + item(1, 2, "谈心")
                                + item(1, 0, "组织领导")
                                + item(1, 1, "保障")
                                + item(0, 0, "没有编号")
                                + item(2, 0, "项目符号")
                                + "<w:p><w:pPr><w:pStyle w:val=\"Title2\"/></w:pPr>"
                                + run("样式编号")
                                + "</w:p>")
                        .with(
                                "numbering",
                                "<w:abstractNum w:abstractNumId=\"7\">"
                                        + level(0, "chineseCountingThousand", "%1、", "")
                                        + level(1, "japaneseCounting", "（%2）", "<w:pStyle w:val=\"Title2\"/>")
                                        + level(2, "decimal", "%1.%3", "<w:isLgl/>")
                                        + "</w:abstractNum><w:abstractNum w:abstractNumId=\"8\">"
                                        + level(0, "bullet", "\uF06C", "")
                                        + "</w:abstractNum>"
                                        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
                                        + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>")
                        .with(
                                "styles",
                                "<w:style w:styleId=\"Title2\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"));

        assertThat(read.text())
                .isEqualTo(
                        """
                        一、总体要求
                        二、方法步骤
                        （一）学习
                        （二）对照
                        2.1 谈心
                        三、组织领导
                        （一）保障
                        没有编号
                        项目符号
                        （二）样式编号
                        """);
    }

    @Test
    @DisplayName("删去的段落不占编号，另起的列表从头编号")
    void deletedItemsAreNotCountedAndListsStartAnew() {
        var deleted =
                "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:del w:id=\"2\"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>";
        var read = read(
                WordDocument.of(item(1, 0, "甲")
                                + deleted
                                + item(1, 0, "乙")
                                + item(2, 0, "丙")
                                + item(2, 0, "丁")
                                + item(1, 0, "戊"))
                        .with(
                                "numbering",
                                "<w:abstractNum w:abstractNumId=\"7\">"
                                        + level(0, "decimal", "%1.", "")
                                        + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
                                        + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"));

        assertThat(read.text()).isEqualTo("1.甲\n2.乙\n1.丙\n2.丁\n3.戊\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1, chineseCounting, 一",
        "10, chineseCounting, 十",
        "12, chineseCountingThousand, 十二",
        "20, chineseCountingThousand, 二十",
        "105, chineseCountingThousand, 一百零五",
        "15, chineseLegalSimplified, 壹拾伍",
        "3, ideographTraditional, 丙",
        "11, ideographTraditional, 11",
        "12, ideographZodiac, 亥",
        "2, decimalEnclosedCircleChinese, ②",
        "21, decimalEnclosedCircle, 21",
        "10, decimalFullWidth, １０",
        "7, decimalZero, 07",
        "28, lowerLetter, bb",
        "4, upperLetter, D",
        "1994, upperRoman, MCMXCIV",
        "4, lowerRoman, iv",
        "9, unheardOf, 9"
    })
    void numbersAreWrittenInTheirFormat(int number, String format, String written) {
        assertThat(ListNumbers.format(number, format)).isEqualTo(written);
    }

    // Other forms of the file

    @Test
    @DisplayName("严格模式（Strict Open XML）的文件照读")
    void strictOpenXmlIsRead() {
        var read = read(WordDocument.strict("<w:p>"
                        + run("实施方案")
                        + "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>"
                        + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/></w:sectPr>")
                .with("footnotes", note("footnote", 2, "脚注"))
                .with("header1", paragraph("县水务局")));

        assertThat(read.text()).isEqualTo("县水务局\n实施方案\n脚注\n");
        assertThat(read.notices()).singleElement().asString().contains("隐藏文字");
    }

    @Test
    @DisplayName("插入的别的文件没有读，要说明")
    void anEmbeddedDocumentIsNamed() {
        var part = read(WordDocument.of(paragraph("见附件：") + "<w:altChunk r:id=\"x\"/>"));
        var workbook = read(WordDocument.of(paragraph("见附表：")).with("package", ""));

        assertThat(part.notices()).containsExactly("这个文件里插入了别的文件，那里的文字没有读取；请打开文件查看。");
        assertThat(workbook.notices()).isEqualTo(part.notices());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<w:p/>", "<w:p><w:r><w:drawing/></w:r></w:p>"})
    @DisplayName("只有图片的文档说明没有文字")
    void aDocumentWithoutTextSaysSo(String body) {
        assertThatThrownBy(() -> extract(WordDocument.of(body)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("这个Word文档里没有文字，可能只有图片，请打开查看。");
    }

    private static String cell(String text) {
        return "<w:tc>" + paragraph(text) + "</w:tc>";
    }

    private static String note(String kind, int id, String text) {
        return "<w:%s w:id=\"%d\"><w:p><w:r><w:%sRef/></w:r>%s</w:p></w:%s>"
                .formatted(kind, id, kind, run(" " + text), kind);
    }

    /** @param result null for a field without a result */
    private static String field(String instruction, @Nullable String result) {
        var code =
                instruction.replaceAll("^([^<]*)", "<w:r><w:instrText xml:space=\"preserve\">$1</w:instrText></w:r>");
        return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                + code
                + (result == null ? "" : "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + result)
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    }

    private static String item(int list, int level, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr>%s</w:p>"
                .formatted(level, list, run(text));
    }

    private static String level(int level, String format, String text, String more) {
        return "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>%s<w:lvlText w:val=\"%s\"/></w:lvl>"
                .formatted(level, format, more, text);
    }

    private ExtractedText read(WordDocument document) {
        try {
            return extract(document);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private ExtractedText extract(WordDocument document) throws Exception {
        try {
            Files.write(file, document.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DocxTextExtractor.read(file);
    }
}
