package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine needs to read a decision. */
class TableStructureRulesTest {

    private static final String TABLE = "判断表“自查是否到位”（safetyEnough）";

    private String table = "";

    @BeforeEach
    void theGoodTable() throws IOException {
        table = Files.readString(Path.of("src/test/resources/model-check/safety-enough.dmn"));
    }

    private List<String> sentences() {
        return SmallModel.file("safety-enough.dmn", table).sentences();
    }

    private void change(String right, String wrong) {
        assertThat(table).containsPattern(right);
        table = Pattern.compile(right).matcher(table).replaceFirst(wrong);
    }

    @Test
    @DisplayName("写得对的，什么也不说")
    void validTableIsAccepted() {
        assertThat(sentences()).isEmpty();
    }

    @Test
    @DisplayName("判断表有标识")
    void decisionHasAnId() throws IOException {
        assertThat(SmallModel.file("no-id.dmn", Files.readString(Path.of("src/test/resources/broken-models/no-id.dmn")))
                        .violations())
                .singleElement()
                .returns("no-id.dmn", Violation::file)
                .returns("里的判断表“试验判断”没有标识；应填标识（ID），例如 studySufficient。", Violation::sentence);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("每一部分都有标识")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            <input id="[^"]*" | <input | 第 1 个输入列
            <output id="[^"]*" | <output | 第 1 个输出列
            <rule id="[^"]*" | <rule | 第 1 行
            """)
    void everyPartHasAnId(String right, String wrong, String place) {
        change(right, wrong);

        assertThat(sentences()).containsExactly(TABLE + "的" + place + "没有标识（id）；应补上，或者在 Camunda Modeler 里删掉重画。");
    }

    @ParameterizedTest(name = "{1}")
    @DisplayName("格子里是 FEEL")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    (<inputEntry[^>]*>\\s*<text>)[^<]*| 大于 1 | 第 1 行第 1 个输入格“大于 1”
                    (<outputEntry[^>]*>\\s*<text>)[^<]*| "是 | 第 1 行第 1 个输出格“"是”
                    """)
    void everyCellIsValidFeel(String cell, String text, String place) {
        change(cell, "$1" + text);

        assertThat(sentences())
                .containsExactly(TABLE + place + "不是有效的 FEEL；文字应加双引号（例如 \"office\"），比较应写成 >= 3 或 [1..3]。");
    }

    @Test
    @DisplayName("格子里没有脚本")
    void noScriptInACell() {
        change("<inputEntry ", "<inputEntry expressionLanguage=\"javascript\" ");

        assertThat(sentences())
                .containsExactly(
                        "InputEntry_safetyEnough_1_0 的表达式语言是 javascript；判断表只能用 FEEL，应去掉 expressionLanguage，或者改为 feel。");
    }

    @Test
    @DisplayName("每行的格子和列数一样")
    void everyRowFitsTheColumns() {
        change("<outputEntry id=\"OutputEntry_safetyEnough_1_reason\">.*?</outputEntry>", "");

        assertThat(sentences()).containsExactly(TABLE + "第 1 行有 1 个输入格、1 个输出格；应和列数一样，是 1 个和 2 个。");
    }

    @Test
    @DisplayName("命中策略是引擎认得的")
    void hitPolicyIsSupported() {
        change("hitPolicy=\"FIRST\"", "hitPolicy=\"PRIORITY\"");

        assertThat(sentences())
                .containsExactly(TABLE + "的命中策略 PRIORITY 本系统不认；应是 UNIQUE、FIRST、ANY、RULE ORDER 或 COLLECT。");
    }
}
