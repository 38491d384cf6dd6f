package org.dudao.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.dudao.model.ModelProperties;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the model says about the step of an open task. The caller has checked with {@link TaskAccess} that the person may see it. */
@Component
public class TaskModelQuery {

    private static final String HAND_IN_BUTTON = "提交";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;

    TaskModelQuery(TaskService tasks, RuntimeService runtime, RepositoryService repository) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
    }

    /**
     * @param button the text of the button that completes the task
     * @param buttonField the key of the field whose chosen label is the text of the button
     * @param documentation the documentation of the element, or an empty text
     */
    public record StepTexts(String button, String buttonField, String documentation) {}

    /**
     * A process on the way from the task to the outermost process.
     *
     * @param stage whether it is the process of the unit's stage
     * @param element the id of the element where the task is
     * @param elementName the label of this element
     */
    public record Diagram(String name, boolean stage, String element, String elementName, String xml) {}

    public StepTexts textsOf(String taskId) {
        return elementOf(task(taskId)) instanceof BaseElement element
                ? new StepTexts(
                        ElementProperties.of(element, ModelProperties.BUTTON).orElse(HAND_IN_BUTTON),
                        ElementProperties.of(element, ModelProperties.BUTTON_FIELD)
                                .orElse(StepVariables.VERDICT),
                        documentationOf(element))
                : new StepTexts(HAND_IN_BUTTON, StepVariables.VERDICT, "");
    }

    /** An expression in a documentation is for the engine, so such a text is left out. */
    private static String documentationOf(BaseElement element) {
        return element.getChildElementsByType(Documentation.class).stream()
                .map(Documentation::getTextContent)
                .filter(text -> text != null && !text.contains("${"))
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    private @Nullable Object elementOf(Task task) {
        return task.getProcessDefinitionId() == null
                ? null
                : repository
                        .getBpmnModelInstance(task.getProcessDefinitionId())
                        .getModelElementById(task.getTaskDefinitionKey());
    }

    /** The process of the task first, then its caller, and so on. */
    public List<Diagram> diagramsOf(String taskId) {
        var task = task(taskId);
        var diagrams = new ArrayList<Diagram>();
        var element = task.getTaskDefinitionKey();
        var instance = task.getProcessInstanceId() == null ? null : instance(task.getProcessInstanceId());
        while (instance != null) {
            var callingExecution =
                    instance.getSuperExecutionId() == null ? null : execution(instance.getSuperExecutionId());
            var caller = callingExecution == null ? null : instance(callingExecution.getProcessInstanceId());
            diagrams.add(diagram(repository.getProcessDefinition(instance.getProcessDefinitionId()), element, caller));
            element = callingExecution == null ? element : callingExecution.getActivityId();
            instance = caller;
        }
        return diagrams;
    }

    private Diagram diagram(ProcessDefinition definition, String element, @Nullable ExecutionEntity caller) {
        var name = repository.getBpmnModelInstance(definition.getId()).getModelElementById(element)
                        instanceof FlowElement flow
                ? flow.getName()
                : null;
        boolean stage = caller != null
                && definition.getKey().equals(runtime.getVariable(caller.getId(), StepVariables.STAGE_PROCESS));
        return new Diagram(
                Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                stage,
                element,
                Objects.requireNonNullElse(name, element),
                xml(definition));
    }

    private String xml(ProcessDefinition definition) {
        try (var model = repository.getProcessModel(definition.getId())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable ExecutionEntity instance(String id) {
        return (ExecutionEntity)
                runtime.createProcessInstanceQuery().processInstanceId(id).singleResult();
    }

    private @Nullable ExecutionEntity execution(String id) {
        return (ExecutionEntity) runtime.createExecutionQuery().executionId(id).singleResult();
    }

    private Task task(String taskId) {
        var task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, TaskAccess.GONE);
        }
        return task;
    }
}
