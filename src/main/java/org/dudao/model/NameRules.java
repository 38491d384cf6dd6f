package org.dudao.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.jspecify.annotations.Nullable;

/** Labels are in the Chinese of the office; ids contain type and business name, so that a log can be read without the diagram. */
final class NameRules {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern BUSINESS_NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*");

    private static final int LONGEST_TEXT = 255;

    private NameRules() {}

    static boolean isChinese(String text) {
        return CHINESE.matcher(text).find();
    }

    static boolean isKey(String id) {
        return KEY.matcher(id).matches();
    }

    /** The ids of sequence flows are not checked, because they appear nowhere. */
    static Stream<Violation> idsHaveTypeAndBusinessName(DeploymentCandidate deployment) {
        var processes = deployment
                .all(Process.class)
                .filter(process -> !isKey(process.element().getId()))
                .map(process -> process.violation("的标识应以小写字母开头，由英文字母和数字组成，说明是什么流程，例如 stageLearnListen。"));
        var nodes = deployment
                .all(FlowNode.class)
                .filter(node -> !isNamed(node))
                .map(node ->
                        node.violation("的标识应为 %s_ 加英文业务名称，例如 %1$s_ReviewMaterial。".formatted(prefix(node.element()))));
        return Stream.concat(processes, nodes);
    }

    private static boolean isNamed(ModelElement<FlowNode> node) {
        var prefix = prefix(node.element()) + "_";
        var id = node.element().getId();
        return id.startsWith(prefix)
                && BUSINESS_NAME.matcher(id.substring(prefix.length())).matches();
    }

    static String prefix(BaseElement element) {
        var type = element.getElementType().getTypeName();
        if (type.endsWith("Gateway")) {
            return "Gateway";
        }
        if (type.startsWith("intermediate") || type.equals("boundaryEvent")) {
            return "Event";
        }
        return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }

    /** Longer texts do not fit into the engine's columns, so an instance would fail when it reaches the element. */
    static Stream<Violation> idsAndNamesAreShort(DeploymentCandidate deployment) {
        var processes = deployment
                .all(Process.class)
                .flatMap(process -> tooLong(
                        process, process.element().getId(), process.element().getName()));
        var nodes = deployment
                .all(FlowNode.class)
                .flatMap(node ->
                        tooLong(node, node.element().getId(), node.element().getName()));
        return Stream.concat(processes, nodes);
    }

    private static Stream<Violation> tooLong(ModelElement<?> element, String id, @Nullable String name) {
        return Stream.of(id, String.valueOf(name))
                .filter(text -> text.length() > LONGEST_TEXT)
                .map(text -> element.violation("的标识或名称有 %d 个字；最多 %d 个字。".formatted(text.length(), LONGEST_TEXT)));
    }

    static Stream<Violation> everyNodeHasAChineseName(DeploymentCandidate deployment) {
        var processes = deployment
                .all(Process.class)
                .map(process -> new ModelElement<BaseElement>(process.file(), process.element()));
        var nodes = deployment
                .all(FlowNode.class)
                .filter(node -> !isForkOrJoin(node.element()))
                .map(node -> new ModelElement<BaseElement>(node.file(), node.element()));
        return Stream.concat(processes, nodes)
                .filter(part -> !isChinese(part.label()))
                .map(part -> part.violation("没有中文名称，应按办公室的说法写明是什么。"));
    }

    private static boolean isForkOrJoin(FlowNode node) {
        return node instanceof ParallelGateway
                || (node instanceof Gateway && FlowPaths.out(node).size() < 2);
    }

    static Stream<Violation> gatewayAndItsFlowsAreLabelled(DeploymentCandidate deployment) {
        return deployment
                .all(Gateway.class)
                .filter(gateway ->
                        gateway.element() instanceof ExclusiveGateway || gateway.element() instanceof InclusiveGateway)
                .filter(gateway -> FlowPaths.out(gateway.element()).size() > 1)
                .flatMap(gateway -> Stream.concat(
                        question(gateway),
                        FlowPaths.out(gateway.element()).stream()
                                .map(flow -> new ModelElement<>(gateway.file(), flow))
                                .flatMap(flow -> answer(gateway, flow))));
    }

    private static Stream<Violation> question(ModelElement<Gateway> gateway) {
        var label = gateway.label();
        var isQuestion = label.endsWith("？")
                ? Stream.<Violation>empty()
                : Stream.of(gateway.violation("是要作判断的网关，名称应是一个问句，以“？”结尾，例如“材料合格吗？”。"));
        var defaultExists = defaultFlow(gateway.element()).isPresent()
                ? Stream.<Violation>empty()
                : Stream.of(gateway.violation("没有默认的一路，应把不需要条件的那一路设为默认，免得都不符合时流程停住。"));
        return Stream.concat(isQuestion, defaultExists);
    }

    private static Stream<Violation> answer(ModelElement<Gateway> gateway, ModelElement<SequenceFlow> flow) {
        var where = "从%s到%s的一路"
                .formatted(
                        gateway.name(),
                        new ModelElement<>(flow.file(), flow.element().getTarget()).name());
        if (!isChinese(flow.label())) {
            return Stream.of(flowViolation(flow, where + "没有中文名称，应写明是什么答案，例如“合格”。"));
        }
        boolean isDefault =
                defaultFlow(gateway.element()).filter(flow.element()::equals).isPresent();
        boolean hasCondition = flow.element().getConditionExpression() != null;
        if (isDefault && hasCondition) {
            return Stream.of(flowViolation(flow, where + "是默认的，条件不会看，应去掉条件。"));
        }
        return isDefault || hasCondition || defaultFlow(gateway.element()).isEmpty()
                ? Stream.empty()
                : Stream.of(flowViolation(flow, where + "没有条件，应填 ${…}。"));
    }

    private static Violation flowViolation(ModelElement<SequenceFlow> flow, String sentence) {
        return new Violation(flow.file(), Objects.toString(flow.element().getId(), flow.file()), sentence);
    }

    private static Optional<SequenceFlow> defaultFlow(Gateway gateway) {
        return Optional.ofNullable(
                gateway instanceof ExclusiveGateway exclusive
                        ? exclusive.getDefault()
                        : ((InclusiveGateway) gateway).getDefault());
    }
}
