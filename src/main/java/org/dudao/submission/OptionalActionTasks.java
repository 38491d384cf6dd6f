package org.dudao.submission;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.dudao.campaign.CampaignService;
import org.dudao.organization.CandidateGroups;
import org.dudao.organization.Directory;
import org.dudao.organization.Unit;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.FormTable;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** The methods that {@code optional-action.bpmn} calls. */
@Component
public class OptionalActionTasks {

    private final OptionalActionTable actions;
    private final CampaignService campaigns;
    private final Directory directory;

    OptionalActionTasks(OptionalActionTable actions, CampaignService campaigns, Directory directory) {
        this.actions = actions;
        this.campaigns = campaigns;
        this.directory = directory;
    }

    /** Called when a person of a unit starts the process. Sets the unit, its present campaign and the number of the action. */
    public void begin(DelegateExecution execution) {
        var unit = unitOfCaller(execution).orElseThrow(() -> conflict("只有单位的同志能登记自选动作。"));
        var campaign = campaigns
                .underWayOf(unit.code())
                .orElseThrow(() -> conflict("%s现在没有正在开展的活动，不能登记自选动作。".formatted(unit.name())));
        var owner = CandidateGroups.unit(unit.code());
        var number = actions.next(campaign.id(), owner);
        execution.setProcessBusinessKey(campaign.id() + "/" + unit.code());
        execution.setVariable(StepVariables.CAMPAIGN, campaign.id());
        execution.setVariable(StepVariables.UNIT, unit.code());
        execution.setVariable(StepVariables.OWNER, owner);
        // Stage 0: no stage gate waits for this material.
        execution.setVariable(StepVariables.STAGE, 0);
        execution.setVariable(StepVariables.PART, String.valueOf(number));
        execution.setVariable(StepVariables.PART_NAME, "第%d项".formatted(number));
        execution.setVariable(
                "actionOptions",
                FormTable.options(actions.of(campaign.id()).stream()
                        .map(action ->
                                new FormTable.Option("%s（加%d分）".formatted(action.name(), action.credit()), action.id()))
                        .toList()));
    }

    private Optional<Unit> unitOfCaller(DelegateExecution execution) {
        var caller = execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return Optional.ofNullable(caller)
                .flatMap(authentication -> directory.unitOfPerson(authentication.getUserId()));
    }

    private static Refusal conflict(String reason) {
        return new Refusal(Refusal.Kind.CONFLICT, reason);
    }
}
