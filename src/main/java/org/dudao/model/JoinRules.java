package org.dudao.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * A parallel join waits for one token on each of its incoming flows. The rule refuses a join only if two of its flows provably never
 * have a token at the same time.
 *
 * <p>Proof: two tokens of one instance have a common origin, a node that sends tokens over two different flows at once: a parallel or
 * inclusive gateway, a node with several outgoing flows, or an activity with a non-interrupting event. If no such origin leads over
 * different flows to both incoming flows, without passing the join, the join never continues.
 */
final class JoinRules {

    private final FlowRules.Scope scope;
    private final FlowNode join;
    private final List<SequenceFlow> incoming;

    /** For each incoming flow, the nodes that lead to it without passing the join. */
    private final List<Set<FlowNode>> leading = new ArrayList<>();

    /** For each incoming flow, the incoming flows that can have a token at the same time. */
    private final List<BitSet> together = new ArrayList<>();

    private JoinRules(FlowRules.Scope scope, FlowNode join, Map<FlowNode, List<FlowNode>> previous) {
        this.scope = scope;
        this.join = join;
        this.incoming = scope.graph().in(join);
        for (var flow : incoming) {
            leading.add(leadingTo(flow.getSource(), previous));
            together.add(new BitSet());
        }
        scope.nodes().stream().filter(node -> !node.equals(join)).forEach(this::addOrigin);
    }

    static Stream<Violation> everyParallelJoinCanContinue(DeploymentCandidate deployment) {
        return FlowRules.scopes(deployment).flatMap(scope -> {
            var joins = scope.nodes(ParallelGateway.class).stream()
                    .filter(join -> scope.graph().in(join).size() > 1)
                    .toList();
            var previous = joins.isEmpty() ? Map.<FlowNode, List<FlowNode>>of() : previous(scope);
            return joins.stream().flatMap(join -> new JoinRules(scope, join, previous).violation().stream());
        });
    }

    private static Map<FlowNode, List<FlowNode>> previous(FlowRules.Scope scope) {
        var previous = new HashMap<FlowNode, List<FlowNode>>();
        for (var node : scope.nodes()) {
            for (var next : scope.graph().next(node)) {
                previous.computeIfAbsent(next, key -> new ArrayList<>()).add(node);
            }
        }
        return previous;
    }

    private Set<FlowNode> leadingTo(FlowNode last, Map<FlowNode, List<FlowNode>> previous) {
        var nodes = new HashSet<FlowNode>();
        var queue = new ArrayDeque<FlowNode>();
        queue.add(last);
        while (!queue.isEmpty()) {
            var node = queue.remove();
            if (!node.equals(join) && nodes.add(node)) {
                queue.addAll(previous.getOrDefault(node, List.of()));
            }
        }
        return nodes;
    }

    /** The incoming flows of the join to which a token on this flow can come. */
    private BitSet reachedOver(SequenceFlow flow) {
        var reached = new BitSet();
        IntStream.range(0, incoming.size())
                .filter(i -> flow.equals(incoming.get(i)) || leading.get(i).contains(flow.getTarget()))
                .forEach(reached::set);
        return reached;
    }

    private void addOrigin(FlowNode node) {
        var graph = scope.graph();
        if (!takesOneWay(node)) {
            addPairs(graph.out(node));
        }
        if (node instanceof BoundaryEvent event && !event.cancelActivity()) {
            // The activity goes on, and so do the other events at it; the event itself can come again.
            var own = new BitSet();
            graph.out(event).forEach(flow -> own.or(reachedOver(flow)));
            var others = (BitSet) own.clone();
            var activity = event.getAttachedTo();
            Stream.concat(Stream.of(activity), graph.boundaryEvents(activity).stream())
                    .flatMap(other -> graph.out(other).stream())
                    .forEach(flow -> others.or(reachedOver(flow)));
            add(own, others);
        }
    }

    /** Each flow together with each of the flows before it. */
    private void addPairs(List<SequenceFlow> flows) {
        var before = new BitSet();
        for (var flow : flows) {
            var reached = reachedOver(flow);
            add(reached, before);
            before.or(reached);
        }
    }

    private void add(BitSet some, BitSet others) {
        some.stream().forEach(i -> together.get(i).or(others));
        others.stream().forEach(i -> together.get(i).or(some));
    }

    private static boolean takesOneWay(FlowNode node) {
        return node instanceof ExclusiveGateway || node instanceof EventBasedGateway;
    }

    private Optional<Violation> violation() {
        for (int i = 0; i < incoming.size(); i++) {
            int other = together.get(i).nextClearBit(i + 1);
            if (other < incoming.size()) {
                return Optional.of(scope.at(join).violation(sentence(i, other)));
            }
        }
        return Optional.empty();
    }

    private String sentence(int one, int other) {
        var cause = scope.nodes().stream()
                .filter(JoinRules::takesOneWay)
                .filter(node -> decides(node, one, other))
                .findFirst()
                .map(gateway -> "（在%s那里只走其中一路）".formatted(name(gateway)))
                .orElse("");
        return "要等每一路都到，可是从%s和从%s连进来的两路不会都到%s，流程会停在这里；应改成排他网关，或者在前面用并行网关分开。"
                .formatted(
                        name(incoming.get(one).getSource()),
                        name(incoming.get(other).getSource()),
                        cause);
    }

    /** Whether the gateway sends the token over one of its flows to the one join flow, and over another to the other. */
    private boolean decides(FlowNode gateway, int one, int other) {
        var ways = scope.graph().out(gateway).stream().map(this::reachedOver).toList();
        return ways.stream().anyMatch(way -> way.get(one) && !way.get(other))
                && ways.stream().anyMatch(way -> way.get(other) && !way.get(one));
    }

    private String name(FlowNode node) {
        return scope.at(node).name().strip();
    }
}
