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

    @Test
    @DisplayName("一起部署的判断表各有各的标识")
    void decisionIdsAreUnique() {
        assertThat(SmallModel.file("safety-enough.dmn", table)
                        .with("safety-more.dmn", table)
                        .violations())
                .anySatisfy(violation -> assertThat(violation.toString())
                        .matches("safety-more\\.dmn：判断表“.*”（.*）的标识和 safety-enough\\.dmn 里的判断表相同；应改一个标识。"));
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

    @ParameterizedTest(name = "{2}")
    @DisplayName("输出列各有各的名称，汇总的只有一列")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    (<output id="[^"]*"[^>]*) name="reason" | $1 | 有几个输出列，其中有的没有名称；每一列应有自己的名称。
                    name="reason" | name="met" | 的输出列有同名的（met、met）；每一列应有自己的名称。
                    hitPolicy="FIRST" | hitPolicy="FIRST" aggregation="SUM" | 写了汇总方式 SUM，命中策略却是 FIRST；要汇总的应选 COLLECT。
                    hitPolicy="FIRST" | hitPolicy="COLLECT" aggregation="SUM" | 有几个输出列，不能汇总；应只留一列，或者去掉汇总方式。
                    """)
    void outputsFitTheHitPolicy(String right, String wrong, String sentence) {
        change(right, wrong);

        assertThat(sentences()).containsExactly(TABLE + sentence);
    }

    @Test
    @DisplayName("输入列写明看哪个变量")
    void inputHasAnExpression() {
        change("(<inputExpression[^>]*>\\s*<text>)[^<]*", "$1");

        assertThat(sentences()).contains(TABLE + "第 1 个输入列没有写看哪个变量；应填表达式，例如表单字段的键。");
    }

    @Test
    @DisplayName("文件有标识")
    void definitionsHaveAnId() {
        change("<definitions([^>]*) id=\"[^\"]*\"", "<definitions$1");

        assertThat(sentences()).containsExactly("的 <definitions> 没有标识（id）；应补上，或者在 Camunda Modeler 里重新保存。");
    }

    @Test
    @DisplayName("判断里有表")
    void decisionHasLogic() {
        change("(?s)<decisionTable.*</decisionTable>", "");

        assertThat(sentences()).containsExactly(TABLE + "里没有判断表，也没有表达式；应在 Camunda Modeler 里填一张判断表。");
    }

    @Test
    @DisplayName("表达式的结果有名称")
    void literalExpressionHasAVariable() {
        change(
                "(?s)<decisionTable.*</decisionTable>",
                "<literalExpression id=\"Literal_1\"><text>1</text></literalExpression>");

        assertThat(sentences()).containsExactly(TABLE + "是表达式，没有写结果叫什么；应填“变量名”（Variable name）。");
    }

    @Test
    @DisplayName("判断不要用它自己的结果")
    void decisionDoesNotRequireItself() {
        change(
                "<decisionTable",
                "<informationRequirement id=\"Requirement_1\"><requiredDecision href=\"#safetyEnough\"/></informationRequirement><decisionTable");

        assertThat(sentences()).containsExactly(TABLE + "绕一圈又要用它自己的结果；应去掉其中一条连线。");
    }

    @Test
    @DisplayName("要用的元素文件里有")
    void requiredDecisionExists() {
        change(
                "<decisionTable",
                "<informationRequirement id=\"Requirement_1\"><requiredDecision href=\"#other\"/></informationRequirement><decisionTable");

        assertThat(sentences()).containsExactly("里的 <requiredDecision> 要用的元素“other”文件里没有；应在 Modeler 里重新连线，或者删掉。");
    }

    @Test
    @DisplayName("命中策略是引擎认得的")
    void hitPolicyIsSupported() {
        change("hitPolicy=\"FIRST\"", "hitPolicy=\"PRIORITY\"");

        assertThat(sentences())
                .containsExactly(TABLE + "的命中策略 PRIORITY 本系统不认；应是 UNIQUE、FIRST、ANY、RULE ORDER 或 COLLECT。");
    }
}
