package org.dudao.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Whatever is judged is let through or done again: after a judging step, before the next marked step or call, a gateway asks,
 * and of its ways one leads to an end and another back to work of the same unit, after which it is judged again.
 */
final class ReviewRules {

    private ReviewRules() {}

    static Stream<Violation> everyReviewAcceptsOrReturns(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(PropertyRules::judges)
                .flatMap(review -> judged(deployment, review)
                        .flatMap(judged -> problem(judged.element()).map(judged::wrong).stream()))
                .distinct();
    }

    /** The step itself; or, where the process only judges and ends, every call of the process. */
    private static Stream<ModelElement<? extends FlowNode>> judged(
            DeploymentCandidate deployment, ModelElement<UserTask> review) {
        var following = FlowPaths.after(review.element(), ReviewRules::isPassed);
        boolean onlyEnds =
                gateways(following.stream()).isEmpty() && following.stream().noneMatch(ReviewRules::isStepOrCall);
        var calls = onlyEnds ? deployment.callsOf(review.process()) : List.<ModelElement<CallActivity>>of();
        return calls.isEmpty() ? Stream.of(review) : calls.stream().map(call -> call);
    }

    private static Optional<String> problem(FlowNode judged) {
        var gateways = gateways(FlowPaths.after(judged, ReviewRules::isPassed).stream());
        if (gateways.isEmpty()) {
            return Optional.of("作了审核，之后却没有网关问是否通过；应接一个排他网关，一路通过，一路打回返工。");
        }
        var ways = gateways.stream()
                .flatMap(gateway -> FlowPaths.out(gateway).stream())
                .toList();
        if (ways.stream().noneMatch(way -> leadsBack(way, judged))) {
            return Optional.of("审核不通过时没有回去的路；之后的网关“%s”应有一路打回返工，回到本单位提交的那一步。"
                    .formatted(new ModelElement<>("", gateways.get(0)).label()));
        }
        return ways.stream().anyMatch(way -> leadsToAnEnd(way, judged))
                ? Optional.empty()
                : Optional.of("审核以后每一路都是返工，没有通过的一路；之后的网关应有一路通往流程的结束。");
    }

    private static List<ExclusiveGateway> gateways(Stream<FlowNode> nodes) {
        return nodes.filter(ExclusiveGateway.class::isInstance)
                .map(ExclusiveGateway.class::cast)
                .filter(gateway -> FlowPaths.out(gateway).size() > 1)
                .toList();
    }

    private static boolean leadsBack(SequenceFlow way, FlowNode judged) {
        return FlowPaths.along(way, node -> !node.equals(judged)).stream()
                .filter(ReviewRules::isWorkOfTheUnit)
                .anyMatch(work -> work.equals(judged)
                        || FlowPaths.after(work, any -> true).contains(judged));
    }

    private static boolean leadsToAnEnd(SequenceFlow way, FlowNode judged) {
        return FlowPaths.along(way, node -> !node.equals(judged)).stream().anyMatch(EndEvent.class::isInstance);
    }

    private static boolean isPassed(FlowNode node) {
        return !isStepOrCall(node);
    }

    private static boolean isStepOrCall(FlowNode node) {
        return node instanceof CallActivity || PropertyRules.step(node).isPresent();
    }

    private static boolean isWorkOfTheUnit(FlowNode node) {
        return node instanceof CallActivity
                || PropertyRules.step(node)
                        .filter(ModelProperties.HAND_IN::equals)
                        .isPresent();
    }
}
