package org.dudao.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.variable.mapping.InputParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmEvent;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.DeadlineStore;
import org.dudao.workflow.DraftStore;
import org.dudao.workflow.Step;

/**
 * Adds to each user task its name, its scope and a listener that deletes its draft at the end. A task with a step also calls the
 * step handler.
 *
 * <p>Each user task is a variable scope: the values of a form end with the task, so that a process cannot read the decision of an
 * earlier round.
 */
class UserTaskParseListener extends AbstractBpmnParseListener {

    private static final String ENTER = "enter";

    /** The levels of called processes. The product's own models have 3. */
    private static final int MOST_LEVELS = 20;

    private final StepHandlerRegistry handlers;
    private final DraftStore drafts;
    private final DeadlineStore deadlines;

    UserTaskParseListener(StepHandlerRegistry handlers, DraftStore drafts, DeadlineStore deadlines) {
        this.handlers = handlers;
        this.drafts = drafts;
        this.deadlines = deadlines;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.setScope(true);
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.setNameExpression(new TaskName(Objects.requireNonNullElse(element.attribute("name"), activity.getId())));
        var form = task.getCamundaFormDefinitionKey();
        if (form != null) {
            task.getFormDefinition().setCamundaFormDefinitionKey(new FormReference(form));
        }
        Map<String, String> properties = propertiesOf(element);
        var propertyValue = properties.get(Step.PROPERTY);
        if (propertyValue != null) {
            addStepHandler(stepOf(propertyValue, activity), properties, activity, task);
        }
        var show = properties.get(ShownDataExpression.PROPERTY);
        if (show != null) {
            var shownData = ShownDataExpression.addTo(activity, show);
            addEnterAction(activity, shownData::getValue);
        }
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::inheritDraft);
        deleteDraftAtEnd(task);
    }

    /** The successor of somebody who had to give the task up goes on with the draft. */
    private void inheritDraft(DelegateTask assigned) {
        if (assigned.getAssignee() != null) {
            drafts.inherit(assigned.getId(), assigned.getAssignee());
        }
    }

    private void addStepHandler(Step step, Map<String, String> properties, ActivityImpl activity, TaskDefinition task) {
        activity.setProperty(Step.PROPERTY, step);
        addEnterAction(activity, execution -> {
            handlers.of(step).enter(execution, properties);
            handlers.of(step).prefill(execution);
        });
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_CREATE,
                created -> withoutAuthorization(() -> handlers.of(step).created(created)));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, assigned -> assigned(step, assigned));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_COMPLETE,
                done -> withoutAuthorization(() -> handlers.of(step).complete(done)));
    }

    /**
     * Adds code that runs before the boundary timers of the task are created, because they need its due date. A start listener would
     * run too late, so the code becomes an input parameter. The engine parses the input parameters of the model after this method;
     * therefore {@link #parseProcess} adds it at the end. The step handler runs before the shown data.
     */
    private static void addEnterAction(ActivityImpl activity, Consumer<DelegateExecution> enter) {
        Consumer<DelegateExecution> action = execution -> withoutAuthorization(() -> enter.accept(execution));
        activity.setProperty(
                ENTER,
                enterOf(activity).map(previous -> previous.andThen(action)).orElse(action));
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(
                PvmEvent.EVENTNAME_START, (ExecutionListener) UserTaskParseListener::requireFewLevels);
        process.getActivities().forEach(UserTaskParseListener::addInputs);
    }

    /** The check of deployments cannot see a process that calls itself by an expression. It would fill the memory. */
    private static void requireFewLevels(DelegateExecution started) {
        int levels = 0;
        for (var caller = started.getSuperExecution();
                caller != null;
                caller = caller.getProcessInstance().getSuperExecution()) {
            levels++;
        }
        if (levels > MOST_LEVELS) {
            throw new Refusal(Refusal.Kind.CONFLICT, "流程一层套一层调用了 %d 层，可能绕一圈又调用自己；请告诉管理员。".formatted(levels));
        }
    }

    private static void addInputs(ActivityImpl activity) {
        activity.getActivities().forEach(UserTaskParseListener::addInputs);
        enterOf(activity).ifPresent(enter -> addInput(activity, enter));
    }

    @SuppressWarnings("unchecked")
    private static Optional<Consumer<DelegateExecution>> enterOf(ActivityImpl activity) {
        return Optional.ofNullable((Consumer<DelegateExecution>) activity.getProperty(ENTER));
    }

    private static void addInput(ActivityImpl activity, Consumer<DelegateExecution> enter) {
        if (activity.getIoMapping() == null) {
            activity.setIoMapping(new IoMapping());
        }
        activity.getIoMapping().addInputParameter(new InputParameter(ENTER, null) {
            @Override
            public void execute(AbstractVariableScope scope) {
                enter.accept((DelegateExecution) scope);
            }
        });
    }

    private void deleteDraftAtEnd(TaskDefinition task) {
        TaskListener end = ended -> {
            drafts.end(ended.getId());
            deadlines.end(ended.getId());
        };
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, end);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, end);
    }

    /**
     * Runs on every assignment, whatever command makes it. It refuses an assignee who must not do the task, and reports to the step
     * handler that the task was opened. It reads the execution by id, because the task of some commands is detached.
     */
    private void assigned(Step step, DelegateTask task) {
        var login = task.getAssignee();
        if (login != null) {
            var context = Context.getCommandContext();
            var execution = context.getExecutionManager().findExecutionById(task.getExecutionId());
            withoutAuthorization(() -> {
                handlers.of(step).refusal(execution, login).ifPresent(reason -> {
                    throw new Refusal(Refusal.Kind.FORBIDDEN, reason);
                });
                if (login.equals(context.getAuthenticatedUserId())) {
                    handlers.of(step).opened(execution, login);
                }
            });
        }
    }

    /** Runs the code without the rights of the user, as the engine runs the listeners of a model. */
    private static void withoutAuthorization(Runnable work) {
        Context.getCommandContext().runWithoutAuthorization(Executors.callable(work));
    }

    private static Map<String, String> propertiesOf(Element element) {
        Map<String, String> properties = BpmnParseUtil.parseCamundaExtensionProperties(element);
        return properties == null ? Map.of() : Map.copyOf(properties);
    }

    private static Step stepOf(String propertyValue, ActivityImpl activity) {
        return Step.of(propertyValue)
                .orElseThrow(
                        () -> new ProcessEngineException("%s in %s: the property \"%s\" is \"%s\"; it can be one of %s"
                                .formatted(
                                        activity.getId(),
                                        ((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey(),
                                        Step.PROPERTY,
                                        propertyValue,
                                        Arrays.stream(Step.values())
                                                .map(Step::propertyValue)
                                                .collect(Collectors.joining(", ")))));
    }
}
