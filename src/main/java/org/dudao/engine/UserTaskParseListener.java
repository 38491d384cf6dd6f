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
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.variable.mapping.InputParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.dudao.refusal.Refusal;
import org.dudao.workflow.DeadlineStore;
import org.dudao.workflow.DraftStore;
import org.dudao.workflow.Step;

/**
 * Wires what every user task needs, and what a marked one needs on top.
 *
 * <p>Every user task becomes a scope of its own: what a form writes ends with the task, so that a verdict of one round can
 * never be read in the next.
 */
class UserTaskParseListener extends AbstractBpmnParseListener {

    private static final String ENTER = "enter";

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
        Map<String, String> properties = propertiesOf(element);
        var mark = properties.get(Step.PROPERTY);
        if (mark != null) {
            wire(stepOf(mark, activity), properties, activity, task);
        }
        var show = properties.get(ShownDataExpression.PROPERTY);
        if (show != null) {
            var shown = ShownDataExpression.mark(activity, show);
            enterFirst(activity, shown::getValue);
        }
        endWith(task);
    }

    private void wire(Step step, Map<String, String> properties, ActivityImpl activity, TaskDefinition task) {
        activity.setProperty(Step.PROPERTY, step);
        enterFirst(activity, execution -> {
            handlers.of(step).enter(execution, properties);
            handlers.of(step).prefill(execution);
        });
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_CREATE,
                created -> asOurselves(() -> handlers.of(step).created(created)));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, assigned -> assigned(step, assigned));
        task.addBuiltInTaskListener(
                TaskListener.EVENTNAME_COMPLETE,
                done -> asOurselves(() -> handlers.of(step).complete(done)));
    }

    /**
     * Before the timers at the task's border are set, which ask for its due date; a listener for its start comes too late. The
     * engine reads the task's own input parameters after this, so that ours wait for the whole process to be read. What the
     * step needs comes before what its form shows.
     */
    private static void enterFirst(ActivityImpl activity, Consumer<DelegateExecution> enter) {
        Consumer<DelegateExecution> ours = execution -> asOurselves(() -> enter.accept(execution));
        activity.setProperty(
                ENTER, enterOf(activity).map(before -> before.andThen(ours)).orElse(ours));
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.getActivities().forEach(UserTaskParseListener::addInputs);
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

    private void endWith(TaskDefinition task) {
        TaskListener end = ended -> {
            drafts.end(ended.getId());
            deadlines.end(ended.getId());
        };
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
