package org.dudao.submission;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.campaign.CampaignChoiceQuery;
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
    private final CampaignChoiceQuery campaigns;
    private final Directory directory;

    OptionalActionTasks(OptionalActionTable actions, CampaignChoiceQuery campaigns, Directory directory) {
        this.actions = actions;
        this.campaigns = campaigns;
        this.directory = directory;
    }

    /** Called when a person of a unit starts the process. Sets the unit, and what follows from its campaign when that is clear. */
    public void begin(DelegateExecution execution) {
        var unit = unitOfCaller(execution).orElseThrow(() -> conflict("只有单位的同志能登记自选动作。"));
        var possible = campaigns.forNewProcess(unit.code());
        if (possible.isEmpty()) {
            throw conflict("%s现在没有正在开展的活动，不能登记自选动作。".formatted(unit.name()));
        }
        execution.setVariable(StepVariables.UNIT, unit.code());
        execution.setVariable(StepVariables.OWNER, CandidateGroups.unit(unit.code()));
        // Stage 0: no stage gate waits for this material.
        execution.setVariable(StepVariables.STAGE, 0);
        if (possible.size() == 1) {
            var campaign = possible.get(0).id();
            execution.setProcessBusinessKey(campaign + "/" + unit.code());
            execution.setVariable(StepVariables.CAMPAIGN, campaign);
            prepare(execution);
        }
    }

    /** The campaign is known, or the person has chosen it. Sets the number of the action and the actions of the campaign. */
    public void prepare(VariableScope scope) {
        var campaign = StepVariables.text(scope, StepVariables.CAMPAIGN);
        var number = actions.next(campaign, StepVariables.text(scope, StepVariables.OWNER));
        scope.setVariable(StepVariables.PART, String.valueOf(number));
        scope.setVariable(StepVariables.PART_NAME, "第%d项".formatted(number));
        scope.setVariable(
                "actionOptions",
                FormTable.options(actions.of(campaign).stream()
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
