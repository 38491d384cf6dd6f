package org.dudao.model;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaGenericValueElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** The values that the model itself gives to variables: with them, an attribute that reads only a variable is known before it runs. */
final class LiteralVariables {

    private static final Set<String> SET_VARIABLE = Set.of("setVariable", "setVariableLocal");

    private final DeploymentCandidate deployment;

    /** What sets variables otherwise, or in a way that is not known. */
    private final ProcessVariables others;

    LiteralVariables(DeploymentCandidate deployment) {
        this.deployment = deployment;
        this.others = ProcessVariables.withoutLiterals(deployment);
    }

    /**
     * A value and the element that sets it.
     *
     * @param place how the element sets it, for messages to the designer
     */
    record Value(ModelElement<? extends BaseElement> at, String place, String value) {}

    /** The possible values of an attribute that reads one variable; empty when one of them is not known. */
    List<Value> of(ModelElement<? extends BaseElement> at, @Nullable String text) {
        return variable(text).map(name -> valuesOf(at, name, Set.of())).orElse(List.of());
    }

    /** The name in {@code ${name}}. */
    private static Optional<String> variable(@Nullable String text) {
        return ModelExpression.treeOf(Objects.toString(text, "").strip())
                .filter(tree -> tree.getRoot() instanceof AstEval)
                .map(tree -> tree.getRoot().getChild(0))
                .filter(AstIdentifier.class::isInstance)
                .map(node -> ((AstIdentifier) node).getName());
    }

    /** @param visited the input parameters that led here; two of them can name each other */
    private List<Value> valuesOf(
            ModelElement<? extends BaseElement> at, String name, Set<CamundaInputParameter> visited) {
        var input = input(at, name);
        if (input.isPresent()) {
            var parameter = input.get().element();
            if (visited.contains(parameter)) {
                return List.of();
            }
            var followed = new HashSet<>(visited);
            followed.add(parameter);
            return literal(parameter)
                    .map(value -> List.of(new Value(input.get().at(), "的输入参数 " + name, value)))
                    // An input parameter that only passes another variable on.
                    .orElseGet(() -> variable(parameter.getTextContent())
                            .map(other -> valuesOf(input.get().at(), other, followed))
                            .orElse(List.of()));
        }
        if (others.isKnownAt(at, name) || deployment.context().bean(name).isPresent()) {
            return List.of();
        }
        return Stream.of(outputs(at.process(), name), calls(at.process(), name), inputsOfCallers(at.process(), name))
                .flatMap(values -> values)
                .toList();
    }

    private record Input(ModelElement<FlowNode> at, CamundaInputParameter element) {}

    /** The input parameter of the nearest activity around the place. */
    private static Optional<Input> input(ModelElement<? extends BaseElement> at, String name) {
        @Nullable ModelElementInstance scope = at.element() instanceof BoundaryEvent event ? event.getAttachedTo() : at.element();
        while (scope != null && !(scope instanceof Process)) {
            if (scope instanceof FlowNode node) {
                var element = new ModelElement<>(at.file(), node);
                var input = element.extensions(CamundaInputOutput.class)
                        .flatMap(mapping -> mapping.getCamundaInputParameters().stream())
                        .filter(parameter -> name.equals(parameter.getCamundaName()))
                        .findFirst();
                if (input.isPresent()) {
                    return Optional.of(new Input(element, input.get()));
                }
            }
            scope = scope.getParentElement();
        }
        return Optional.empty();
    }

    /** The text of a parameter, if it is no expression, script, list or map. */
    static <T extends ModelElementInstance & CamundaGenericValueElement> Optional<String> literal(T parameter) {
        return parameter.getValue() == null ? ExpressionLiterals.valueOf(parameter.getTextContent()) : Optional.empty();
    }

    private Stream<Value> outputs(String process, String name) {
        return deployment.allIn(process, BaseElement.class).flatMap(element -> element.extensions(
                        CamundaInputOutput.class)
                .flatMap(mapping -> mapping.getCamundaOutputParameters().stream())
                .filter(parameter -> name.equals(parameter.getCamundaName()))
                .flatMap(parameter -> literal(parameter).stream())
                .map(value -> new Value(element, "的输出参数 " + name, value)));
    }

    private Stream<Value> calls(String process, String name) {
        return deployment
                .expressions()
                .filter(expression -> expression.at().process().equals(process))
                .flatMap(expression -> setVariables(expression)
                        .filter(set -> set.name().equals(name))
                        .flatMap(set -> set.value().stream())
                        .map(value -> new Value(expression.at(), "的表达式 %s 里的值".formatted(expression.text()), value)));
    }

    private Stream<Value> inputsOfCallers(String process, String name) {
        return deployment.callsOf(process).stream().flatMap(call -> call.extensions(CamundaIn.class)
                .filter(in -> name.equals(in.getCamundaTarget()))
                .flatMap(in -> ExpressionLiterals.valueOf(in.getCamundaSourceExpression()).stream())
                .map(value -> new Value(call, "的输入映射 " + name, value)));
    }

    /**
     * A call of {@code setVariable} in an expression.
     *
     * @param value empty when it is not written in the expression
     */
    record SetVariable(String name, Optional<String> value) {}

    static Stream<SetVariable> setVariables(ModelExpression expression) {
        return expression.runsJavaClass()
                ? Stream.empty()
                : expression.tree().stream()
                        .flatMap(tree -> ModelExpression.nodes(tree.getRoot()))
                        .filter(node -> node instanceof AstMethod
                                && node.getChild(0) instanceof AstDot
                                && SET_VARIABLE.contains(ModelExpression.lastName(node.getChild(0)))
                                && node.getChild(1).getCardinality() > 1)
                        .flatMap(node -> ExpressionLiterals.valueOf(
                                        node.getChild(1).getChild(0))
                                .stream()
                                .map(name -> new SetVariable(
                                        name,
                                        ExpressionLiterals.valueOf(
                                                node.getChild(1).getChild(1)))));
    }
}
