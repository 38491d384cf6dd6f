package org.dudao.model;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.util.StringUtils;

/** The beans and methods in expressions exist. */
final class ExpressionRules {

    /** The functions of the engine and of Spin. */
    private static final Set<String> FUNCTIONS =
            Set.of("currentUser", "currentUserGroups", "now", "dateTime", "S", "XML", "JSON");

    private ExpressionRules() {}

    static Stream<Violation> expressionsUseExistingBeans(DeploymentCandidate deployment) {
        var variables = variables(deployment);
        return deployment
                .expressions()
                .filter(expression -> !expression.place().equals(ModelExpression.CLASS))
                .flatMap(expression -> problems(
                                deployment.context(),
                                expression,
                                variables.getOrDefault(expression.at().process(), Set.of()))
                        .map(problem -> expression.at().violation("的表达式 %s %s".formatted(expression.text(), problem))));
    }

    private static Stream<String> problems(
            DeploymentContext context, ModelExpression expression, Set<String> variables) {
        Tree tree;
        try {
            tree = expression.parse();
        } catch (TreeBuilderException e) {
            return Stream.of(
                    "写得不对：第 %d 个字符处是 %s，应是 %s。".formatted(e.getPosition() + 1, e.getEncountered(), e.getExpected()));
        }
        var calls = ModelExpression.calls(tree).stream()
                .filter(call -> !variables.contains(call.receiver()))
                .flatMap(call -> problemOfCall(context, call).stream());
        var reads = ModelExpression.reads(tree).stream()
                .filter(read -> !variables.contains(read.receiver()))
                .flatMap(read -> problemOfRead(context, read).stream());
        var functions = ModelExpression.functions(tree).stream()
                .filter(function -> !FUNCTIONS.contains(function))
                .map("里，没有 %s 这个函数；要调用的是哪个 bean 的方法？"::formatted);
        var delegates = Stream.of(tree.getRoot())
                .filter(root -> expression.place().equals("delegateExpression"))
                .flatMap(root -> root.getChild(0) instanceof AstIdentifier bean
                        ? Stream.of(bean.getName())
                        : Stream.<String>empty())
                .filter(bean -> context.bean(bean).isEmpty())
                .map(ExpressionRules::noBean);
        return Stream.of(calls, reads, functions, delegates).flatMap(problems -> problems);
    }

    private static Optional<String> problemOfCall(DeploymentContext context, ModelExpression.Call call) {
        return context.bean(call.receiver())
                .map(bean -> problemOfMethod(bean, call))
                .orElseGet(() -> Optional.of(noBean(call.receiver())));
    }

    private static Optional<String> problemOfMethod(Class<?> bean, ModelExpression.Call call) {
        var counts = Arrays.stream(bean.getMethods())
                .filter(method -> method.getName().equals(call.method()))
                .map(Method::getParameterCount)
                .collect(Collectors.toCollection(TreeSet::new));
        if (counts.isEmpty()) {
            var existing = Arrays.stream(bean.getMethods())
                    .filter(method -> method.getDeclaringClass() != Object.class && !method.isSynthetic())
                    .map(Method::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            return Optional.of(
                    "里，%s 没有 %s 这个方法，有的是 %s。".formatted(call.receiver(), call.method(), String.join("、", existing)));
        }
        return counts.contains(call.arguments())
                ? Optional.empty()
                : Optional.of("里，%s.%s 要 %s 个参数，这里给了 %d 个。"
                        .formatted(
                                call.receiver(),
                                call.method(),
                                counts.stream().map(String::valueOf).collect(Collectors.joining(" 或 ")),
                                call.arguments()));
    }

    /** A name without a bean is a variable; its type is unknown here. */
    private static Optional<String> problemOfRead(DeploymentContext context, ModelExpression.Call read) {
        return context.bean(read.receiver())
                .filter(bean -> !hasGetter(bean, read.method()))
                .map(bean -> "里，%s 没有 %s 可读。".formatted(read.receiver(), read.method()));
    }

    private static String noBean(String name) {
        return "里，系统没有 %s，名称是否写错？".formatted(name);
    }

    private static boolean hasGetter(Class<?> bean, String property) {
        var name = StringUtils.capitalize(property);
        return Arrays.stream(bean.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .anyMatch(method -> method.getName().equals("get" + name)
                        || method.getName().equals("is" + name));
    }

    /** The variable names that each process defines. A variable hides a bean of the same name, and its type is unknown. */
    private static Map<String, Set<String>> variables(DeploymentCandidate deployment) {
        var variables = new HashMap<String, Set<String>>();
        deployment.all(MultiInstanceLoopCharacteristics.class).forEach(loop -> variables
                .computeIfAbsent(loop.process(), process -> new HashSet<>())
                .add(String.valueOf(loop.element().getCamundaElementVariable())));
        deployment.all(Activity.class).forEach(activity -> activity.extensions(CamundaInputOutput.class)
                .flatMap(mapping -> mapping.getCamundaInputParameters().stream())
                .forEach(input -> variables
                        .computeIfAbsent(activity.process(), process -> new HashSet<>())
                        .add(String.valueOf(input.getCamundaName()))));
        return variables;
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

    /** A class name in a model would depend on the Java code. */
    static Stream<Violation> modelsNameNoJavaClass(DeploymentCandidate deployment) {
        return deployment
                .expressions()
                .filter(expression -> expression.place().equals(ModelExpression.CLASS))
                .map(expression -> expression
                        .at()
                        .violation("写了 Java 类 %s；模型里不写类名，应写表达式，例如 ${unitCampaignTasks.nextStage(execution)}。"
                                .formatted(expression.text())));
    }
}
