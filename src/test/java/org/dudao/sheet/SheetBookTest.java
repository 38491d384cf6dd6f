package org.dudao.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dudao.refusal.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with several sheets are read within limits, .xlsx and .csv alike. */
class SheetBookTest {

    private static final SheetLayout PEOPLE = SheetLayout.of("姓名")
            .withName("人员")
            .withComputedValues()
            .withMostRows(3)
            .withLongestCell(30_000);
    private static final SheetLayout UNITS =
            SheetLayout.of("代码", "名称").withName("单位").withMostRows(3);
    private static final List<SheetLayout> LAYOUTS = List.of(PEOPLE, UNITS);
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static SheetTable csv(String text) {
        return book("人员.csv", text.getBytes(StandardCharsets.UTF_8)).tables().get(0);
    }

    private static SheetBook book(String name, byte[] content) {
        return SheetReader.readAll(new SheetFile(name, content), LAYOUTS);
    }

    private static String limit(String name, byte[] content) {
        return catchThrowableOfType(SheetLimitRefusal.class, () -> book(name, content))
                .reason();
    }

    private static String lines(int count) {
        return "姓名\n" + "安\n".repeat(count);
    }

    @Test
    @DisplayName("每张表的表头、行号、有内容的格")
    void everySheetIsReadWithItsHeader() {
        var workbook = Workbooks.workbook(first -> {
            first.getWorkbook().setSheetName(0, "单位");
            Workbooks.fill(first, "代码|名称\n01|一组\n|\n02|");
            Workbooks.fill(first.getWorkbook().createSheet("人员"), "姓名");
        });

        assertThat(book("名册.xlsx", workbook).tables())
                .containsExactly(
                        new SheetTable(
                                "单位",
                                1,
                                List.of("代码", "名称"),
                                List.of(),
                                List.of(
                                        new SheetRow(2, Map.of("代码", "01", "名称", "一组")),
                                        new SheetRow(4, Map.of("代码", "02"))),
                                List.of()),
                        new SheetTable("人员", 1, List.of("姓名"), List.of(), List.of(), List.of()));
    }

    @Test
    @DisplayName("封面、填表说明和隐藏的工作表不读，说出来；有表头、名字不对的另说")
    void otherSheetsAreSaidOrUnknown() {
        var workbook = Workbooks.workbook(first -> {
            first.getWorkbook().setSheetName(0, "填表说明");
            Workbooks.fill(first, "一、请如实填写\n二、代码不要改");
            Workbooks.fill(first.getWorkbook().createSheet("单位表"), "石磨县\n代码|名称\n01|柳林乡");
            Workbooks.fill(first.getWorkbook().createSheet("人员"), "姓名\n安立新");
            first.getWorkbook().createSheet("码表");
            first.getWorkbook().setSheetHidden(3, true);
        });
        var book = book("名册.xlsx", workbook);

        assertThat(book.unknown()).containsExactly("单位表");
        assertThat(book.notices()).containsExactly("《填表说明》没有要读的表头，没有读。", "隐藏的工作表《码表》没有读。");
        assertThat(book.tables()).extracting(SheetTable::sheet).containsExactly("人员");
    }

    @Test
    @DisplayName("缺少的列在表里说明，不拒绝整个文件")
    void aMissingColumnIsNamedInItsTable() {
        var table = book("单位.csv", "石磨县\n代码,类别\n01,乡".getBytes(StandardCharsets.UTF_8))
                .tables()
                .get(0);

        assertThat(table.missing()).containsExactly("名称");
        assertThat(table.headerRow()).isEqualTo(2);
        assertThat(table.rows()).isEmpty();
    }

    @Test
    @DisplayName(".csv 行数超限：读到限数就停，后面是什么都不看")
    void readingACsvStopsAtTheRowLimit() {
        assertThat(csv(lines(3)).rows()).hasSize(3);
        var unreadableBelow = lines(4) + "\"没有收尾的引号";

        assertThat(limit("人员.csv", unreadableBelow.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("“人员.csv”的内容超过3行，没有再往下读；最多3行，请分成几份。");
    }

    @Test
    @DisplayName(".xlsx 行数超限：读到限数就停，后面是什么都不看")
    void readingAWorkbookStopsAtTheRowLimit() {
        var rows = Workbooks.row("姓名") + String.join("", Collections.nCopies(4, Workbooks.row("安")));
        var layout = List.of(PEOPLE.withName("台账"));

        assertThat(catchThrowableOfType(
                                SheetLimitRefusal.class,
                                () -> SheetReader.readAll(
                                        new SheetFile("名册.xlsx", Workbooks.handmade(rows + "<row><not-closed>")),
                                        layout))
                        .reason())
                .isEqualTo("“名册.xlsx 里的《台账》”的内容超过3行，没有再往下读；最多3行，请分成几份。");
    }

    @Test
    @DisplayName("一格太长、工作表太多、文件太大")
    void everyLimitIsNamed() {
        assertThat(limit("人员.csv", ("姓名\n" + "安".repeat(30_001)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("“人员.csv”的 A2 格有30001个字，最多30000个字。");
        var workbook = Workbooks.workbook(first -> {
            for (int sheet = 0; sheet < SheetLimits.MOST_SHEETS; sheet++) {
                first.getWorkbook().createSheet();
            }
        });
        assertThat(limit("名册.xlsx", workbook)).isEqualTo("“名册.xlsx”的工作表超过20张，请只留要导入的工作表。");
        assertThat(limit("人员.csv", new byte[SheetLimits.MOST_BYTES + 1])).isEqualTo("“人员.csv”太大，表格最大20MB。");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8_191, 8_192, 20_000})
    @DisplayName("UTF-8、带 BOM 的 UTF-8、GB18030，长短都分得清")
    void theEncodingIsRecognisedAtAnyLength(int length) {
        var name = "a".repeat(length) + "督导";
        var text = "姓名\n" + name;
        for (var content : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(GB18030))) {
            assertThat(book("人员.csv", content).tables().get(0).rows())
                    .containsExactly(new SheetRow(2, Map.of("姓名", name)));
        }
    }

    @Test
    @DisplayName("数据库存不下的字符不读进来")
    void charactersThatTheDatabaseRefusesAreLeftOut() {
        assertThat(csv("姓名\n安\u0000立新").rows()).containsExactly(new SheetRow(2, Map.of("姓名", "安立新")));
    }

    @Test
    @DisplayName("既不是 .xlsx 也不是 .csv")
    void otherEndingsAreRefused() {
        assertThat(catchThrowableOfType(Refusal.class, () -> book("名册.doc", new byte[] {1}))
                        .reason())
                .isEqualTo("“名册.doc”应为 .xlsx 或 .csv 文件，请用 Excel 或 WPS 另存为 .xlsx 后重新上传。");
    }
}
