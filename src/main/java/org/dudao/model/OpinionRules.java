package org.dudao.model;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The properties of the process that handles an opinion: which tasks the page 群众意见 completes, and the limit of returns. */
final class OpinionRules {

    /** What a task calls when it is completed, with the batch work of the page that completes it. */
    private static final Map<String, String> BATCH_OF_CALL = Map.of(
            "opinionTasks.sort(task)", ModelProperties.BATCH_SORTING,
            "opinionTasks.handle(task)", ModelProperties.BATCH_ANSWERING);

    private static final String RETURNING_CALL = "opinionTasks.handle(task)";
    private static final String RETURNS_PATTERN = "[1-9]";

    private OpinionRules() {}

    static Stream<Violation> batchIsKnown(DeploymentCandidate deployment) {
        return deployment.all(BaseElement.class).flatMap(element -> element.property(ModelProperties.BATCH).stream()
                .filter(batch -> !(element.element() instanceof UserTask && ModelProperties.BATCHES.contains(batch)))
                .map(batch -> element.violation(
                        element.element() instanceof UserTask
                                ? "的属性 batch 是“%s”，“群众意见”页没有这种批量办理；可以是 %s。"
                                        .formatted(batch, String.join("、", new TreeSet<>(ModelProperties.BATCHES)))
                                : "标了 batch，可它不是用户任务，标了不起作用；batch 只标在用户任务上。")));
    }

    static Stream<Violation> opinionTasksHaveBatch(DeploymentCandidate deployment) {
        return deployment.expressions().flatMap(expression -> BATCH_OF_CALL.entrySet().stream()
                .filter(batch -> expression.text().contains(batch.getKey()))
                .map(Map.Entry::getValue)
                .filter(batch -> expression.at().element() instanceof UserTask
                        && expression
                                .at()
                                .property(ModelProperties.BATCH)
                                .filter(batch::equals)
                                .isEmpty())
                .map(batch -> expression.at().violation("在“群众意见”页上不能成批办理，应加属性 batch，值是 %s。".formatted(batch))));
    }

    static Stream<Violation> opinionProcessHasMostReturns(DeploymentCandidate deployment) {
        var wrongPlace = deployment
                .all(BaseElement.class)
                .filter(element -> !(element.element() instanceof Process))
                .filter(element ->
                        element.property(ModelProperties.MOST_RETURNS).isPresent())
                .map(element -> element.violation("标了 mostReturns，标在这里不起作用；mostReturns 标在流程上。"));
        var wrongValue = deployment
                .all(Process.class)
                .filter(process -> process.property(ModelProperties.MOST_RETURNS)
                        .map(value -> !value.matches(RETURNS_PATTERN))
                        .orElseGet(() -> returnsOpinions(deployment, process.process())))
                .map(process -> process.violation("应有属性 mostReturns，写明第几次退回由活动办确定承办，值是1到9的整数。"));
        return Stream.concat(wrongPlace, wrongValue);
    }

    private static boolean returnsOpinions(DeploymentCandidate deployment, String process) {
        return deployment
                .expressions()
                .anyMatch(expression -> expression.text().contains(RETURNING_CALL)
                        && expression.at().process().equals(process));
    }
}
