package org.dudao.model;

import static org.dudao.model.ProcessRules.isBlank;

import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaConnector;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;

/** Elements that the engine ignores or passes at once, and service tasks that do nothing. */
final class EngineSupportRules {

    private static final Map<String, String> NOT_EXECUTED = Map.of(
            "task", "是没有类型的任务，谁也收不到，流程直接走过；应改成用户任务（由人办理）或者服务任务（由系统办理）。",
            "manualTask", "是手工任务，谁也收不到，流程直接走过；应改成用户任务。",
            "complexGateway", "是复杂网关，本系统不认；应改成排他网关、并行网关或者包容网关。",
            "standardLoopCharacteristics", "有循环标记，本系统不认，只办一次；要重办的应从后面的网关连一条线回来，要办几份的应用多实例标记（三条竖线或横线）。");

    private static final String DO_SOMETHING = "没有写做什么；应填表达式 ${…}，调用系统里有的方法。";

    private EngineSupportRules() {}

    static Stream<Violation> everyElementIsExecuted(DeploymentCandidate deployment) {
        return deployment.models().flatMap(file -> NOT_EXECUTED.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(kind ->
                        file
                                .model()
                                .getDocument()
                                .getElementsByNameNs(BpmnModelConstants.BPMN20_NS, kind.getKey())
                                .stream()
                                .filter(EngineSupportRules::isExecutable)
                                .map(element -> violation(file, element, kind.getValue()))));
    }

    private static boolean isExecutable(@Nullable DomElement element) {
        return element != null
                && (element.getLocalName().equals("process")
                        ? "true".equals(element.getAttribute("isExecutable"))
                                || "1".equals(element.getAttribute("isExecutable"))
                        : isExecutable(element.getParentElement()));
    }

    private static Violation violation(BpmnFile file, DomElement element, String reason) {
        var at = withName(element);
        var id = String.valueOf(at.getAttribute("id"));
        return new Violation(file.name(), id, Violation.name(at.getAttribute("name"), id) + reason);
    }

    /** A loop marker has no name; its task has one. */
    private static DomElement withName(DomElement element) {
        return element.getLocalName().endsWith("LoopCharacteristics") ? element.getParentElement() : element;
    }

    static Stream<Violation> everyServiceTaskDoesSomething(DeploymentCandidate deployment) {
        var tasks = deployment
                .all(FlowNode.class)
                .filter(node -> node.element() instanceof ServiceTask
                        || node.element() instanceof SendTask
                        || node.element() instanceof BusinessRuleTask)
                .filter(node -> !hasImplementation(node.element()))
                .filter(node ->
                        node.extensions(CamundaConnector.class).findAny().isEmpty())
                .map(node -> node.violation(
                        node.element() instanceof BusinessRuleTask
                                ? "没有写用哪个判断表；应填“决策引用”（Decision ref），例如 studySufficient。"
                                : DO_SOMETHING));
        var messages = deployment
                .all(ThrowEvent.class)
                .filter(event -> FlowGraph.definitions(event.element()).stream()
                        .anyMatch(definition ->
                                definition instanceof MessageEventDefinition && !hasImplementation(definition)))
                .map(event -> event.violation("是发出消息的事件，" + DO_SOMETHING));
        return Stream.concat(tasks, messages);
    }

    private static boolean hasImplementation(BaseElement element) {
        return Stream.of("class", "delegateExpression", "expression", "type", "decisionRef", "caseRef")
                .map(attribute -> element.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute))
                .anyMatch(value -> !isBlank(value));
    }

    static Stream<Violation> everyMultiInstanceHasItsNumber(DeploymentCandidate deployment) {
        return deployment.all(MultiInstanceLoopCharacteristics.class).flatMap(loop -> {
            boolean hasCollection = !isBlank(loop.element().getCamundaCollection())
                    || !loop.element()
                            .getDomElement()
                            .getChildElementsByNameNs(BpmnModelConstants.BPMN20_NS, "loopDataInputRef")
                            .isEmpty();
            boolean hasCardinality = loop.element().getLoopCardinality() != null
                    && !isBlank(loop.element().getLoopCardinality().getTextContent());
            if (!hasCollection && !hasCardinality) {
                return Stream.of(loop.owner().violation("是多实例，没有写办几份；应填集合（Collection）${…}，或者份数（Loop cardinality）。"));
            }
            return !hasCollection && !isBlank(loop.element().getCamundaElementVariable())
                    ? Stream.of(loop.owner().violation("是多实例，写了元素变量，没有写集合；应填集合（Collection）${…}。"))
                    : Stream.empty();
        });
    }
}
