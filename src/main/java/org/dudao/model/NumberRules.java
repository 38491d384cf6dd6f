package org.dudao.model;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Methods that read a number of days or months from a property of the element find the number there. */
final class NumberRules {

    /** The property that a method reads at the element where its expression is evaluated, by bean and method. */
    private static final Map<String, String> PROPERTY_OF_CALL = Map.of(
            "ledgerTasks.longExtension", ModelProperties.DAYS,
            "ledgerTasks.visitDue", ModelProperties.DAYS,
            "ledgerTasks.reviewDue", ModelProperties.MONTHS);

    private NumberRules() {}

    /** A condition is evaluated at the gateway before the flow, so the gateway has the property. */
    static Stream<Violation> expressionHasItsNumber(DeploymentCandidate deployment) {
        return deployment
                .expressions()
                .filter(expression -> !expression.runsJavaClass())
                .flatMap(expression -> calls(expression)
                        .flatMap(call -> Stream.ofNullable(PROPERTY_OF_CALL.get(call.receiver() + "." + call.method())))
                        .flatMap(
                                property -> violation(
                                        evaluatedAt(expression.at()),
                                        property,
                                        "表达式 %s 要用的数".formatted(expression.text()))
                                        .stream()))
                .distinct();
    }

    private static Stream<ModelExpression.Call> calls(ModelExpression expression) {
        return expression.tree().stream().flatMap(tree -> ModelExpression.calls(tree).stream());
    }

    private static ModelElement<? extends BaseElement> evaluatedAt(ModelElement<BaseElement> at) {
        return at.element() instanceof SequenceFlow flow ? new ModelElement<>(at.file(), flow.getSource()) : at;
    }

    static Optional<Violation> violation(ModelElement<? extends BaseElement> element, String property, String meaning) {
        return element.property(property)
                        .filter(value -> value.matches("[1-9]\\d{0,3}"))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(element.violation("没有写清%s，应有属性 %s，值是 1 到 9999 的整数。".formatted(meaning, property)));
    }
}
