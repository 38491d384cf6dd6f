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
 * Every review can approve and return. After a review step and before the next step or call, there is an exclusive gateway. One of
 * its flows leads to an end event, and another one leads back to a hand-in step of the unit and from there to the review again.
 */
final class ReviewRules {

    private ReviewRules() {}

    static Stream<Violation> everyReviewAcceptsOrReturns(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(PropertyRules::isReviewStep)
                .flatMap(review -> reviewNodes(deployment, review)
                        .flatMap(reviewNode -> problem(reviewNode.element()).map(reviewNode::violation).stream()))
                .distinct();
    }

    /** The review step, or, if the process ends after the review, all calls of this process. */
    private static Stream<ModelElement<? extends FlowNode>> reviewNodes(
            DeploymentCandidate deployment, ModelElement<UserTask> review) {
        var following = FlowPaths.after(review.element(), ReviewRules::isNoStepOrCall);
        boolean onlyEnds =
                gateways(following.stream()).isEmpty() && following.stream().noneMatch(ReviewRules::isStepOrCall);
        var calls = onlyEnds ? deployment.callsOf(review.process()) : List.<ModelElement<CallActivity>>of();
        return calls.isEmpty() ? Stream.of(review) : calls.stream().map(call -> call);
    }

    private static Optional<String> problem(FlowNode reviewNode) {
        var gateways = gateways(FlowPaths.after(reviewNode, ReviewRules::isNoStepOrCall).stream());
        if (gateways.isEmpty()) {
            return Optional.of("作了审核，之后却没有网关问是否通过；应接一个排他网关，一路通过，一路打回返工。");
        }
        var flows = gateways.stream()
                .flatMap(gateway -> FlowPaths.out(gateway).stream())
                .toList();
        if (flows.stream().noneMatch(flow -> leadsBack(flow, reviewNode))) {
            return Optional.of("审核不通过时没有回去的路；之后的网关“%s”应有一路打回返工，回到本单位提交的那一步。"
                    .formatted(new ModelElement<>("", gateways.get(0)).label()));
        }
        return flows.stream().anyMatch(flow -> leadsToAnEnd(flow, reviewNode))
                ? Optional.empty()
                : Optional.of("审核以后每一路都是返工，没有通过的一路；之后的网关应有一路通往流程的结束。");
    }

    private static List<ExclusiveGateway> gateways(Stream<FlowNode> nodes) {
        return nodes.filter(ExclusiveGateway.class::isInstance)
                .map(ExclusiveGateway.class::cast)
                .filter(gateway -> FlowPaths.out(gateway).size() > 1)
                .toList();
    }

    private static boolean leadsBack(SequenceFlow flow, FlowNode reviewNode) {
        return FlowPaths.along(flow, node -> !node.equals(reviewNode)).stream()
                .filter(ReviewRules::isHandInOrCall)
                .anyMatch(work -> work.equals(reviewNode)
                        || FlowPaths.after(work, node -> true).contains(reviewNode));
    }

    private static boolean leadsToAnEnd(SequenceFlow flow, FlowNode reviewNode) {
        return FlowPaths.along(flow, node -> !node.equals(reviewNode)).stream().anyMatch(EndEvent.class::isInstance);
    }

    private static boolean isNoStepOrCall(FlowNode node) {
        return !isStepOrCall(node);
    }

    private static boolean isStepOrCall(FlowNode node) {
        return node instanceof CallActivity || PropertyRules.step(node).isPresent();
    }

    private static boolean isHandInOrCall(FlowNode node) {
        return node instanceof CallActivity
                || PropertyRules.step(node)
                        .filter(ModelProperties.HAND_IN::equals)
                        .isPresent();
    }
}
