package org.dudao.model;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** Follows the sequence flows of a process, also into subprocesses and out of them. */
final class FlowPaths {

    private FlowPaths() {}

    /** All nodes that can follow a node. The search goes on after a node only if {@code passable} accepts it. */
    static Set<FlowNode> after(FlowNode node, Predicate<FlowNode> passable) {
        return from(next(node), passable);
    }

    /** The nodes on one outgoing flow, including its target. See {@link #after}. */
    static Set<FlowNode> along(SequenceFlow flow, Predicate<FlowNode> passable) {
        return from(List.of(flow.getTarget()), passable);
    }

    /** The outgoing flows of a node. As in the engine, the source of the flow counts: the list in the node can be missing. */
    static List<SequenceFlow> out(FlowNode node) {
        return node.getParentElement().getChildElementsByType(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getSource()))
                .toList();
    }

    private static Set<FlowNode> from(List<FlowNode> first, Predicate<FlowNode> passable) {
        var seen = new LinkedHashSet<>(first);
        var queue = new ArrayDeque<>(first);
        while (!queue.isEmpty()) {
            var node = queue.remove();
            if (passable.test(node)) {
                next(node).stream().filter(seen::add).forEach(queue::add);
            }
        }
        return seen;
    }

    private static List<FlowNode> next(FlowNode node) {
        var targets = out(node).stream().map(SequenceFlow::getTarget);
        if (node instanceof SubProcess subProcess) {
            var starts =
                    subProcess.getChildElementsByType(StartEvent.class).stream().map(FlowNode.class::cast);
            return Stream.concat(targets, starts).toList();
        }
        return node instanceof EndEvent && node.getParentElement() instanceof SubProcess parent
                ? Stream.concat(targets, out(parent).stream().map(SequenceFlow::getTarget))
                        .toList()
                : targets.toList();
    }
}
