package org.dudao.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Camunda Forms as they were deployed with the definition that a task belongs to. */
@Component
public class TaskForms {

    /** By definition id; a deployed form never changes. */
    private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

    /** What the person who completes this task answered in its form. */
    public List<FormAnswer> answers(DelegateTask task) {
        return of((TaskEntity) task)
                .map(schema -> schema.answers(key -> plain(task.getVariable(key))))
                .orElse(List.of());
    }

    Optional<FormSchema> of(TaskEntity task) {
        var definition = task.getTaskDefinition();
        return definition == null
                ? Optional.empty()
                : of(definition.getTaskFormHandler().createTaskForm(task));
    }

    Optional<FormSchema> ofStart(String processDefinitionId) {
        var context = Context.getCommandContext();
        var command = new GetStartFormCmd(processDefinitionId);
        return of(context.runWithoutAuthorization(command));
    }

    private Optional<FormSchema> of(@Nullable FormData form) {
        CamundaFormRef ref = form == null ? null : form.getCamundaFormRef();
        if (form == null || ref == null || ref.getKey() == null) {
            return Optional.empty();
        }
        var command = new GetCamundaFormDefinitionCmd(ref, form.getDeploymentId());
        var context = Context.getCommandContext();
        var definition = context.runWithoutAuthorization(command);
        return Optional.of(schemas.computeIfAbsent(definition.getId(), id -> load(definition)));
    }

    private static FormSchema load(CamundaFormDefinition definition) {
        var context = Context.getCommandContext();
        var command = new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName());
        return FormSchema.parse(context.runWithoutAuthorization(command));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof SpinJsonNode json && json.isArray()) {
            return FormTable.textsOf(json);
        }
        return "".equals(value) ? null : value;
    }
}
