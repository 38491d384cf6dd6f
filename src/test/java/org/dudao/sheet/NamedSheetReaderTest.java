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
class NamedSheetReaderTest {

    private static final SheetLimits LIMITS = new SheetLimits(2, 3, 4, 10);
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static List<NamedSheet> csv(String text) {
        return NamedSheetReader.read("人员.csv", text.getBytes(StandardCharsets.UTF_8), LIMITS);
    }

    private static String csvLimit(String text) {
        return catchThrowableOfType(SheetLimitRefusal.class, () -> csv(text)).reason();
    }

    private static String lines(int count) {
        return "姓名\n" + "安\n".repeat(count);
    }

    @Test
    @DisplayName("每张表的表头、行号、有内容的格")
    void everySheetIsReadWithItsHeader() {
        var workbook = Workbooks.workbook(first -> {
            Workbooks.fill(first, "代码|名称\n01|一组\n|\n02|");
            Workbooks.fill(first.getWorkbook().createSheet("单位"), "代码");
        });

        assertThat(NamedSheetReader.read("名册.xlsx", workbook, LIMITS))
                .containsExactly(
                        new NamedSheet(
                                "台账",
                                1,
                                List.of("代码", "名称"),
                                List.of(
                                        new SheetRow(2, Map.of("代码", "01", "名称", "一组")),
                                        new SheetRow(4, Map.of("代码", "02")))),
                        new NamedSheet("单位", 1, List.of("代码"), List.of()));
    }

    @Test
    @DisplayName(".csv 行数超限：读到限数就停，后面是什么都不看")
    void readingACsvStopsAtTheRowLimit() {
        assertThat(csv(lines(3)).get(0).rows()).hasSize(3);
        var unreadableBelow = lines(4) + "\"没有收尾的引号";

        assertThat(csvLimit(unreadableBelow)).isEqualTo("“人员.csv”的内容超过3行，没有再往下读；最多3行。");
    }

    @Test
    @DisplayName(".xlsx 行数超限：读到限数就停，后面是什么都不看")
    void readingAWorkbookStopsAtTheRowLimit() {
        var rows = String.join("", Collections.nCopies(5, Workbooks.row("安")));
        var refusal = catchThrowableOfType(
                SheetLimitRefusal.class,
                () -> NamedSheetReader.read("名册.xlsx", Workbooks.handmade(rows + "<row><not-closed>"), LIMITS));

        assertThat(refusal.reason()).isEqualTo("“名册.xlsx 里的《台账》”的内容超过3行，没有再往下读；最多3行。");
    }

    @Test
    @DisplayName("一格太长、列太多、工作表太多、文件太大")
    void everyLimitIsNamed() {
        assertThat(csvLimit("姓名\n" + "安".repeat(11))).isEqualTo("“人员.csv”的 A2 格有11个字，最多10个字。");
        assertThat(csvLimit("姓名\n1,2,3,4,5")).isEqualTo("“人员.csv”第2行的内容超过4列，请删去多余的列。");
        var workbook = Workbooks.workbook(first -> {
            first.getWorkbook().createSheet("二");
            first.getWorkbook().createSheet("三");
        });
        assertThat(catchThrowableOfType(
                                SheetLimitRefusal.class, () -> NamedSheetReader.read("名册.xlsx", workbook, LIMITS))
                        .reason())
                .contains("工作表超过2张");
        var tooLarge = new byte[SheetLimits.MOST_BYTES + 1];
        assertThat(catchThrowableOfType(
                                SheetLimitRefusal.class, () -> NamedSheetReader.read("人员.csv", tooLarge, LIMITS))
                        .reason())
                .isEqualTo("“人员.csv”太大，表格最大20MB。");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8_191, 8_192, 20_000})
    @DisplayName("UTF-8、带 BOM 的 UTF-8、GB18030，长短都分得清")
    void theEncodingIsRecognisedAtAnyLength(int length) {
        var limits = new SheetLimits(1, 3, 4, 30_000);
        var name = "a".repeat(length) + "督导";
        var text = "login\n" + name;
        for (var content : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(GB18030))) {
            var sheet = NamedSheetReader.read("人员.csv", content, limits).get(0);

            assertThat(sheet.columns()).containsExactly("login");
            assertThat(sheet.rows()).containsExactly(new SheetRow(2, Map.of("login", name)));
        }
    }

    @Test
    @DisplayName("数据库存不下的字符不读进来")
    void charactersThatTheDatabaseRefusesAreLeftOut() {
        assertThat(csv("姓名\n安\u0000立新").get(0).rows()).containsExactly(new SheetRow(2, Map.of("姓名", "安立新")));
    }

    @Test
    @DisplayName("既不是 .xlsx 也不是 .csv")
    void otherEndingsAreRefused() {
        assertThat(catchThrowableOfType(Refusal.class, () -> NamedSheetReader.read("名册.doc", new byte[] {1}, LIMITS))
                        .reason())
                .isEqualTo("“名册.doc”应为 .xlsx 或 .csv 文件。");
    }
}
