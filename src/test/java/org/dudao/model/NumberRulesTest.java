package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The message when an element lacks the number that its expression reads. */
class NumberRulesTest {

    @ParameterizedTest
    @CsvSource({
        "rectification-item.bpmn, days, 30, “要延很久吗？”（Gateway_LongExtension）, ${ledgerTasks.longExtension(execution)}",
        "item-visit.bpmn, days, 30, “到回访时间”（Event_VisitDue）, ${ledgerTasks.visitDue(execution)}",
        "deferred-item.bpmn, months, 3, “到复核时间”（Event_ReviewDue）, ${ledgerTasks.reviewDue(execution)}"
    })
    @DisplayName("多久回访、多久复核、多久算延得久，写在模型里")
    void expressionHasItsNumber(String file, String property, int number, String element, String expression) {
        var written = "<camunda:property name=\"%s\" value=\"%d\" />".formatted(property, number);

        assertThat(ProductModels.violations(file, written, ""))
                .containsExactly("%s没有写清表达式 %s 要用的数，应有属性 %s，值是 1 到 9999 的整数。".formatted(element, expression, property));
    }
}
