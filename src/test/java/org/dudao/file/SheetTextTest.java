package org.dudao.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFPatriarch;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dudao.support.Documents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The text of .xls and .xlsx files. Both kinds give the same text. */
class SheetTextTest {

    private Path folder;

    private enum Kind {
        XLS,
        XLSX
    }

    @BeforeEach
    void folder(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("一行一句，格子之间是制表符，空行不算，空格子占位")
    void aRowIsALine(Kind kind) throws Exception {
        var read = read(kind, workbook -> {
            var sheet = workbook.createSheet("台账");
            sheet.createRow(0).createCell(0).setCellValue("整改台账");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 2));
            var row = sheet.createRow(2);
            row.createCell(0).setCellValue("学习不深\n入");
            row.createCell(2).setCellValue("张三");
        });
        assertThat(read).isEqualTo(ExtractedText.of("工作表：台账\n整改台账\n学习不深 入\t\t张三\n"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("数字、日期、公式按看到的样子读")
    void cellsAreReadAsTheyAreDisplayed(Kind kind) throws Exception {
        var read = read(kind, workbook -> {
            var row = workbook.createSheet("数").createRow(0);
            row.createCell(0).setCellValue(35);
            styled(row.createCell(1), "0.0%").setCellValue(0.125);
            styled(row.createCell(2), "#,##0.00").setCellValue(1234.5);
            styled(row.createCell(3), "yyyy\"年\"m\"月\"d\"日\"").setCellValue(LocalDate.of(2014, 3, 25));
            builtIn(row.createCell(4), 31).setCellValue(LocalDate.of(2014, 3, 25));
            builtIn(row.createCell(5), 57).setCellValue(LocalDate.of(2014, 3, 25));
            builtIn(row.createCell(6), 14).setCellValue(LocalDate.of(2014, 3, 25));
            row.createCell(7).setCellFormula("A1*2");
            row.createCell(8).setCellFormula("\"合\"&\"计\"");
            row.createCell(9).setCellFormula("1/0");
            row.createCell(10).setCellValue(true);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });
        assertThat(read.text())
                .isEqualTo(
                        "工作表：数\n35\t12.5%\t1,234.50\t2014年3月25日\t2014年3月25日\t2014年3月\t2014/3/25\t70\t合计\t#DIV/0!\tTRUE\n");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("隐藏的工作表、行、列也读，并说明")
    void hiddenSheetsRowsAndColumnsAreNamed(Kind kind) throws Exception {
        var read = read(kind, workbook -> {
            var shown = workbook.createSheet("台账");
            shown.createRow(0).createCell(0).setCellValue("问题");
            shown.createRow(1).createCell(0).setCellValue("被筛选掉的");
            shown.getRow(1).setZeroHeight(true);
            shown.getRow(1).createCell(2).setCellValue("备注");
            shown.setColumnHidden(2, true);
            shown.setColumnHidden(5, true);
            workbook.createSheet("底稿").createRow(0).createCell(0).setCellValue("旧数");
            workbook.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
            workbook.createSheet("空表");
            workbook.setSheetVisibility(2, SheetVisibility.HIDDEN);
        });
        assertThat(read.text()).isEqualTo("工作表：台账\n问题\n被筛选掉的\t\t备注\n\n工作表：底稿（隐藏）\n旧数\n");
        assertThat(read.notices())
                .containsExactly(
                        "工作表“台账”有1行是隐藏的或者被筛选掉了，打开文件时看不到，它们的内容也列入比较。",
                        "工作表“台账”有隐藏的列，打开文件时看不到，它们的内容也列入比较。",
                        "工作表“底稿”是隐藏的，打开文件时看不到，它的内容也列入比较。");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("文本框的文字照读，批注不读，但要说明")
    void textBoxesAreReadAndCommentsAreNamed(Kind kind) throws Exception {
        var read = read(kind, workbook -> {
            var sheet = workbook.createSheet("台账");
            var cell = sheet.createRow(0).createCell(0);
            cell.setCellValue("问题");
            var drawing = sheet.createDrawingPatriarch();
            var anchor = drawing.createAnchor(0, 0, 0, 0, 2, 2, 4, 4);
            var comment = drawing.createCellComment(anchor);
            comment.setString(workbook.getCreationHelper().createRichTextString("请写具体"));
            cell.setCellComment(comment);
            if (drawing instanceof XSSFDrawing shapes) {
                shapes.createTextbox((XSSFClientAnchor) anchor).setText("填到月底");
            } else {
                ((HSSFPatriarch) drawing)
                        .createTextbox((HSSFClientAnchor) anchor)
                        .setString(new HSSFRichTextString("填到月底"));
            }
        });
        assertThat(read.text()).isEqualTo("工作表：台账\n问题\n填到月底\n");
        assertThat(read.notices()).containsExactly("这个表格里有批注，没有列入比较，请打开文件查看。");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("没有文字的表格说明没有文字")
    void anEmptyWorkbookSaysSo(Kind kind) {
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> read(kind, workbook -> workbook.createSheet("空表")))
                .withMessage("这个表格里没有文字。");
    }

    @Test
    @DisplayName("Strict格式、反斜杠路径、拼音、ISO日期的表格照样读")
    void aStrictWorkbookIsRead() throws Exception {
        var strict = Documents.officeFile(
                "xl/workbook.xml",
                """
                <workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"
                    xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships">
                <sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>""",
                Map.of(
                        "xl\\_rels\\workbook.xml.rels",
                        Documents.bytes(
                                """
                                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                                <Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                                <Relationship Id="rId2" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings" Target="/xl/sharedStrings.xml"/>
                                </Relationships>"""),
                        "xl/sharedStrings.xml",
                        Documents.bytes(
                                """
                                <sst xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><si><r><t>杨</t></r><r><t>稷</t></r>
                                <rPh sb="0" eb="1"><t>yang</t></rPh></si></sst>"""),
                        "xl/worksheets/sheet1.xml",
                        Documents.bytes(
                                """
                                <worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><row>
                                <c t="s"><v>0</v></c><c t="d"><v>2014-03-25T00:00:00</v></c><c t="inlineStr"><is><t>办结_x000D_</t></is></c>
                                </row></sheetData></worksheet>""")));
        assertThat(XlsxTextExtractor.read(file(strict)).text()).isEqualTo("工作表：台账\n杨稷\t2014-03-25\t办结\n");
    }

    @Test
    @DisplayName("高度可压缩的好表格照样读，太大的表格说明太大")
    void onlyTheUnpackedSizeLimitsAWorkbook() throws Exception {
        var blank = sheetOf(
                "<sheetData><row><c t=\"inlineStr\"><is><t>问题</t></is></c></row></sheetData>" + " ".repeat(5 << 20));
        assertThat(XlsxTextExtractor.read(file(blank)).text()).isEqualTo("工作表：表\n问题\n");
        var tooLarge = sheetOf(" ".repeat(201 << 20));
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> XlsxTextExtractor.read(file(tooLarge)))
                .withMessage("这个文件展开后太大，读不出文字。");
    }

    @Test
    @DisplayName("行很多的表格读到字数上限为止")
    void aLongSheetIsReadToTheLimit() throws Exception {
        var rows = "<row><c t=\"inlineStr\"><is><t>落实整改责任</t></is></c></row>".repeat(100_000);
        var read = XlsxTextExtractor.read(file(sheetOf("<sheetData>" + rows + "</sheetData>")));
        assertThat(read.text()).hasSizeBetween(TextExtractor.MOST_CHARACTERS, TextExtractor.MOST_CHARACTERS + 10);
    }

    private static byte[] sheetOf(String content) {
        return Documents.officeFile(
                "xl/workbook.xml",
                """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                <sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>""",
                Map.of(
                        "xl/_rels/workbook.xml.rels",
                        Documents.bytes(
                                """
                                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="sheet1.xml"/>
                                </Relationships>"""),
                        "xl/sheet1.xml",
                        Documents.bytes(
                                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                                        + content + "</worksheet>")));
    }

    private static Cell styled(Cell cell, String format) {
        return builtIn(cell, cell.getSheet().getWorkbook().createDataFormat().getFormat(format));
    }

    private static Cell builtIn(Cell cell, int format) {
        CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
        style.setDataFormat((short) format);
        cell.setCellStyle(style);
        return cell;
    }

    private ExtractedText read(Kind kind, Consumer<Workbook> content) throws Exception {
        var out = new ByteArrayOutputStream();
        try (Workbook workbook = kind == Kind.XLS ? new HSSFWorkbook() : new XSSFWorkbook()) {
            content.accept(workbook);
            workbook.write(out);
        }
        var file = file(out.toByteArray());
        return kind == Kind.XLS ? XlsTextExtractor.read(file) : XlsxTextExtractor.read(file);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "sent", ""), content);
    }
}
