package org.dudao.campaign;

import static org.dudao.workflow.StepVariables.number;
import static org.dudao.workflow.StepVariables.text;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** Called by {@code unit-campaign.bpmn}. */
@Component
public class UnitCampaignTasks {

    private final CampaignService campaigns;
    private final EnrolmentStore enrolments;

    UnitCampaignTasks(CampaignService campaigns, EnrolmentStore enrolments) {
        this.campaigns = campaigns;
        this.enrolments = enrolments;
    }

    /** Moves the unit on to the next stage that it has to go through. */
    public void nextStage(DelegateExecution execution) {
        var stage = next(execution)
                .orElseThrow(
                        () -> new IllegalStateException("No stage after " + number(execution, StepVariables.STAGE)));
        execution.setVariable(StepVariables.STAGE, stage.position());
        execution.setVariable(StepVariables.STAGE_PROCESS, stage.process());
    }

    /** A unit enters a stage only after the office has opened it. */
    public boolean stageOpen(DelegateExecution execution) {
        return campaigns
                .getLocked(text(execution, StepVariables.CAMPAIGN))
                .stage(number(execution, StepVariables.STAGE))
                .filter(Stage::isOpen)
                .isPresent();
    }

    /** The stages that the unit need not make up count as passed when it reaches them. */
    public void passStage(DelegateExecution execution) {
        var campaign = text(execution, StepVariables.CAMPAIGN);
        int passed = next(execution)
                .map(stage -> stage.position() - 1)
                .orElseGet(() -> campaigns.get(campaign).lastStage());
        enrolments.pass(campaign, text(execution, StepVariables.UNIT), passed);
    }

    public boolean hasNextStage(DelegateExecution execution) {
        return next(execution).isPresent();
    }

    private Optional<Stage> next(DelegateExecution execution) {
        var campaign = text(execution, StepVariables.CAMPAIGN);
        return campaigns
                .get(campaign)
                .stageAfter(
                        number(execution, StepVariables.STAGE),
                        enrolments.waivedStages(campaign, text(execution, StepVariables.UNIT)));
    }
}
