package org.dudao.workflow;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the tasks that are due on a day of their stage, which the kind of material names. */
@Component
public class DueMaterials {

    private static final String RETURNED = "returned";
    private static final Pattern DUE_OF_KIND = Pattern.compile("handInTasks\\.due\\(execution, *'([^']+)'\\)");

    private final ElementProperties properties;
    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<RepositoryService> repository;

    DueMaterials(
            ElementProperties properties,
            ObjectProvider<TaskService> tasks,
            ObjectProvider<RepositoryService> repository) {
        this.properties = properties;
        this.tasks = tasks;
        this.repository = repository;
    }

    /**
     * The kind of material whose day of the stage is the task's due date. Empty for a returned material, for one with a date of its
     * own, and for a task that is due some days after its creation.
     */
    public Optional<String> kindOf(Task task) {
        if (!properties.of(task, Step.PROPERTY).equals(Optional.of(Step.HAND_IN.propertyValue()))) {
            return kindOfDueExpression(task);
        }
        var variables = tasks.getObject()
                .getVariables(task.getId(), List.of(RETURNED, StepVariables.DEADLINE, StepVariables.MATERIAL));
        if (Boolean.TRUE.equals(variables.get(RETURNED))
                || (variables.get(StepVariables.DEADLINE) instanceof String deadline && !deadline.isEmpty())) {
            return Optional.empty();
        }
        return properties
                .of(task, StepVariables.MATERIAL)
                .or(() -> Optional.ofNullable((String) variables.get(StepVariables.MATERIAL)));
    }

    private Optional<String> kindOfDueExpression(Task task) {
        var model = repository.getObject().getBpmnModelInstance(task.getProcessDefinitionId());
        return model.getModelElementById(task.getTaskDefinitionKey()) instanceof BaseElement element
                ? model.getModelElementsByType(CamundaInputParameter.class).stream()
                        .filter(input -> StepVariables.DUE.equals(input.getCamundaName()))
                        .filter(input -> element.equals(userTaskOf(input)))
                        .map(input -> DUE_OF_KIND.matcher(input.getTextContent()))
                        .filter(Matcher::find)
                        .map(matcher -> matcher.group(1))
                        .findFirst()
                : Optional.empty();
    }

    /** The input parameter is in inputOutput, which is in extensionElements, which are in the task. */
    private static ModelElementInstance userTaskOf(CamundaInputParameter input) {
        return input.getParentElement().getParentElement().getParentElement();
    }
}
