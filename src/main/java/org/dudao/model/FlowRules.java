package org.dudao.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;

/**
 * The sequence flows of a process: every node can be reached and leads to an end, and nothing runs in circles. These are the rules
 * of bpmnlint about flows that also matter to the engine; {@code bpmnlint-plugin-dudao/README.md} has the list.
 */
final class FlowRules {

    private FlowRules() {}

    /** The nodes directly in a process or subprocess. */
    record Scope(BpmnFile file, ModelElement<BaseElement> container, List<FlowNode> nodes) {

        FlowGraph graph() {
            return file.graph();
        }

        <T> List<T> nodes(Class<T> type) {
            return nodes.stream().filter(type::isInstance).map(type::cast).toList();
        }

        ModelElement<FlowNode> at(FlowNode node) {
            return new ModelElement<>(file.name(), node);
        }
    }

    static Stream<Scope> scopes(DeploymentCandidate deployment) {
        return deployment.models().flatMap(FlowRules::scopes);
    }

    private static Stream<Scope> scopes(BpmnFile file) {
        var nodes = file.all(FlowNode.class)
                .map(ModelElement::element)
                .collect(Collectors.groupingBy(FlowNode::getParentElement, LinkedHashMap::new, Collectors.toList()));
        return Stream.concat(file.all(Process.class), file.all(SubProcess.class))
                .map(container -> new Scope(
                        file,
                        new ModelElement<>(file.name(), container.element()),
                        nodes.getOrDefault(container.element(), List.of())));
    }

    static Stream<Violation> everyScopeStartsAndEnds(DeploymentCandidate deployment) {
        return scopes(deployment).flatMap(scope -> {
            var problems = Stream.<Violation>builder();
            if (scope.nodes(StartEvent.class).isEmpty()) {
                problems.add(scope.container().violation("里没有开始事件，不知道从哪里开始；应加一个开始事件，连到第一步。"));
            }
            if (scope.nodes(EndEvent.class).isEmpty()) {
                problems.add(scope.container().violation("里没有结束事件，不知道到哪里结束；应在最后一步后面加一个结束事件。"));
            }
            return problems.build();
        });
    }

    static Stream<Violation> everyNodeIsConnected(DeploymentCandidate deployment) {
        return scopes(deployment).flatMap(scope -> scope.nodes().stream().flatMap(node -> {
            boolean lacksEntry = scope.graph().in(node).isEmpty() && !needsNoEntry(node);
            boolean lacksExit = scope.graph().out(node).isEmpty() && !needsNoExit(node);
            if (lacksEntry && lacksExit) {
                return Stream.of(scope.at(node).violation("没有连线，流程走不到这里；应从前一步连进来、连到下一步，或者删掉。"));
            }
            if (lacksEntry) {
                return Stream.of(scope.at(node).violation("没有连进来的线，流程走不到这里；应从前一步连一条线过来，或者删掉。"));
            }
            return lacksExit
                    ? Stream.of(scope.at(node).violation("后面没有连线，流程走到这里就断了；应连到下一步，或者连到结束事件。"))
                    : Stream.empty();
        }));
    }

    private static boolean needsNoEntry(FlowNode node) {
        return node instanceof StartEvent
                || node instanceof BoundaryEvent
                || isOutsideTheFlow(node)
                || (node instanceof IntermediateCatchEvent
                        && FlowGraph.linkName(node).findAny().isPresent());
    }

    private static boolean needsNoExit(FlowNode node) {
        return node instanceof EndEvent
                || isOutsideTheFlow(node)
                || (node instanceof IntermediateThrowEvent
                        && FlowGraph.linkName(node).findAny().isPresent())
                || (node instanceof BoundaryEvent
                        && FlowGraph.definitions(node).stream().anyMatch(CompensateEventDefinition.class::isInstance));
    }

    /** Event subprocesses and compensation handlers are started by events, not by flows. */
    private static boolean isOutsideTheFlow(FlowNode node) {
        return (node instanceof SubProcess subProcess && subProcess.triggeredByEvent())
                || (node instanceof Activity activity && activity.isForCompensation());
    }

