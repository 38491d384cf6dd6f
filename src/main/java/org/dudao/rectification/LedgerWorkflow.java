package org.dudao.rectification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** Starts what an item goes through, and tells it what its unit asks for. */
@Component
class LedgerWorkflow {

    private static final String ITEM = "rectificationItem";
    private static final String VISIT = "itemVisit";
    private static final String REVIEWS = "deferredItem";

    private final RuntimeService runtime;

    LedgerWorkflow(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** It is to be put right. */
    void start(LedgerItem item, String title) {
        start(ITEM, item, title);
    }

    /** It is written off; some time later somebody asks the people. */
    void startVisit(LedgerItem item, String title) {
        start(VISIT, item, title);
    }

    /** It cannot be done now; it is looked at again and again. */
    void startReviews(LedgerItem item, String title) {
        start(REVIEWS, item, title);
    }

    private void start(String process, LedgerItem item, String title) {
        var variables = new HashMap<String, Object>(Map.of(
                StepVariables.CAMPAIGN, item.campaign(),
                StepVariables.UNIT, item.unit(),
                StepVariables.OWNER, item.owner(),
                StepVariables.STAGE, item.stage(),
                StepVariables.PART, String.valueOf(item.number()),
                StepVariables.PART_NAME, title,
                StepVariables.DEADLINE, item.deadline().toString()));
        runtime.startProcessInstanceByKey(process, item.campaign() + "/" + item.unit(), variables);
    }

    void askForExtension(LedgerItem item) {
        tell(item, "extensionAsked");
    }

    void askForDeferral(LedgerItem item) {
        tell(item, "deferralAsked");
    }

    private void tell(LedgerItem item, String message) {
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

    /** The items of a unit that go through a process at this moment, by their numbers. */
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
