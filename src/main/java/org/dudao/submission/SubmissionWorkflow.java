package org.dudao.submission;

import static java.util.Objects.requireNonNullElse;

import org.camunda.bpm.engine.RuntimeService;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** Tells the process that a round was withdrawn. */
@Component
class SubmissionWorkflow {

    private static final String MATERIAL_WITHDRAWN = "materialWithdrawn";

    private final RuntimeService runtime;

    SubmissionWorkflow(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** @throws Refusal CONFLICT when the process has no event for the withdrawal */
    void withdraw(MaterialKey key) {
        var waitingReview = runtime
                .createExecutionQuery()
                .messageEventSubscriptionName(MATERIAL_WITHDRAWN)
                .processVariableValueEquals(StepVariables.CAMPAIGN, key.campaign())
                .processVariableValueEquals(StepVariables.OWNER, key.owner())
                .processVariableValueEquals(StepVariables.STAGE, key.stage())
                .list()
                .stream()
                .filter(execution -> key.kind().equals(runtime.getVariable(execution.getId(), StepVariables.MATERIAL)))
                .filter(execution -> key.part()
                        .equals(requireNonNullElse(runtime.getVariable(execution.getId(), StepVariables.PART), "")))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "这份材料的审核流程里没有“撤回”这一步，不能撤回。"));
        runtime.messageEventReceived(MATERIAL_WITHDRAWN, waitingReview.getId());
    }
}
