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

/** Where a process can go on to, along its sequence flows, into its subprocesses and out of them. */
final class FlowPaths {

    private FlowPaths() {}

    /** Everything that can come after a node, as far as {@code further} lets it be passed; what it stops at belongs to it. */
    static Set<FlowNode> after(FlowNode node, Predicate<FlowNode> further) {
        return from(next(node), further);
    }

    /** What {@link #after} says of what comes on one way, its first node included. */
    static Set<FlowNode> along(SequenceFlow way, Predicate<FlowNode> further) {
        return from(List.of(way.getTarget()), further);
    }

    /** The flows that leave a node, by where they say that they begin, as the engine has it: a node's own list may be missing. */
    static List<SequenceFlow> out(FlowNode node) {
        return node.getParentElement().getChildElementsByType(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getSource()))
                .toList();
    }

    private static Set<FlowNode> from(List<FlowNode> first, Predicate<FlowNode> further) {
        var seen = new LinkedHashSet<>(first);
        var ahead = new ArrayDeque<>(first);
        while (!ahead.isEmpty()) {
            var node = ahead.remove();
            if (further.test(node)) {
                next(node).stream().filter(seen::add).forEach(ahead::add);
            }
        }
        return seen;
    }

    private static List<FlowNode> next(FlowNode node) {
        var targets = out(node).stream().map(SequenceFlow::getTarget);
        if (node instanceof SubProcess inside) {
            var starts =
                    inside.getChildElementsByType(StartEvent.class).stream().map(FlowNode.class::cast);
            return Stream.concat(targets, starts).toList();
        }
        return node instanceof EndEvent && node.getParentElement() instanceof SubProcess around
                ? Stream.concat(targets, out(around).stream().map(SequenceFlow::getTarget))
                        .toList()
                : targets.toList();
    }
}
