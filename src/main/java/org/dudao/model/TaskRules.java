package org.dudao.model;

import static org.dudao.model.ProcessRules.isBlank;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFormData;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.jspecify.annotations.Nullable;

/** Who does a task, until when, in which form. */
final class TaskRules {

    /** What a marked step's handler sets. */
    private static final List<String> GIVEN_TO_STEPS = List.of("candidates", "due", "form");

    private static final Set<String> BINDINGS = Set.of("deployment", "latest");

    private TaskRules() {}

    static Stream<Violation> everyUserTaskHasCandidates(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(task -> isBlank(task.element().getCamundaCandidateGroups()))
                .map(task -> task.wrong("没有写由谁办理，应填“候选组”：标了 step 的填 ${candidates}，其他的填 office 等组。"));
    }

    static Stream<Violation> everyUserTaskHasADueDate(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(task -> isBlank(task.element().getCamundaDueDate()))
                .map(task -> task.wrong("没有写什么时候办完，应填“到期日期” ${due}。"));
    }

    /** A marked step gets some variables from its handler; others say them themselves, and not in a listener: timers ask before. */
    static Stream<Violation> whatATaskAsksForIsThere(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(task -> task.property(ModelProperties.STEP).isEmpty())
                .flatMap(task -> GIVEN_TO_STEPS.stream()
                        .filter(variable -> asksFor(task.element(), variable) && !isInput(task, variable))
                        .map(variable -> task.wrong("用了 ${%s}，可是没有标 step，不会自动有值；应加输入参数 %1$s。".formatted(variable))));
    }

    private static boolean asksFor(UserTask task, String variable) {
        return Stream.of(
                        String.valueOf(task.getCamundaCandidateGroups()),
                        String.valueOf(task.getCamundaDueDate()),
                        String.valueOf(task.getCamundaFormRef()))
                .anyMatch(("${" + variable + "}")::equals);
    }

    private static boolean isInput(ModelElement<UserTask> task, String variable) {
        return task.extensions(CamundaInputOutput.class)
                .flatMap(mapping -> mapping.getCamundaInputParameters().stream())
                .anyMatch(input -> variable.equals(input.getCamundaName()));
    }

    /**
     * What a task or a start event shows.
     *
     * @param needed whether it must show something
     * @param key what has it that shows an embedded form instead
     */
    private record Shown(
            ModelElement<? extends BaseElement> at,
            boolean needed,
            @Nullable String key,
            @Nullable String form,
            @Nullable String binding) {}

    /** Anything but a Camunda Form would not be checked when it comes back. */
    static Stream<Violation> everyUserTaskHasAForm(DeploymentCandidate deployment) {
        var tasks = deployment.all(UserTask.class).map(task -> {
            var own = task.element();
            return new Shown(
                    task, true, own.getCamundaFormKey(), own.getCamundaFormRef(), own.getCamundaFormRefBinding());
        });
        var starts = deployment.all(StartEvent.class).map(start -> {
            var own = start.element();
            return new Shown(
                    start, false, own.getCamundaFormKey(), own.getCamundaFormRef(), own.getCamundaFormRefBinding());
        });
        return Stream.concat(tasks, starts)
                .flatMap(shown -> problem(deployment, shown).map(shown.at()::wrong).stream());
    }

    private static Optional<String> problem(DeploymentCandidate deployment, Shown shown) {
        var form = shown.form();
        if (!isBlank(shown.key())
                || shown.at().extensions(CamundaFormData.class).findAny().isPresent()) {
            return Optional.of("用的不是 Camunda 表单，服务器不能核对；应选“Camunda 表单”，填表单的标识。");
        }
        if (form == null || form.isBlank()) {
            return shown.needed() ? Optional.of("没有表单，应选“Camunda 表单”，填表单的标识。") : Optional.empty();
        }
        if (!BINDINGS.contains(String.valueOf(shown.binding()))) {
            return Optional.of("的表单 %s 没有写用哪一版，应选“部署”（deployment）：流程和表单一起变。".formatted(form));
        }
        boolean bound = "deployment".equals(shown.binding());
        boolean there = bound ? deployment.form(form).isPresent() : deployment.hasForm(form);
        return there || form.contains("{")
                ? Optional.empty()
                : Optional.of(
                        "要用的表单 %s 没有一起部署%s；应把标识为 %1$s 的 .form 文件和流程一起部署。".formatted(form, bound ? "" : "，以前也没有部署过"));
    }

    /** Late is marked and passes nothing: returned work is done again, as often as it takes. */
    static Stream<Violation> everyWaitHasItsLateEvent(DeploymentCandidate deployment) {
        return deployment
                .all(Activity.class)
                .filter(wait -> wait.element() instanceof UserTask || wait.element() instanceof ReceiveTask)
                .flatMap(wait -> {
                    var timers = deployment
                            .all(BoundaryEvent.class)
                            .filter(event ->
                                    wait.element().equals(event.element().getAttachedTo()))
                            .filter(event -> event.element().getEventDefinitions().stream()
                                    .anyMatch(TimerEventDefinition.class::isInstance))
                            .toList();
                    return timers.isEmpty()
                            ? Stream.of(wait.wrong("没有到期提醒，应在边上加一个不中断的定时边界事件。"))
                            : timers.stream()
                                    .filter(timer -> timer.element().cancelActivity())
                                    .map(timer -> timer.wrong(
                                            "会中断“%s”，到期没办完的也放过去了；应改为不中断的（非中断）定时边界事件。".formatted(wait.label())));
                });
    }
}
