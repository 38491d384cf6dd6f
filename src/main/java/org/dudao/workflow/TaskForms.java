package org.dudao.workflow;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.dudao.form.CheckedForm;
import org.dudao.form.Form;
import org.dudao.form.FormAnswer;
import org.dudao.form.FormFacts;
import org.dudao.form.FormReader;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the Camunda Form of a task or a start event in its deployed version, and checks submitted values against it. */
@Component
public class TaskForms {

    private final DeployedForms forms;
    private final Clock clock;

    TaskForms(FormReader reader, Clock clock) {
        this.forms = new DeployedForms(reader, TaskForms::open);
        this.clock = clock;
    }

    /** The values that a form compares answers with: the present day, and those of the task's step. */
    public VariableMap facts(Map<String, Object> ofTheStep) {
        var facts = Variables.createVariables();
        facts.putValue(FormFacts.CURRENT_DAY, LocalDate.now(clock).toString());
        ofTheStep.forEach((name, value) -> facts.putValue(name, FormTable.variable(value)));
        return facts;
    }

    /** The answers in the form of a task that is being completed. */
    public List<FormAnswer> answers(DelegateTask task) {
        return of((TaskEntity) task).answers(((TaskEntity) task).getVariablesTyped(false));
    }

    /**
     * Checks the values that a person submits to complete a task.
     *
     * @param facts of the task's step, see {@link StepHandler#facts}
     * @return the values to store
     * @throws Refusal that names every wrong field
     */
    public VariableMap check(TaskEntity task, @Nullable Map<?, ?> values, Map<String, Object> facts) {
        var variables = task.getVariablesTyped(false);
        variables.putAll(facts(facts));
        return accepted(of(task).check(values, variables));
    }

    /**
     * Checks the values that a person submits to start a process.
     *
     * @return the values to store
     * @throws Refusal that names every wrong field
     */
    public VariableMap checkStart(String processDefinitionId, @Nullable Map<?, ?> values) {
        var context = Context.getCommandContext();
        var command = new GetStartFormCmd(processDefinitionId);
        return accepted(of(context.runWithoutAuthorization(command)).check(values, facts(Map.of())));
    }

    private static VariableMap accepted(CheckedForm checked) {
        if (!checked.errors().isEmpty()) {
            throw FormRefusals.of("", checked.errors());
        }
        return checked.values();
    }

    private Form of(TaskEntity task) {
        var definition = task.getTaskDefinition();
        return definition == null
                ? Form.NONE
                : of(definition.getTaskFormHandler().createTaskForm(task));
    }

    private Form of(@Nullable FormData form) {
        CamundaFormRef ref = form == null ? null : form.getCamundaFormRef();
        if (form == null || ref == null || ref.getKey() == null) {
            return Form.NONE;
        }
        var command = new GetCamundaFormDefinitionCmd(ref, form.getDeploymentId());
        var context = Context.getCommandContext();
        var definition = context.runWithoutAuthorization(command);
        return forms.get(
                new DeployedForms.Key(definition.getId(), definition.getDeploymentId(), definition.getResourceName()));
    }

    private static InputStream open(DeployedForms.Key form) {
        var command = new GetDeploymentResourceCmd(form.deploymentId(), form.resourceName());
        return Context.getCommandContext().runWithoutAuthorization(command);
    }
}
