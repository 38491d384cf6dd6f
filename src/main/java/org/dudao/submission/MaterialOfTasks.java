package org.dudao.submission;

import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.campaign.CampaignCalendar;
import org.dudao.form.FormFacts;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.ListedTask;
import org.dudao.workflow.OpenTask;
import org.dudao.workflow.StepVariables;

/** Finds the material of a step, a gateway or a task. */
public final class MaterialOfTasks {

    private MaterialOfTasks() {}

    /** The kind is the element's property {@code material}, or the variable of this name if there is no such property. */
    public static MaterialKey key(VariableScope scope, Map<String, String> properties) {
        var kind = properties.get(StepVariables.MATERIAL);
        return key(scope, kind == null ? StepVariables.text(scope, StepVariables.MATERIAL) : kind);
    }

    public static MaterialKey key(VariableScope scope) {
        return key(scope, Map.of());
    }

    public static MaterialKey key(VariableScope scope, String kind) {
        return new MaterialKey(
                StepVariables.text(scope, StepVariables.CAMPAIGN),
                StepVariables.text(scope, StepVariables.OWNER),
                StepVariables.number(scope, StepVariables.STAGE),
                kind,
                StepVariables.textOrEmpty(scope, StepVariables.PART));
    }

    /** The days between which the dates in the forms of the task's campaign lie. */
    public static Map<String, Object> campaignDays(VariableScope task, CampaignCalendar calendar) {
        return calendar.daysOf(StepVariables.text(task, StepVariables.CAMPAIGN))
                .map(days -> Map.<String, Object>of(
                        FormFacts.EARLIEST_DAY, days.first().toString(),
                        FormFacts.LATEST_DAY, days.last().toString()))
                .orElse(Map.of());
    }

    /** Sets the task's local variables that its name and its form use to show the material. */
    public static void describe(VariableScope task, Material material, MaterialStandard standard, String ownerName) {
        task.setVariableLocal(StepVariables.MATERIAL, material.kind());
        task.setVariableLocal(StepVariables.OWNER_NAME, ownerName);
        task.setVariableLocal(StepVariables.SUBJECT, standard.nameOf(material.partName()));
        task.setVariableLocal("standard", standard.standardsAsMarkdown());
    }

    /** For a task without a material, the kind of the key is empty. */
    public static MaterialKey key(ListedTask task) {
        return new MaterialKey(
                task.text(StepVariables.CAMPAIGN),
                task.text(StepVariables.OWNER),
                task.number(StepVariables.STAGE),
                task.text(StepVariables.MATERIAL),
                task.text(StepVariables.PART));
    }

    /** @throws Refusal NOT_FOUND when the task has no material */
    public static MaterialKey key(OpenTask task) {
        var kind = task.optionalText(StepVariables.MATERIAL);
        if (kind.isEmpty() || task.step() == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "这项任务没有要提交的材料。");
        }
        return new MaterialKey(
                task.text(StepVariables.CAMPAIGN),
                task.text(StepVariables.OWNER),
                task.number(StepVariables.STAGE),
                kind.get(),
                task.optionalText(StepVariables.PART).orElse(""));
    }
}
