package org.dudao.submission;

import static java.util.Objects.requireNonNullElse;

import org.camunda.bpm.engine.RuntimeService;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** Tells the process that a round was taken back. */
@Component
class SubmissionWorkflow {

    private static final String MATERIAL_WITHDRAWN = "materialWithdrawn";

    private final RuntimeService runtime;

    SubmissionWorkflow(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** @throws Refusal when the model of its review has no way back for it */
    void withdraw(MaterialKey key) {
        var review = runtime
                .createExecutionQuery()
                .messageEventSubscriptionName(MATERIAL_WITHDRAWN)
                .processVariableValueEquals(StepVariables.CAMPAIGN, key.campaign())
                .processVariableValueEquals(StepVariables.OWNER, key.owner())
                .processVariableValueEquals(StepVariables.STAGE, key.stage())
                .list()
                .stream()
                .filter(waiting -> key.kind().equals(runtime.getVariable(waiting.getId(), StepVariables.MATERIAL)))
                .filter(waiting -> key.part()
                        .equals(requireNonNullElse(runtime.getVariable(waiting.getId(), StepVariables.PART), "")))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "这份材料的审核流程里没有“撤回”这一步，不能撤回。"));
        runtime.messageEventReceived(MATERIAL_WITHDRAWN, review.getId());
    }
}