    /** A node with flows that belongs to a part without a start, for example a ring. */
    static Stream<Violation> everyNodeIsReachable(DeploymentCandidate deployment) {
        return scopes(deployment)
                .filter(scope -> !scope.nodes(StartEvent.class).isEmpty())
                .flatMap(scope -> {
                    var starts = scope.nodes().stream()
                            .filter(node -> node instanceof StartEvent || isOutsideTheFlow(node))
                            .toList();
                    var reached = scope.graph().reachedFrom(starts);
                    return scope.nodes().stream()
                            .filter(node -> !reached.contains(node)
                                    && !scope.graph().in(node).isEmpty())
                            .map(node -> scope.at(node).violation("从开始事件走不到；应从开始事件能到的一步连一条线过来，或者删掉。"));
                });
    }

    static Stream<Violation> everyRingHasAnExit(DeploymentCandidate deployment) {
        return scopes(deployment).flatMap(scope -> {
            var leading = leadingToAnEnd(scope);
            return rings(scope, node -> !leading.contains(node)).map(ring -> scope.at(ring.get(0))
                    .violation("以后一直转圈，走不到结束（%s）；应有一路连到结束事件。".formatted(names(scope, ring))));
        });
    }

    /**
     * A ring without a waiting step runs in one transaction, in the request of the user who completed the step before. A ring
     * with an asynchronous step is executed by jobs.
     */
    static Stream<Violation> everyRingWaits(DeploymentCandidate deployment) {
        return scopes(deployment).flatMap(scope -> {
            var leading = leadingToAnEnd(scope);
            return rings(scope, node -> leading.contains(node) && !waits(node)).map(ring -> scope.at(ring.get(0))
                    .violation("所在的一圈（%s）中途一步也不停，可能没完没了；圈里应有等人办理的一步，或者给其中一步勾选“异步”（Asynchronous before）。"
                            .formatted(names(scope, ring))));
        });
    }

    private static Set<FlowNode> leadingToAnEnd(Scope scope) {
        return scope.graph()
                .leadingTo(scope.nodes().stream().filter(FlowRules::needsNoExit).toList());
    }

    /** The rings over accepted nodes. A node is in one ring at most, so that a mistake is reported once. */
    private static Stream<List<FlowNode>> rings(Scope scope, Predicate<FlowNode> accepted) {
        var rings = new ArrayList<List<FlowNode>>();
        var reported = new HashSet<FlowNode>();
        for (var node : scope.nodes()) {
            if (accepted.test(node)) {
                ring(scope.graph(), node, accepted)
                        .filter(ring -> ring.stream().noneMatch(reported::contains))
                        .ifPresent(ring -> {
                            rings.add(ring);
                            reported.addAll(ring);
                        });
            }
        }
        return rings.stream();
    }

    private static boolean waits(FlowNode node) {
        boolean passes = (node instanceof Gateway && !(node instanceof EventBasedGateway))
                || node instanceof ServiceTask
                || node instanceof BusinessRuleTask
                || node instanceof IntermediateThrowEvent
                || node instanceof SendTask;
        return !passes || node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter();
    }

    /** The shortest ring through the node over accepted nodes; empty when there is none. */
    private static Optional<List<FlowNode>> ring(FlowGraph graph, FlowNode node, Predicate<FlowNode> accepted) {
        var paths = new ArrayDeque<List<FlowNode>>();
        paths.add(List.of(node));
        var seen = new HashSet<FlowNode>();
        while (!paths.isEmpty()) {
            var path = paths.remove();
            for (var following : graph.next(path.get(path.size() - 1))) {
                if (following.equals(node)) {
                    return Optional.of(path);
                }
                if (accepted.test(following) && seen.add(following)) {
                    var longer = new ArrayList<>(path);
                    longer.add(following);
                    paths.add(longer);
                }
            }
        }
        return Optional.empty();
    }

    private static String names(Scope scope, List<FlowNode> ring) {
        return Stream.concat(ring.stream(), Stream.of(ring.get(0)))
                .map(node -> scope.at(node).name().strip())
                .collect(Collectors.joining("→"));
    }

    /** Several unconditional flows start several branches at once, and most authors do not expect this. */
    static Stream<Violation> onlyGatewaysSplit(DeploymentCandidate deployment) {
        return scopes(deployment)
                .flatMap(scope -> Stream.concat(scope.nodes(Activity.class).stream(), scope.nodes(Event.class).stream())
                        .filter(node -> scope.graph().out(node).stream()
                                        .filter(flow -> flow.getConditionExpression() == null && !isDefault(node, flow))
                                        .count()
                                > 1)
                        .map(node -> scope.at(node).violation("后面连出几条线，会同时走几路；应先连到一个网关：只走一路的用排他网关，几路同时走的用并行网关。")));
    }

