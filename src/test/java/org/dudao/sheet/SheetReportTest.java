package org.dudao.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is reported of an import, and the marked sheets. */
class SheetReportTest {

    @Test
    @DisplayName("问题再多也只列前 500 处，总数说清楚")
    void onlyTheFirstErrorsAreListedAndAllAreCounted() {
        var errors = new ErrorList();
        IntStream.range(0, 100_000).forEach(row -> errors.add(new RowError(row, null, "没有填写")));
        var report = SheetReport.withErrors(100_000, errors);

        assertThat(report.errors()).hasSize(ErrorList.MOST_LISTED).last().isEqualTo(new RowError(499, null, "没有填写"));
        assertThat(report.errorCount()).isEqualTo(100_000);
        assertThat(report.isClean()).isFalse();
        assertThat(report.summary()).containsExactly("共 100000 行，问题共 100000 处，先列 500 处，一行也没有存。");
    }

    @Test
    @DisplayName("几处就列几处，不说“先列”")
    void aFewErrorsAreAllListed() {
        var errors = new ErrorList();
        errors.add(new RowError(3, "问题", "没有填写"));

        assertThat(SheetReport.withErrors(2, errors).summary()).containsExactly("共 2 行，问题共 1 处，一行也没有存。");
    }

    @Test
    @DisplayName("几张表的错误各标在自己的表里；没有行号的写在表头，重新标时换掉")
    void errorsAreMarkedInTheirSheets() throws IOException {
        var sheets = List.of(
                new SheetTable(
                        "单位",
                        1,
                        List.of("代码", "名称"),
                        List.of(),
                        List.of(new SheetRow(3, Map.of("代码", "001"))),
                        List.of()),
                new SheetTable(
                        "人员", 1, List.of("姓名"), List.of(), List.of(new SheetRow(2, Map.of("姓名", "=1+1"))), List.of()));
        var errors = List.of(
                new RowError("单位", 3, "名称", "没有填写"),
                new RowError("单位", null, null, "单位“001”没有联络员"),
                new RowError("督导组", null, null, "缺少这张表"));
        var once = ReturnedSheet.mark(List.of(new SheetFile("单位.csv", new byte[0])), sheets, errors);
        var twice = ReturnedSheet.mark(List.of(new SheetFile("名册.xlsx", once)), sheets, errors);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(twice))) {
            var units = workbook.getSheet("单位");
            assertThat(units.getRow(0).getCell(2).getStringCellValue()).isEqualTo("错误：单位“001”没有联络员；缺少这张表");
            assertThat(units.getRow(2).getCell(2).getStringCellValue()).isEqualTo("名称：没有填写");
            assertThat((int) units.getRow(0).getLastCellNum()).isEqualTo(3);
            assertThat(workbook.getSheet("人员").getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("=1+1");
            assertThat((int) workbook.getSheet("人员").getRow(0).getLastCellNum()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("文件名比工作表名能有的长，错误照样标在表里")
    void errorsAreMarkedWhenTheNameOfTheFileIsNoNameOfASheet() throws IOException {
        var table = new SheetTable(
                "台账[第一批]：" + "整改".repeat(20),
                1,
                List.of("问题"),
                List.of(),
                List.of(new SheetRow(2, Map.of("问题", "文山会海"))),
                List.of());
        var marked = ReturnedSheet.mark(
                List.of(new SheetFile("台账.csv", new byte[0])), List.of(table), List.of(new RowError(2, "责任人", "没有填写")));

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo("责任人：没有填写");
        }
    }
}
