package org.dudao.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The properties with which designers set days, months and the extended task of the ledger's processes. */
final class LedgerRules {

    private static final String BEAN = "ledgerTasks";

    /** Methods that read a number from a property of the element where the expression is evaluated. */
    private static final Map<String, String> PROPERTY_OF_METHOD = Map.of(
            "longExtension", ModelProperties.DAYS,
            "visitDue", ModelProperties.DAYS,
            "reviewDue", ModelProperties.MONTHS);

    private static final Set<String> EXTENSIONS = Set.of("extension", "long-extension");

    private LedgerRules() {}

    static Stream<Violation> ledgerStepHasDays(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(LedgerRules::isStepOfTheLedger)
                .flatMap(task -> violationOfNumber(task, ModelProperties.DAYS, "几天内办完").stream());
    }

    static Stream<Violation> extensionDecisionNamesTheExtendedTask(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(task -> isStepOfTheLedger(task)
                        && task.property(ModelProperties.ASKS)
                                .filter(EXTENSIONS::contains)
                                .isPresent())
                .filter(task -> task.property(ModelProperties.EXTENDS)
                        .filter(id -> deployment
                                .allIn(task.process(), UserTask.class)
                                .anyMatch(other -> other.element().getId().equals(id)))
                        .isEmpty())
                .map(task -> task.violation("没有写清延长哪一步的时限，应有属性 %s，值是本流程里一个用户任务的标识，例如 UserTask_ReportItemDone。"
                        .formatted(ModelProperties.EXTENDS)));
    }

    /** A condition is evaluated at the gateway before the flow, so the gateway has the property. */
    static Stream<Violation> ledgerExpressionHasItsNumber(DeploymentCandidate deployment) {
        return deployment
                .expressions()
                .filter(expression -> !expression.runsJavaClass())
                .flatMap(
                        expression -> calls(expression)
                                .filter(call -> call.receiver().equals(BEAN))
                                .flatMap(call -> Stream.ofNullable(PROPERTY_OF_METHOD.get(call.method())))
                                .flatMap(property -> violationOfNumber(
                                        evaluatedAt(expression.at()),
                                        property,
                                        "表达式 %s 要用的数".formatted(expression.text()))
                                        .stream()))
                .distinct();
    }

    private static Stream<ModelExpression.Call> calls(ModelExpression expression) {
        try {
            return ModelExpression.calls(expression.parse()).stream();
        } catch (TreeBuilderException e) {
            return Stream.empty(); // reported by ExpressionRules
        }
    }

    private static ModelElement<? extends BaseElement> evaluatedAt(ModelElement<BaseElement> at) {
        return at.element() instanceof SequenceFlow flow ? new ModelElement<>(at.file(), flow.getSource()) : at;
    }

    private static Optional<Violation> violationOfNumber(
            ModelElement<? extends BaseElement> element, String property, String meaning) {
        return element.property(property)
                        .filter(value -> value.matches("[1-9]\\d{0,3}"))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(element.violation("没有写清%s，应有属性 %s，值是 1 到 9999 的整数。".formatted(meaning, property)));
    }

    private static boolean isStepOfTheLedger(ModelElement<UserTask> task) {
        return PropertyRules.step(task.element())
                .filter(ModelProperties.LEDGER::equals)
                .isPresent();
    }
}
