package org.dudao.model;

import static org.dudao.model.ProcessRules.isBlank;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;

/**
 * Every variable that an expression, a mapping or a decision reads is set somewhere: in a form, a mapping, a result or by the
 * product. The order of the steps is not checked.
 */
final class VariableRules {

    private VariableRules() {}

    static Stream<Violation> everyVariableIsSet(DeploymentCandidate deployment) {
        var variables = new ProcessVariables(deployment);
        var inExpressions = deployment
                .expressions()
                .filter(expression -> !isReadByTheCalledProcess(expression))
                .flatMap(expression -> read(deployment, expression)
                        .filter(name -> !variables.isKnownAt(expression.at(), name))
                        .distinct()
                        .map(name ->
                                expression.at().violation("的表达式 %s %s".formatted(expression.text(), unset(name)))));
        var inMappings = deployment.all(CallActivity.class).flatMap(call -> call.extensions(CamundaIn.class)
                .flatMap(in -> Stream.ofNullable(in.getCamundaSource()))
                .filter(name -> !isBlank(name) && !variables.isKnownAt(call, name))
                .map(name -> call.violation("的输入映射" + unset(name))));
        var inCollections = deployment
                .all(MultiInstanceLoopCharacteristics.class)
                .flatMap(loop -> {
                    var name = loop.element().getCamundaCollection();
                    return isBlank(name)
                                    || name.contains("{")
                                    || !(loop.element().getParentElement() instanceof Activity activity)
                            ? Stream.empty()
                            : Stream.of(new ModelElement<>(loop.file(), activity))
                                    .filter(at -> !variables.isKnownAt(at, name))
                                    .map(at -> at.violation("的集合" + unset(name)));
                });
        return Stream.of(inExpressions, inMappings, inCollections, decisions(deployment, variables))
                .flatMap(violations -> violations);
    }

    private static String unset(String name) {
        return "要看变量 %s，可是没有哪一步给它值；名称是否写错？应在前面的表单里加字段 %1$s，或者加输入、输出映射。".formatted(name);
    }

    /** A decision that needs no other decision: its inputs. */
    private static Stream<Violation> decisions(DeploymentCandidate deployment, ProcessVariables variables) {
        return deployment.all(BusinessRuleTask.class).flatMap(task -> Stream.ofNullable(
                        task.element().getCamundaDecisionRef())
                .filter(decision -> !decision.contains("{"))
                .flatMap(decision -> deployment.table(decision).stream())
                .filter(table -> table.decision().getInformationRequirements().isEmpty())
                .flatMap(table -> table.inputExpressions().stream()
                        .flatMap(input -> FeelVariables.variables(input).stream())
                        .distinct()
                        .filter(name -> !variables.isKnownAt(task, name))
                        .map(name -> task.violation("的判断表 %s %s".formatted(table.id(), unset(name))))));
    }

    /** The source expression of an output mapping. */
    private static boolean isReadByTheCalledProcess(ModelExpression expression) {
        return expression.at().element() instanceof CallActivity call
                && expression.place().equals("sourceExpression")
                && new ModelElement<>(expression.at().file(), call)
                        .extensions(CamundaOut.class)
                        .anyMatch(out -> expression.text().equals(out.getCamundaSourceExpression()));
    }

    private static Stream<String> read(DeploymentCandidate deployment, ModelExpression expression) {
        return expression.runsJavaClass() || expression.place().equals("delegateExpression")
                ? Stream.empty()
                : expression.tree().stream().flatMap(tree -> read(deployment, tree));
    }

    private static Stream<String> read(DeploymentCandidate deployment, Tree tree) {
        var receivers = ModelExpression.calls(tree).stream()
                .map(ModelExpression.Call::receiver)
                .collect(Collectors.toSet());
        return ModelExpression.names(tree).stream()
                .filter(name -> !receivers.contains(name)
                        && deployment.context().bean(name).isEmpty());
    }
}
