package org.dudao.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Expressions use only what exists and what models may use. Everything else that runs code is refused. */
final class ExpressionRules {

    private ExpressionRules() {}

    static Stream<Violation> expressionsUseExistingBeans(DeploymentCandidate deployment) {
        var hiding = variables(deployment);
        var variables = new ProcessVariables(deployment);
        return deployment
                .expressions()
                .filter(expression -> !expression.runsJavaClass())
                .flatMap(expression -> problems(
                                deployment.context(),
                                expression,
                                name -> hiding.getOrDefault(expression.at().process(), Set.of())
                                                .contains(name)
                                        || (deployment.context().bean(name).isEmpty()
                                                && variables.isSetAt(expression.at(), name)))
                        .map(problem -> expression.at().violation("的表达式 %s %s".formatted(expression.text(), problem))));
    }

    private static Stream<String> problems(
            DeploymentContext context, ModelExpression expression, Predicate<String> isVariable) {
        Tree tree;
        try {
            tree = expression.parse();
        } catch (TreeBuilderException e) {
            return Stream.of(SyntaxErrors.sentence(e));
        }
        return expression.place().equals("delegateExpression")
                ? Stream.of(ExpressionAnalysis.problemOfDelegate(tree, context))
                : ExpressionAnalysis.problems(tree, context, isVariable).stream();
    }

    /** The variables that mappings and results set in each process. Such a variable hides a bean of the same name, and its type is unknown. */
    private static Map<String, Set<String>> variables(DeploymentCandidate deployment) {
        var variables = new HashMap<String, Set<String>>();
        deployment
                .all(MultiInstanceLoopCharacteristics.class)
                .forEach(loop -> add(
                        variables,
                        loop.process(),
                        Stream.ofNullable(loop.element().getCamundaElementVariable())));
        deployment.all(FlowNode.class).forEach(node -> add(variables, node.process(), variables(node)));
        deployment
                .all(CallActivity.class)
                .forEach(call -> add(
                        variables,
                        String.valueOf(call.element().getCalledElement()),
                        call.extensions(CamundaIn.class).map(CamundaIn::getCamundaTarget)));
        return variables;
    }

    /** The input and output parameters, and the variable for the result. */
    private static Stream<String> variables(ModelElement<FlowNode> node) {
        var mapped = node.extensions(CamundaInputOutput.class)
                .flatMap(mapping -> Stream.concat(
                        mapping.getCamundaInputParameters().stream().map(CamundaInputParameter::getCamundaName),
                        mapping.getCamundaOutputParameters().stream().map(CamundaOutputParameter::getCamundaName)));
        var called = node.extensions(CamundaOut.class).map(CamundaOut::getCamundaTarget);
        var result =
                Stream.ofNullable(node.element().getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, "resultVariable"));
        return Stream.of(mapped, called, result).flatMap(names -> names);
    }

    private static void add(Map<String, Set<String>> variables, String process, Stream<@Nullable String> names) {
        names.filter(Objects::nonNull).forEach(name -> variables
                .computeIfAbsent(process, key -> new HashSet<>())
                .add(name));
    }

    /** A plain text is not a boolean value. Without this rule, the engine fails only when an instance reaches the flow. */
    static Stream<Violation> conditionIsAnExpression(DeploymentCandidate deployment) {
        return deployment.all(SequenceFlow.class).flatMap(flow -> Stream.ofNullable(
                        flow.element().getConditionExpression())
                .map(ModelElementInstance::getTextContent)
                .map(String::strip)
                .filter(text -> !text.startsWith("${") && !text.startsWith("#{"))
                .map(text -> flow.violation("的条件“%s”不是表达式，应写成 ${…}。".formatted(text))));
    }

    /** A class name in a model would depend on the Java code, and run any class. */
    static Stream<Violation> modelsNameNoJavaClass(DeploymentCandidate deployment) {
        return deployment.expressions().filter(ModelExpression::runsJavaClass).map(expression -> expression
                .at()
                .violation(
                        expression.place().equals(ModelExpression.TYPE)
                                ? "的实现是 %s，系统不提供；应改为“表达式”（expression），例如 ${unitCampaignTasks.nextStage(execution)}。"
                                        .formatted(expression.text())
                                : "写了 Java 类 %s；模型里不写类名，应写表达式，例如 ${unitCampaignTasks.nextStage(execution)}。"
                                        .formatted(expression.text())));
    }

    /** Any other language is a script, which runs any Java. */
    static Stream<Violation> tablesUseFeel(DeploymentCandidate deployment) {
        return deployment
                .expressionLanguages()
                .filter(language -> !ExpressionLanguage.isFeel(language.language()))
                .map(language -> new Violation(
                        language.file(),
                        language.element(),
                        "%s 的表达式语言是 %s；判断表只能用 FEEL，应去掉 expressionLanguage，或者改为 feel。"
                                .formatted(language.element(), language.language())));
    }
}
