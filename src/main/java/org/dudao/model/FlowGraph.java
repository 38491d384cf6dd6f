package org.dudao.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The sequence flows of a file by source and by target. As in the engine, the source and the target of a flow count. */
final class FlowGraph {

    private final Map<FlowNode, List<SequenceFlow>> outgoing = new HashMap<>();
    private final Map<FlowNode, List<SequenceFlow>> incoming = new HashMap<>();
    private final Map<FlowNode, List<FlowNode>> boundaryEvents = new HashMap<>();
    private final Map<FlowNode, List<FlowNode>> next = new HashMap<>();
    private final Map<FlowNode, List<FlowNode>> previous = new HashMap<>();

    FlowGraph(Collection<SequenceFlow> flows, Collection<FlowNode> nodes) {
        for (var flow : flows) {
            add(outgoing, flow.getSource(), flow);
            add(incoming, flow.getTarget(), flow);
        }
        var linkTargets = nodes.stream().filter(CatchEvent.class::isInstance).collect(Collectors.toList());
        for (var node : nodes) {
            if (node instanceof BoundaryEvent event && event.getAttachedTo() != null) {
                add(boundaryEvents, event.getAttachedTo(), event);
            }
        }
        for (var node : nodes) {
            Stream.of(
                            out(node).stream().map(SequenceFlow::getTarget),
                            boundaryEvents(node).stream(),
                            linkTargets.stream().filter(target -> isLink(node, target)))
                    .flatMap(Function.identity())
                    .forEach(following -> {
                        add(next, node, following);
                        if (!isReminder(following)) {
                            add(previous, following, node);
                        }
                    });
        }
    }

    private static <T> void add(Map<FlowNode, List<T>> lists, FlowNode key, T value) {
        lists.computeIfAbsent(key, node -> new ArrayList<>()).add(value);
    }

    private static boolean isLink(FlowNode source, FlowNode target) {
        return source instanceof ThrowEvent
                && linkName(target).findFirst().isPresent()
                && Objects.equals(source.getParentElement(), target.getParentElement())
                && linkName(source).anyMatch(name -> linkName(target).anyMatch(name::equals));
    }

    /** The link names of an event; empty when the event is no link. */
    static Stream<String> linkName(ModelElementInstance event) {
        return event.getChildElementsByType(LinkEventDefinition.class).stream()
                .map(link -> Objects.requireNonNullElse(link.getName(), ""));
    }

    static List<EventDefinition> definitions(FlowNode event) {
        return event instanceof CatchEvent caught
                ? List.copyOf(caught.getEventDefinitions())
                : event instanceof ThrowEvent thrown ? List.copyOf(thrown.getEventDefinitions()) : List.of();
    }

    List<SequenceFlow> out(FlowNode node) {
        return outgoing.getOrDefault(node, List.of());
    }

    List<SequenceFlow> in(FlowNode node) {
        return incoming.getOrDefault(node, List.of());
    }

    List<FlowNode> boundaryEvents(FlowNode activity) {
        return boundaryEvents.getOrDefault(activity, List.of());
    }

    /** The nodes that can follow directly: over a flow, at the boundary of an activity, or over a link. */
    List<FlowNode> next(FlowNode node) {
        return next.getOrDefault(node, List.of());
    }

    /** The given nodes and all nodes that can follow them. */
    Set<FlowNode> reachedFrom(Collection<FlowNode> first) {
        return closure(first, next);
    }

    /** The activity goes on after a non-interrupting event, so the event is no exit of the activity. */
    private static boolean isReminder(FlowNode node) {
        return node instanceof BoundaryEvent event && !event.cancelActivity();
    }

    /** The given nodes and all nodes from which the work goes on to them. */
    Set<FlowNode> leadingTo(Collection<FlowNode> last) {
        return closure(last, previous);
    }

    private static Set<FlowNode> closure(Collection<FlowNode> first, Map<FlowNode, List<FlowNode>> edges) {
        var seen = new LinkedHashSet<>(first);
        var queue = new ArrayDeque<>(first);
        while (!queue.isEmpty()) {
            edges.getOrDefault(queue.remove(), List.of()).stream()
                    .filter(seen::add)
                    .forEach(queue::add);
        }
        return seen;
    }
}
