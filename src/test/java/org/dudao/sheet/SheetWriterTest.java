package org.dudao.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dudao.refusal.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets that we write, and sheets that we return with their errors. */
class SheetWriterTest {

    private static final List<String> COLUMNS = List.of("序号", "问题", "完成时限");
    private static final SheetLayout LAYOUT = SheetLayout.of("序号", "问题", "完成时限");

    private static XSSFSheet open(byte[] content) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            return workbook.getSheetAt(0);
        }
    }

    /** Exports for the office. */
    @Nested
    class Written {

        @ParameterizedTest
        @ValueSource(strings = {"=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "<b>"})
        @DisplayName("写出的文字不会变成公式")
        void aTextNeverBecomesAFormula(String text) throws IOException {
            var sheet = open(SheetWriter.write("台账", COLUMNS, List.of(List.of(1, text, LocalDate.of(2014, 8, 31)))));
            var cell = sheet.getRow(2).getCell(1);

            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
            assertThat(cell.getStringCellValue()).isEqualTo(text);
        }

        @Test
        @DisplayName("日期是日期格，数字是数字格，空的是空格")
        void datesAndNumbersAreWrittenAsSuch() throws IOException {
            var row = open(SheetWriter.write("台账", COLUMNS, List.of(Arrays.asList(1, null, LocalDate.of(2014, 8, 31)))))
                    .getRow(2);

            assertThat(row.getCell(0).getNumericCellValue()).isEqualTo(1);
            assertThat(row.getCell(1).getStringCellValue()).isEmpty();
            assertThat(row.getCell(2).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDate.of(2014, 8, 31).atStartOfDay());
        }

        @Test
        @DisplayName("有标题，表头不滚动，列宽适中，长的换行")
        void aTitleAHeaderThatStaysAndColumnsOfASensibleWidth() throws IOException {
            var sheet = open(SheetWriter.write(
                    "石磨县问题台账", COLUMNS, List.of(List.of(1, "长".repeat(200), LocalDate.of(2014, 8, 31)))));

            assertThat(sheet.getSheetName()).isEqualTo("石磨县问题台账");
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("石磨县问题台账");
            assertThat(sheet.getMergedRegions()).containsExactly(CellRangeAddress.valueOf("A1:C1"));
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 2);
            assertThat(IntStream.range(0, 3).map(column -> sheet.getColumnWidth(column) / 256))
                    .containsExactly(8, 40, 12);
            assertThat(sheet.getRow(2).getCell(1).getCellStyle().getWrapText()).isTrue();
        }

        @Test
        @DisplayName("写出的表能原样读回来")
        void whatIsWrittenIsReadAgain() {
            var sheet = SheetWriter.write(
                    "台账/2014",
                    COLUMNS,
                    List.of(List.of(1, "=会议\n太多", LocalDate.of(2014, 8, 31)), List.of(2, "文件太长", "长期")));

            assertThat(SheetReader.read(new SheetFile("台账.xlsx", sheet), LAYOUT).rows())
                    .containsExactly(
                            new SheetRow(3, Map.of("序号", "1", "问题", "=会议\n太多", "完成时限", "2014-08-31")),
                            new SheetRow(4, Map.of("序号", "2", "问题", "文件太长", "完成时限", "长期")));
        }

        @Test
        @DisplayName("超过 Excel 一格长度的文字截断并注明")
        void aTextThatIsTooLongForExcelIsCutAndSaysSo() throws IOException {
            var cell = open(SheetWriter.write("台账", List.of("问题"), List.of(List.of("长".repeat(40_000)))))
                    .getRow(2)
                    .getCell(0);

            assertThat(cell.getStringCellValue()).hasSize(32_767).endsWith("……（太长，余下的略去）");
        }

        @Test
        @DisplayName("没有内容的模板")
        void aTemplateHasNoRows() {
            var table = SheetReader.read(new SheetFile("模板.xlsx", SheetWriter.write("台账", COLUMNS, List.of())), LAYOUT);

            assertThat(table.columns()).isEqualTo(COLUMNS);
            assertThat(table.rows()).isEmpty();
        }
    }

    /** Returned sheets with errors. */
    @Nested
    class Returned {

        private final byte[] sent = Workbooks.workbook(sheet -> {
            Workbooks.fill(
                    sheet,
                    """
                    石磨县问题台账
                    序号|问题|完成时限
                    1|会议太多|2014-02-31
                    2|文件太长|2014-08-31
                    3||八月底||电话问""");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:C1"));
            sheet.setColumnWidth(1, 7_777);
            sheet.getWorkbook().createSheet("说明").createRow(0).createCell(0).setCellFormula("1+1");
        });

        private final List<RowError> errors = List.of(
                new RowError(3, "完成时限", "2014-02-31 不是日期"),
                new RowError(5, "问题", "没有填写"),
                new RowError(5, "完成时限", "八月底 不是日期"),
                new RowError(5, null, "这一行与前面的重复"));

        private byte[] mark(byte[] content, List<RowError> found) {
            var file = new SheetFile("台账.xlsx", content);
            return ReturnedSheet.mark(List.of(file), List.of(SheetReader.read(file, LAYOUT)), found);
        }

        @Test
        @DisplayName("每一行的错误写在最后一列，是红字")
        void theErrorsOfEachRowStandInALastColumnInRed() throws IOException {
            var sheet = open(mark(sent, errors));

            assertThat(sheet.getRow(1).getCell(5).getStringCellValue()).isEqualTo("错误");
            assertThat(sheet.getRow(2).getCell(5).getStringCellValue()).isEqualTo("完成时限：2014-02-31 不是日期");
            assertThat(sheet.getRow(3).getCell(5)).isNull();
            assertThat(sheet.getRow(4).getCell(5).getStringCellValue()).isEqualTo("问题：没有填写；完成时限：八月底 不是日期；这一行与前面的重复");
            assertThat(sheet.getRow(4).getCell(5).getCellStyle().getFont().getColor())
                    .isEqualTo((short) 10);
        }

        @Test
        @DisplayName("其余的原样不动")
        void everythingElseIsAsItWas() throws IOException {
            var before = open(sent);
            var sheet = open(mark(sent, errors));

            for (int number = 0; number < 5; number++) {
                for (var cell : before.getRow(number)) {
                    assertThat(sheet.getRow(number).getCell(cell.getColumnIndex()))
                            .hasToString(cell.toString());
                }
            }
            assertThat(sheet.getMergedRegions()).isEqualTo(before.getMergedRegions());
            assertThat(sheet.getColumnWidth(1)).isEqualTo(7_777);
            assertThat(sheet.getWorkbook().getSheetAt(1).getRow(0).getCell(0).getCellFormula())
                    .isEqualTo("1+1");
        }

        @Test
        @DisplayName("改好再交，错误一列不读")
        void theReturnedSheetIsReadAgainWithoutItsErrors() {
            var again = SheetReader.read(new SheetFile("台账.xlsx", mark(sent, errors)), LAYOUT);

            assertThat(again).isEqualTo(SheetReader.read(new SheetFile("台账.xlsx", sent), LAYOUT));
        }

        @Test
        @DisplayName("再退回时，原来的错误一列重写，不会变成两列")
        void aColumnOfErrorsFromBeforeIsWrittenAnew() throws IOException {
            var sheet = open(mark(mark(sent, errors), List.of(new RowError(4, null, "重复"))));

            assertThat(sheet.getRow(2).getCell(5)).isNull();
            assertThat(sheet.getRow(3).getCell(5).getStringCellValue()).isEqualTo("重复");
            assertThat(sheet.getRow(1).getLastCellNum()).isEqualTo((short) 6);
        }

        @Test
        @DisplayName("错误里的等号不会变成公式")
        void anErrorNeverBecomesAFormula() throws IOException {
            var cell = open(mark(sent, List.of(new RowError(3, null, "=1+1"))))
                    .getRow(2)
                    .getCell(5);

            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        }

        @Test
        @DisplayName("别的工作表太大，不装进内存")
        void aWorkbookWithTooMuchBesidesIsNotLoaded() {
            var large = Workbooks.withPart(sent, "xl/worksheets/sheet2.xml", " ".repeat(13 << 20));

            assertThat(catchThrowableOfType(Refusal.class, () -> mark(large, errors))
                            .reason())
                    .isEqualTo("“台账.xlsx”里别的内容太多或打不开，没法标出错误，请只留要导入的工作表和行。");
        }
    }
}