    /** {@link NameRules} checks exclusive and inclusive gateways. */
    static Stream<Violation> conditionsAreComplete(DeploymentCandidate deployment) {
        return scopes(deployment).flatMap(scope -> scope.nodes().stream()
                .filter(node -> !(node instanceof ExclusiveGateway || node instanceof InclusiveGateway))
                .flatMap(node -> scope.graph().out(node).stream().flatMap(flow -> problem(scope, node, flow))));
    }

    private static Stream<Violation> problem(Scope scope, FlowNode node, SequenceFlow flow) {
        boolean hasCondition = flow.getConditionExpression() != null;
        var at = new ModelElement<>(scope.file().name(), flow);
        if (node instanceof Gateway) {
            return hasCondition
                    ? Stream.of(at.violation("的条件不会看：它从%s出来，每一路都走；应去掉条件，或者改用排他网关。"
                            .formatted(scope.at(node).name())))
                    : Stream.empty();
        }
        boolean isConditionalSplit = scope.graph().out(node).stream()
                .anyMatch(other -> other.getConditionExpression() != null || isDefault(node, other));
        if (isConditionalSplit && !hasCondition && !isDefault(node, flow)) {
            return Stream.of(at.violation("没有条件，旁边的几路有；应填条件 ${…}，或者设为默认的一路。"));
        }
        return hasCondition && at.label().isEmpty()
                ? Stream.of(at.violation("有条件，没有名称；应写明是什么情况，例如“合格”。"))
                : Stream.empty();
    }

    private static boolean isDefault(FlowNode node, SequenceFlow flow) {
        return node instanceof Activity activity && flow.equals(activity.getDefault());
    }

    static Stream<Violation> noFlowIsDrawnTwice(DeploymentCandidate deployment) {
        return scopes(deployment).flatMap(scope -> scope.nodes().stream().flatMap(node -> {
            var first = new HashSet<List<Object>>();
            return scope.graph().out(node).stream()
                    .filter(flow -> !first.add(List.of(flow.getTarget(), condition(flow))))
                    .map(flow -> new ModelElement<>(scope.file().name(), flow)
                            .violation("和另一条线重复：都从%s连到%s，会走两遍；应删掉一条。"
                                    .formatted(
                                            scope.at(node).name(),
                                            scope.at(flow.getTarget()).name())));
        }));
    }

    private static String condition(SequenceFlow flow) {
        return Stream.ofNullable(flow.getConditionExpression())
                .map(ConditionExpression::getTextContent)
                .map(String::strip)
                .collect(Collectors.joining());
    }

    static Stream<Violation> everyGatewaySplitsOrJoins(DeploymentCandidate deployment) {
        return scopes(deployment).flatMap(scope -> scope.nodes(Gateway.class).stream()
                .filter(gateway -> scope.graph().in(gateway).size() == 1
                        && scope.graph().out(gateway).size() == 1)
                .map(gateway -> scope.at(gateway).violation("只有一条线进、一条线出，不起作用；应删掉，或者补上另外的一路。")));
    }

    static Stream<Violation> terminationHasSomethingToStop(DeploymentCandidate deployment) {
        return scopes(deployment).flatMap(scope -> {
            var ends = scope.nodes().stream()
                    .filter(node -> scope.graph().out(node).isEmpty())
                    .toList();
            var terminating = ends.stream().filter(FlowRules::terminates).toList();
            return terminating.size() == 1 && ends.stream().allMatch(end -> terminates(end) || interrupts(end))
                    ? Stream.of(scope.at(terminating.get(0)).violation("是“终止”结束事件，可是没有别的结束，没有什么要终止；应改成普通的结束事件。"))
                    : Stream.empty();
        });
    }

    private static boolean terminates(FlowNode node) {
        return node instanceof EndEvent
                && FlowGraph.definitions(node).stream().anyMatch(TerminateEventDefinition.class::isInstance);
    }

    private static boolean interrupts(FlowNode node) {
        return node instanceof SubProcess subProcess
                && subProcess.triggeredByEvent()
                && subProcess.getChildElementsByType(StartEvent.class).stream().anyMatch(StartEvent::isInterrupting);
    }
}
