package org.dudao.campaign;

import static org.dudao.workflow.StepVariables.number;
import static org.dudao.workflow.StepVariables.text;

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

    /** Moves the unit on to the next stage. */
    public void nextStage(DelegateExecution execution) {
        var stage = campaigns
                .get(text(execution, StepVariables.CAMPAIGN))
                .stageAfter(number(execution, StepVariables.STAGE))
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

    public void passStage(DelegateExecution execution) {
        enrolments.pass(
                text(execution, StepVariables.CAMPAIGN),
                text(execution, StepVariables.UNIT),
                number(execution, StepVariables.STAGE));
    }

    public boolean hasNextStage(DelegateExecution execution) {
        return campaigns
                .get(text(execution, StepVariables.CAMPAIGN))
                .stageAfter(number(execution, StepVariables.STAGE))
                .isPresent();
    }
}
