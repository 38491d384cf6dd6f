package org.dudao.workflow;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Wires what every user task needs, and what a marked one needs on top.
 *
 * <p>Every user task becomes a scope of its own: what a form writes ends with the task, so that a verdict of one round can
 * never be read in the next.
 */
class UserTaskParseListener extends AbstractBpmnParseListener {

    private final StepHandlers handlers;
    private final Drafts drafts;

    UserTaskParseListener(StepHandlers handlers, Drafts drafts) {
        this.handlers = handlers;
        this.drafts = drafts;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.setScope(true);
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.setNameExpression(new TaskName(Objects.requireNonNullElse(element.attribute("name"), activity.getId())));
        Map<String, String> properties = propertiesOf(element);
        var mark = properties.get(Step.PROPERTY);
        if (mark != null) {
            wire(stepOf(mark, activity), properties, activity, task);
        }
        endDraftsWith(task);
    }

    private void wire(Step step, Map<String, String> properties, ActivityImpl activity, TaskDefinition task) {
        activity.setProperty(Step.PROPERTY, step);
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> asOurselves(() -> handlers.of(step).enter(execution, properties)));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_CREATE,
                created -> asOurselves(() -> handlers.of(step).created(created)));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, assigned -> assigned(step, assigned));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_COMPLETE,
                done -> asOurselves(() -> handlers.of(step).complete(done)));
    }

    private void endDraftsWith(TaskDefinition task) {
        TaskListener end = ended -> drafts.end(ended.getId());
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, end);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, end);
    }

    /**
     * Whichever of the engine's many ways gives the task to somebody, nobody gets it who must not do it; and whoever takes it
     * has opened it. Asks the execution: a task that comes with its own command is not attached to it.
     */
    private void assigned(Step step, DelegateTask task) {
        var login = task.getAssignee();
        if (login != null) {
            var context = Context.getCommandContext();
            var execution = context.getExecutionManager().findExecutionById(task.getExecutionId());
            asOurselves(() -> {
                handlers.of(step).refusal(execution, login).ifPresent(reason -> {
                    throw new Refusal(Refusal.Kind.FORBIDDEN, reason);
                });
                if (login.equals(context.getAuthenticatedUserId())) {
                    handlers.of(step).opened(execution, login);
                }
            });
        }
    }

    /** As the engine runs what a model's own listeners say: with our rights, not with those of the person who clicked. */
    private static void asOurselves(Runnable work) {
        Context.getCommandContext().runWithoutAuthorization(Executors.callable(work));
    }

    private static Map<String, String> propertiesOf(Element element) {
        Map<String, String> properties = BpmnParseUtil.parseCamundaExtensionProperties(element);
        return properties == null ? Map.of() : Map.copyOf(properties);
    }

    private static Step stepOf(String mark, ActivityImpl activity) {
        return Step.marked(mark)
                .orElseThrow(
                        () -> new ProcessEngineException("%s in %s: the property \"%s\" is \"%s\"; it can be one of %s"
                                .formatted(
                                        activity.getId(),
                                        ((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey(),
                                        Step.PROPERTY,
                                        mark,
                                        Arrays.stream(Step.values())
                                                .map(Step::mark)
                                                .collect(Collectors.joining(", ")))));
    }
}
