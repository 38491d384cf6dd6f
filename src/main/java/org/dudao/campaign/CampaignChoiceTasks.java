package org.dudao.campaign;

import static org.dudao.workflow.StepVariables.text;
import static org.dudao.workflow.StepVariables.textOrEmpty;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dudao.workflow.FormTable;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/**
 * Called by processes that a person of a unit starts by hand. When the unit is in several campaigns, the product cannot know
 * which one is meant: the process asks in a task of its own with the form {@code campaign-choice}.
 */
@Component
public class CampaignChoiceTasks {

    /** The field of the form. It has another name than the variable, because the values of a form end with its task. */
    private static final String CHOSEN = "chosenCampaign";

    private final CampaignChoiceQuery campaigns;

    CampaignChoiceTasks(CampaignChoiceQuery campaigns) {
        this.campaigns = campaigns;
    }

    /** Called by a gateway: whether the process does not know its campaign yet. */
    public boolean needed(DelegateExecution execution) {
        return !execution.hasVariable(StepVariables.CAMPAIGN);
    }

    /** Shows the campaigns of the unit. */
    public void show(DelegateExecution execution) {
        execution.setVariableLocal(
                "campaignOptions",
                FormTable.options(campaigns.forNewProcess(text(execution, StepVariables.UNIT)).stream()
                        .map(option -> new FormTable.Option(option.label(), option.id()))
                        .toList()));
    }

    /** The person has chosen: the process belongs to this campaign. */
    public void choose(DelegateTask task) {
        var unit = text(task, StepVariables.UNIT);
        var campaign = campaigns.forEntry(unit, textOrEmpty(task, CHOSEN));
        var execution = task.getExecution();
        execution.setProcessBusinessKey(campaign + "/" + unit);
        execution.setVariable(StepVariables.CAMPAIGN, campaign);
    }
}
