package org.dudao.workflow;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.dudao.form.CheckedForm;
import org.dudao.form.Form;
import org.dudao.form.FormAnswer;
import org.dudao.form.FormReader;
import org.dudao.form.FormUnusableException;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Camunda Forms as they were deployed with the definition that a task belongs to. */
@Component
public class TaskForms {

    private final FormReader reader;

    /** By definition id; a deployed form never changes. */
    private final Map<String, Form> forms = new ConcurrentHashMap<>();

    TaskForms(FormReader reader) {
        this.reader = reader;
    }

    /** What the person who completes this task answered in its form. */
    public List<FormAnswer> answers(DelegateTask task) {
        return of((TaskEntity) task).answers(((TaskEntity) task).getVariablesTyped(false));
    }

    /**
     * What is to be stored of what somebody completes a task with.
     *
     * @throws Refusal naming every field that is wrong
     */
    public VariableMap check(TaskEntity task, @Nullable Map<?, ?> values) {
        return accepted(of(task).check(values, task.getVariablesTyped(false)));
    }

    /**
     * What is to be stored of what somebody starts a process with.
     *
     * @throws Refusal naming every field that is wrong
     */
    public VariableMap checkStart(String processDefinitionId, @Nullable Map<?, ?> values) {
        var context = Context.getCommandContext();
        var command = new GetStartFormCmd(processDefinitionId);
        return accepted(of(context.runWithoutAuthorization(command)).check(values, Variables.createVariables()));
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
        return forms.computeIfAbsent(definition.getId(), id -> load(definition));
    }

    /** One that was deployed before this check knew its rules may turn out to break them. */
    private Form load(CamundaFormDefinition definition) {
        var context = Context.getCommandContext();
        var command = new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName());
        try {
            return reader.read(context.runWithoutAuthorization(command));
        } catch (FormUnusableException e) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "表单 %s 无法核对，请联系流程设计人员：%s。".formatted(definition.getResourceName(), e.getMessage()));
        }
    }
}
