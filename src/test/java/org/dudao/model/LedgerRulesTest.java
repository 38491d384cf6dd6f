package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The message when a ledger model lacks a number or the extended task. */
class LedgerRulesTest {

    private static final String ITEM = "rectification-item.bpmn";

    @ParameterizedTest
    @CsvSource({
        "rectification-item.bpmn, extension, 2, “督导组答复延期”（UserTask_DecideExtension）",
        "rectification-item.bpmn, deferral, 3, “核实是否暂不能办”（UserTask_DecideDeferral）",
        "rectification-item.bpmn, explanation, 5, “向群众说明原因”（UserTask_ExplainToPeople）",
        "deferred-item.bpmn, review, 5, “季度复核”（UserTask_ReviewDeferredItem）",
        "item-visit.bpmn, visit, 7, “回访群众”（UserTask_VisitPeople）"
    })
    @DisplayName("台账的步骤写清几天内办完")
    void ledgerStepHasDays(String file, String asks, int days, String element) {
        var asksLine = "<camunda:property name=\"asks\" value=\"%s\" />".formatted(asks);

        assertThat(ProductModels.violations(file, asksLine + days(days), asksLine))
                .containsExactly(element + "没有写清几天内办完，应有属性 days，值是 1 到 9999 的整数。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "两天", "1.5", "10000"})
    @DisplayName("天数是 1 到 9999 的整数")
    void daysAreAWholeNumber(String days) {
        var asks = "<camunda:property name=\"asks\" value=\"deferral\" />";

        assertThat(ProductModels.violations(
                        ITEM, asks + days(3), asks + "<camunda:property name=\"days\" value=\"%s\" />".formatted(days)))
                .singleElement()
                .asString()
                .contains("值是 1 到 9999 的整数");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UserTask_ReportDone", "Gateway_LongExtension"})
    @DisplayName("答复延期的步骤写清延长哪一步的时限，是本流程里的用户任务")
    void extensionDecisionNamesTheExtendedTask(String extended) {
        var before = "value=\"extension\" />" + days(2) + "<camunda:property name=\"extends\" value=\"";

        assertThat(ProductModels.violations(ITEM, before + "UserTask_ReportItemDone\"", before + extended + "\""))
                .containsExactly("“督导组答复延期”（UserTask_DecideExtension）没有写清延长哪一步的时限，应有属性 extends，"
                        + "值是本流程里一个用户任务的标识，例如 UserTask_ReportItemDone。");
    }

    private static String days(int days) {
        return "<camunda:property name=\"days\" value=\"%d\" />".formatted(days);
    }
}
