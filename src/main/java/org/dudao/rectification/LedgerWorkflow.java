package org.dudao.rectification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.OpenTaskQuery;
import org.dudao.workflow.StepVariables;
import org.dudao.workflow.TaskRouting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts and ends the processes of an item, and sends them the messages of its unit. */
@Component
class LedgerWorkflow {

    private static final String ITEM = "rectificationItem";
    private static final String VISIT = "itemVisit";
    private static final String REVIEWS = "deferredItem";

    private final RuntimeService runtime;
    private final OpenTaskQuery openTasks;
    private final TaskRouting routing;

    LedgerWorkflow(RuntimeService runtime, OpenTaskQuery openTasks, TaskRouting routing) {
        this.runtime = runtime;
        this.openTasks = openTasks;
        this.routing = routing;
    }

    /** The open tasks of an item, the oldest first: report, verification, decisions on requests, visit. */
    List<OpenTaskQuery.WaitingTask> openTasks(LedgerItem item) {
        return openTasks.ofBusinessKeys(List.of(businessKey(item))).stream()
                .filter(task -> task.text(StepVariables.CAMPAIGN).equals(item.campaign()))
                .filter(task -> task.text(StepVariables.PART).equals(String.valueOf(item.number())))
                .toList();
    }

    /** The open task in which the unit reports the item done. */
    Optional<OpenTaskQuery.WaitingTask> openReport(LedgerItem item) {
        return openTasks(item).stream().filter(task -> isReport(task, item)).findFirst();
    }

    /** Whether the unit reports the item done in this task of the item. */
    static boolean isReport(OpenTaskQuery.WaitingTask task, LedgerItem item) {
        return task.text(StepVariables.MATERIAL).equals(LedgerItem.MATERIAL)
                && task.text(StepVariables.CANDIDATES).equals(item.owner());
    }

    /** Gives the open report task to the responsible person. */
    void assignReport(LedgerItem item, @Nullable String login) {
        openReport(item).ifPresent(task -> routing.assign(task.id(), login));
    }

    private static String businessKey(LedgerItem item) {
        return item.campaign() + "/" + item.unit();
    }

    /** Starts the process in which the unit puts the problem right. */
    void start(LedgerItem item) {
        start(ITEM, item);
    }

    /**
     * Starts the visit after the write-off. A visit after an earlier write-off ends: former releases left it running when the item had
     * to be done again.
     */
    void startVisit(LedgerItem item) {
        endVisit(item);
        start(VISIT, item);
    }

    /** Ends the visit after a write-off that no longer holds. */
    void endVisit(LedgerItem item) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(VISIT)
                .processInstanceBusinessKey(businessKey(item))
                .variableValueEquals(StepVariables.PART, String.valueOf(item.number()))
                .list()
                .forEach(visit -> runtime.deleteProcessInstance(visit.getId(), "重新整改"));
    }

    /** Starts the regular reviews of a deferred item. */
    void startReviews(LedgerItem item) {
        start(REVIEWS, item);
    }

    private void start(String process, LedgerItem item) {
        var variables = new HashMap<String, Object>(Map.of(
                StepVariables.CAMPAIGN, item.campaign(),
                StepVariables.UNIT, item.unit(),
                StepVariables.OWNER, item.owner(),
                StepVariables.STAGE, item.stage(),
                StepVariables.PART, String.valueOf(item.number()),
                StepVariables.PART_NAME, item.title(),
                StepVariables.DEADLINE, item.deadline().toString()));
        runtime.startProcessInstanceByKey(process, businessKey(item), variables);
    }

    void requestExtension(LedgerItem item) {
        send(item, "extensionAsked");
    }

    void requestDeferral(LedgerItem item) {
        send(item, "deferralAsked");
    }

    private void send(LedgerItem item, String message) {
        var waiting = runtime
                .createExecutionQuery()
                .messageEventSubscriptionName(message)
                .processVariableValueEquals(StepVariables.CAMPAIGN, item.campaign())
                .processVariableValueEquals(StepVariables.PART, String.valueOf(item.number()))
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(Refusal.Kind.CONFLICT, "第%d号事项现在不在“整改并上报完成”这一步，不能申请。".formatted(item.number())));
        runtime.messageEventReceived(message, waiting.getId());
    }

    /** Numbers of the unit's items that have a running process. */
    List<String> underWay(String campaign, String unit) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(ITEM)
                .processInstanceBusinessKey(campaign + "/" + unit)
                .list()
                .stream()
                .map(instance -> (String) runtime.getVariable(instance.getId(), StepVariables.PART))
                .toList();
    }
}
