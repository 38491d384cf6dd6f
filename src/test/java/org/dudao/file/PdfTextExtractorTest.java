package org.dudao.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.dudao.comparison.Segment;
import org.dudao.comparison.TextComparison;
import org.dudao.support.PdfDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a PDF is the text of its author, without what the layout adds. */
class PdfTextExtractorTest {

    private static final String NO_CHARACTERS = "这个PDF里的字体没有注明每个字形是什么字，读不出文字；请打开查看，或者请单位从Word等软件重新导出PDF后上传。";
    private static final String LINE = "各单位要按照县委统一部署认真组织学习讨论听取群众意见";

    private Path file;

    @BeforeEach
    void folder(@TempDir Path folder) {
        file = folder.resolve("方案.pdf");
    }

    // Headers, footers, page numbers

    @Test
    @DisplayName("页眉、页脚、页码不是正文，跨页的一句话是一句")
    void runningLinesAreNoText() {
        var read = read(twoPages(LINE, "并于月底前完成。"));

        assertThat(read.text()).isEqualTo("实施方案\n" + LINE + "并于月底前完成。\n");
    }

    @Test
    @DisplayName("插进一段，后面的页眉页码都移动，也只有一处改动")
    void oneInsertedParagraphIsOneChange() {
        var lines = IntStream.rangeClosed(1, 60)
                .mapToObj("第%d项任务由办公室负责落实。"::formatted)
                .collect(Collectors.toList());
        var before = read(report(lines)).text();
        lines.add(10, "新增的一项任务由纪检组负责。");
        var after = read(report(lines)).text();

        assertThat(TextComparison.compare(before, after))
                .filteredOn(segment -> segment.kind() != Segment.Kind.SAME)
                .containsExactly(new Segment(Segment.Kind.ADDED, "新增的一项任务由纪检组负责。\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "— 1 —",
                "- 1 -",
                "－１－",
                "第 1 页",
                "第1页 共8页",
                "第 1 页/共 8 页",
                "共8页 第1页",
                "1 / 8",
                "Page 1 of 8",
                "·1·",
                "第一页",
                "1"
            })
    @DisplayName("各种写法的页码都不是正文")
    void pageNumbersAreNoText(String number) {
        assertThat(read(new PdfDocument().page().body("加强领导。").line(280, 780, number))
                        .text())
                .isEqualTo("加强领导。\n");
    }

    @Test
    @DisplayName("自己画自己的图形不读，正文照读")
    void aFormThatDrawsItselfIsLeftOut() {
        var pdf = new PdfDocument().page().body("实施方案").with((document, page) -> {
            var form = form(document, "/Next Do /Next Do");
            next(form, form);
            draw(document, page, form);
        });

        assertThat(read(pdf).text()).isEqualTo("实施方案\n");
    }

    @Test
    @Timeout(60)
    @DisplayName("图形一层层成倍地画，读到限度为止，前面的正文照读")
    void formsThatDrawBillionsOfFormsEnd() {
        var pdf = new PdfDocument().page().body("实施方案").page().body("以后的一页").with((document, page) -> {
            var form = form(document, "");
            for (int level = 0; level < 40; level++) {
                var outer = form(document, "/Next Do /Next Do");
                next(outer, form);
                form = outer;
            }
            draw(document, document.getPage(1), form);
        });

        assertThat(read(pdf).text()).startsWith("实施方案\n");
    }

    private static PDFormXObject form(PDDocument document, String content) {
        var form = new PDFormXObject(document);
        form.setResources(new PDResources());
        form.setBBox(PDRectangle.A4);
        try (var out = form.getContentStream().createOutputStream()) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return form;
    }

    private static void next(PDFormXObject outer, PDFormXObject inner) {
        outer.getResources().put(COSName.getPDFName("Next"), inner);
    }

    private static void draw(PDDocument document, PDPage page, PDFormXObject form) {
        page.getResources().put(COSName.getPDFName("Form"), form);
        try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, false)) {
            content.drawForm(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("从第5页开始编的页码、单双页不同的页眉也不是正文")
    void numbersFromFiveOnAndHeadersOfOddAndEvenPagesAreNoText() {
        var pdf = new PdfDocument();
        for (int page = 0; page < 4; page++) {
            pdf.page()
                    .line(page % 2 == 0 ? 90 : 400, 50, page % 2 == 0 ? "县水务局" : "群众路线教育实践活动")
                    .body("第%s项。".formatted("甲乙丙丁".charAt(page)))
                    .line(page % 2 == 0 ? 90 : 480, 750, String.valueOf(page + 5));
        }

        assertThat(read(pdf).text()).isEqualTo("第甲项。\n第乙项。\n第丙项。\n第丁项。\n");
    }

    @Test
    @DisplayName("正文里的数字和重复的句子照读")
    void numbersAndRepeatedLinesInTheBodyAreText() {
        var pdf = new PdfDocument().page().body("共收集意见", "12", "以上情况属实。").page().body("已经整改", "7", "以上情况属实。");

        assertThat(read(pdf).text()).isEqualTo("共收集意见\n12\n以上情况属实。\n已经整改\n7\n以上情况属实。\n");
    }

    @Test
    @DisplayName("有两页正文用同一句话开头，这句话两页都留")
    void twoPagesMayBeginWithTheSameSentence() {
        var pdf = new PdfDocument();
        for (int page = 1; page <= 6; page++) {
            pdf.page()
                    .line(90, 72, page % 3 == 0 ? "会议要求如下。" : "第%s次会议。".formatted("一二三四五六".charAt(page - 1)))
                    .line(90, 92, "内容%s。".formatted("甲乙丙丁戊己".charAt(page - 1)));
        }

        assertThat(read(pdf).text())
                .isEqualTo(
                        """
                        第一次会议。
                        内容甲。
                        第二次会议。
                        内容乙。
                        会议要求如下。
                        内容丙。
                        第四次会议。
                        内容丁。
                        第五次会议。
                        内容戊。
                        会议要求如下。
                        内容己。
                        """);
    }

    @Test
    @DisplayName("隔得远的两页有同一行，即使离正文远，也不是页眉")
    void aLineOfTwoDistantPagesIsNoHeader() {
        var pdf = new PdfDocument();
        for (int page = 1; page <= 6; page++) {
            pdf.page();
            if (page % 3 == 0) {
                pdf.line(90, 50, "会议要求");
            }
            pdf.body("甲乙丙丁戊己".charAt(page - 1) + "。", "完。");
        }

        assertThat(read(pdf).text()).isEqualTo("甲。\n完。\n乙。\n完。\n会议要求\n丙。\n完。\n丁。\n完。\n戊。\n完。\n会议要求\n己。\n完。\n");
    }

    @Test
    @DisplayName("紧接正文的一行，各页相同也是正文")
    void aLineCloseToTheBodyIsText() {
        var pdf = new PdfDocument();
        for (int page = 0; page < 2; page++) {
            pdf.page()
                    .line(90, 72, "会议要求如下。")
                    .line(90, 92, "内容%s。".formatted("甲乙".charAt(page)))
                    .line(90, 112, "完。");
        }

        assertThat(read(pdf).text()).isEqualTo("会议要求如下。\n内容甲。\n完。\n会议要求如下。\n内容乙。\n完。\n");
    }

    @Test
    @DisplayName("各章自己的页眉连着三页以上，不是正文")
    void theHeadersOfChaptersAreNoText() {
        var pdf = new PdfDocument();
        for (int page = 0; page < 9; page++) {
            pdf.page()
                    .line(200, 50, List.of("学习教育", "查摆问题", "整改落实").get(page / 3))
                    .body("内容%s。".formatted("甲乙丙丁戊己庚辛壬".charAt(page)), "完。");
        }

        assertThat(read(pdf).text())
                .isEqualTo("甲乙丙丁戊己庚辛壬"
                        .chars()
                        .mapToObj(c -> "内容%c。\n完。\n".formatted(c))
                        .collect(Collectors.joining()));
    }

    @Test
    @DisplayName("每页重复的表头只留一次")
    void theHeadOfATableOnEachPageIsReadOnce() {
        var pdf = new PdfDocument();
        for (int page = 0; page < 3; page++) {
            pdf.page().body("序号 问题 责任人", "%d 文山会海，会议过多过长 张三。".formatted(page + 1));
        }

        assertThat(read(pdf).text()).isEqualTo("序号 问题 责任人\n1 文山会海，会议过多过长 张三。\n2 文山会海，会议过多过长 张三。\n3 文山会海，会议过多过长 张三。\n");
    }

    @Test
    @DisplayName("页眉和页码在一行的、两行的页脚都不是正文")
    void aHeaderWithTheNumberBesideItAndATwoLineFooterAreNoText() {
        var pdf = new PdfDocument();
        for (int page = 1; page <= 2; page++) {
            pdf.page()
                    .line(90, 50, "县水务局                第%d版".formatted(page))
                    .body("第%s项。".formatted(page == 1 ? "甲" : "乙"))
                    .line(90, 785, "内部资料")
                    .line(90, 800, "注意保存");
        }

        assertThat(read(pdf).text()).isEqualTo("第甲项。\n第乙项。\n");
    }

    @Test
    @DisplayName("横排页面（旋转90度）的页眉页码也不是正文")
    void runningLinesOfATurnedPageAreNoText() {
        var pdf = new PdfDocument().rotated(90);
        for (int page = 1; page <= 2; page++) {
            // On a page that is turned by 90 degrees, x runs from the top to the bottom.
            pdf.page()
                    .show("0 1 -1 0 40 100", hex("县水务局"))
                    .show("0 1 -1 0 100 100", hex("第%s项。".formatted(page == 1 ? "甲" : "乙")))
                    .show("0 1 -1 0 560 300", hex("第%d页".formatted(page)));
        }

        assertThat(read(pdf).text()).isEqualTo("第甲项。\n第乙项。\n");
    }

    @Test
    @DisplayName("分两栏的页面按栏读")
    void columnsAreReadOneAfterTheOther() {
        var pdf = new PdfDocument().page();
        for (int row = 0; row < 2; row++) {
            pdf.line(60, 100 + 20 * row, row == 0 ? "左栏第一行写到这里，" : "左栏第二行。");
        }
        for (int row = 0; row < 2; row++) {
            pdf.line(330, 100 + 20 * row, row == 0 ? "右栏第一行写到这里，" : "右栏第二行。");
        }

        assertThat(read(pdf).text()).isEqualTo("左栏第一行写到这里，左栏第二行。\n右栏第一行写到这里，右栏第二行。\n");
    }

    @Test
    @DisplayName("封面的标题不和下一页连在一起")
    void theTitlePageDoesNotRunOn() {
        var pdf = new PdfDocument().page().body("实施方案").page().body(LINE, "认真总结。");

        assertThat(read(pdf).text()).isEqualTo("实施方案\n" + LINE + "认真总结。\n");
    }

    // Fonts whose characters are not known

    @Test
    @DisplayName("字体没有字符表的PDF不当作文字，说明原因")
    void aCompositeFontWithoutCharactersSaysSo() {
        assertThatThrownBy(() -> extract(withoutToUnicode("Implementation plan")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage(NO_CHARACTERS);
    }

    @Test
    @DisplayName("自编字形名的字体不当作文字")
    void aSimpleFontWithOwnGlyphNamesSaysSo() {
        var pdf = new PdfDocument().font(ownGlyphs()).page().show("1 0 0 1 90 700", "(!\"#!#\")");

        assertThatThrownBy(() -> extract(pdf.bytes()))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage(NO_CHARACTERS);
    }

    @Test
    @DisplayName("没有嵌入、也没有字符表的字体不拿别的字体顶替")
    void aMissingFontIsNotReadWithAnotherOne() {
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setItem(COSName.BASE_FONT, COSName.getPDFName("Unheard"));
        font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        var glyphs = new COSDictionary();
        glyphs.setItem(COSName.TYPE, COSName.FONT);
        glyphs.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        glyphs.setItem(COSName.BASE_FONT, COSName.getPDFName("Unheard"));
        var collection = new COSDictionary();
        collection.setString(COSName.REGISTRY, "Adobe");
        collection.setString(COSName.ORDERING, "Identity");
        collection.setInt(COSName.SUPPLEMENT, 0);
        glyphs.setItem(COSName.CIDSYSTEMINFO, collection);
        var descendants = new COSArray();
        descendants.add(glyphs);
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        var pdf = new PdfDocument().font(font).page().show("1 0 0 1 90 700", "<00240025002600270028>");

        assertThatThrownBy(() -> extract(pdf.bytes()))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage(NO_CHARACTERS);
    }

    @Test
    @DisplayName("少数字形读不出的，其余照读，并且说明")
    void aFewUnknownGlyphsAreLeftOutAndSaidToBe() {
        var font = ownGlyphs();
        var pdf = new PdfDocument().font(font).page().show("1 0 0 1 90 700", "(Everything else is readable.!)");
        var read = read(pdf);

        assertThat(read.text()).isEqualTo("Everything else is readable.\n");
        assertThat(read.notices()).containsExactly("这个PDF里约有4%的字形没有注明是什么字，没有读出来；请打开文件查看。");
    }

    @Test
    @DisplayName("有字符表的嵌入字体照读")
    void anEmbeddedFontWithCharactersIsRead() throws Exception {
        var read = extract(embedded("Implementation plan"));

        assertThat(read).isEqualTo(ExtractedText.of("Implementation plan\n"));
    }

    @Test
    @DisplayName("夹着扫描页的PDF说明有几页没有读")
    void scannedPagesAmongOthersAreCounted() {
        var pdf = new PdfDocument().page().page().body("加强领导。").page().with((document, first) -> {
            try {
                var scan =
                        LosslessFactory.createFromImage(document, new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB));
                first.getResources().add(scan);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        // The last page is empty.
        assertThat(read(pdf).notices()).containsExactly("这个PDF有1页只有图片、没有文字，可能是扫描页，没有读取；请打开文件查看。");
    }

    // Forms, annotations, encryption

    @Test
    @DisplayName("表单里填的内容和加在页面上的文字都读，批注说明有几条")
    void formsAndTypedTextsAreRead() {
        var read = read(new PdfDocument().page().body("登记表").with(PdfTextExtractorTest::fill));

        assertThat(read.text()).isEqualTo("登记表\n补充：四月底前完成\n姓名：张三\n是否党员：☑\n");
        assertThat(read.notices()).containsExactly("这个PDF里有1条批注，没有列入比较；要看批注请打开文件，或者请单位定稿后重新上传。");
    }

    @Test
    @DisplayName("PDF里附有别的文件的，要说明")
    void attachedFilesAreNamed() {
        var pdf = new PdfDocument().page().body("方案").with((document, page) -> {
            try {
                var file = new PDComplexFileSpecification();
                file.setFile("附表.xlsx");
                file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(new byte[] {1})));
                var files = new PDEmbeddedFilesNameTreeNode();
                files.setNames(Map.of("附表.xlsx", file));
                var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
                names.setEmbeddedFiles(files);
                document.getDocumentCatalog().setNames(names);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(read(pdf).notices()).containsExactly("这个PDF里附有别的文件，那里的文字没有读取；请打开文件查看。");
    }

    @Test
    @DisplayName("只在表单里有字的PDF不是扫描件")
    void aFormOverAScanIsRead() {
        assertThat(read(new PdfDocument().page().with(PdfTextExtractorTest::fill))
                        .text())
                .contains("姓名：张三");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Adobe.PubSec /SubFilter /adbe.pkcs7.s5", "/FOPN_fLock"})
    @DisplayName("用证书或专门软件加密的PDF说明是加密的")
    void otherEncryptionIsNamed(String filter) {
        var objects = List.of(
                "<</Type /Catalog /Pages 2 0 R>>",
                "<</Type /Pages /Kids [3 0 R] /Count 1>>",
                "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>",
                "<</Filter %s /V 4 /R 4 /StmF /C /StrF /C /CF <</C <</CFM /AESV2 /Recipients [<3082>]>>>>>>"
                        .formatted(filter));
        var pdf = new StringBuilder("%PDF-1.7\n");
        var places = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            places.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append("%d 0 obj %s endobj\n".formatted(i + 1, objects.get(i)));
        }
        int start = pdf.length();
        pdf.append(places)
                .append("trailer <</Root 1 0 R /Size 5 /Encrypt 4 0 R /ID [<00><00>]>>\nstartxref\n%d\n%%%%EOF\n"
                        .formatted(start));

        assertThatThrownBy(() -> extract(pdf.toString().getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("这个PDF是用数字证书或者专门的软件加密的，读不出文字；请打开查看，或者请单位去掉加密后重新上传。");
    }

    @Test
    @DisplayName("太长的PDF说明读到第几页")
    void aLongPdfSaysHowFarItWasRead() {
        var pdf = new PdfDocument();
        for (int page = 0; page < 4; page++) {
            pdf.page().line(90, 50, "县水务局" + "页眉".repeat(25_000)).body("甲乙丙丁".charAt(page) + "。".repeat(25_000));
        }

        assertThat(read(pdf).notices()).containsExactly("文字太长，只读取了前3页；后面的请打开文件查看。");
    }

    /** A header, a body line at the end of the first page that runs on, and page numbers. */
    private static PdfDocument twoPages(String last, String first) {
        return new PdfDocument()
                .page()
                .line(200, 50, "县水务局教育实践活动")
                .body("实施方案", last)
                .line(280, 790, "— 1 —")
                .page()
                .line(200, 50, "县水务局教育实践活动")
                .body(first)
                .line(280, 790, "— 2 —");
    }

    /** Eight lines on a page, with a header and a footer. */
    private static PdfDocument report(List<String> lines) {
        var pdf = new PdfDocument();
        for (int from = 0, page = 1; from < lines.size(); from += 8, page++) {
            pdf.page()
                    .line(200, 50, "县水务局教育实践活动")
                    .body(lines.subList(from, Math.min(from + 8, lines.size())).toArray(String[]::new))
                    .line(250, 800, "第 %d 页 共 %d 页".formatted(page, (lines.size() + 7) / 8));
        }
        return pdf;
    }

    /** Helvetica, but its codes 33 to 35 have names that only their producer knows. */
    private static COSDictionary ownGlyphs() {
        var differences = new COSArray();
        differences.add(COSInteger.get(33));
        List.of("g1", "g2", "g3").forEach(name -> differences.add(COSName.getPDFName(name)));
        var encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.BASE_ENCODING, COSName.WIN_ANSI_ENCODING);
        encoding.setItem(COSName.DIFFERENCES, differences);
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE1);
        font.setItem(COSName.BASE_FONT, COSName.getPDFName("Helvetica"));
        font.setItem(COSName.ENCODING, encoding);
        return font;
    }

    private static byte[] embedded(String text) throws Exception {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream();
                var ttf = PDDocument.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            var page = new PDPage();
            document.addPage(page);
            var font = PDType0Font.load(document, ttf);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(font, 12);
                content.newLineAtOffset(72, 600);
                content.showText(text);
                content.endText();
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] withoutToUnicode(String text) throws Exception {
        try (var document = Loader.loadPDF(embedded(text));
                var out = new ByteArrayOutputStream()) {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                resources.getFont(name).getCOSObject().removeItem(COSName.TO_UNICODE);
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void fill(PDDocument document, PDPage page) {
        try {
            var form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            var name = new PDTextField(form);
            name.setPartialName("name");
            name.setAlternateFieldName("姓名");
            name.getCOSObject().setString(COSName.V, "张三");
            var member = new PDCheckBox(form);
            member.setPartialName("是否党员");
            member.getCOSObject().setName(COSName.V, "Yes");
            var empty = new PDTextField(form);
            empty.setPartialName("空");
            form.setFields(List.<PDField>of(name, member, empty));
            var typed = new PDAnnotationFreeText();
            typed.setContents("补充：四月底前完成");
            var comment = new PDAnnotationText();
            comment.setContents("请写明时间");
            var hidden = new PDAnnotationFreeText();
            hidden.setContents("隐藏的文字");
            hidden.setHidden(true);
            page.setAnnotations(List.<PDAnnotation>of(typed, comment, hidden));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(String text) {
        return "<%s>".formatted(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE)));
    }

    private ExtractedText read(PdfDocument pdf) {
        try {
            return extract(pdf.bytes());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private ExtractedText extract(byte[] pdf) throws Exception {
        return PdfTextExtractor.read(Files.write(file, pdf));
    }
}
