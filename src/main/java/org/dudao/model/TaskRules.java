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

/** Candidates, due dates and forms of user tasks. */
final class TaskRules {

    /** The variables that a step handler sets. */
    private static final List<String> SET_BY_STEP_HANDLERS = List.of("candidates", "due", "form");

    private static final Set<String> BINDINGS = Set.of("deployment", "latest");

    private TaskRules() {}

    static Stream<Violation> everyUserTaskHasCandidates(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(task -> isBlank(task.element().getCamundaCandidateGroups()))
                .map(task -> task.violation("没有写由谁办理，应填“候选组”：标了 step 的填 ${candidates}，其他的填 office 等组。"));
    }

    static Stream<Violation> everyUserTaskHasADueDate(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(task -> isBlank(task.element().getCamundaDueDate()))
                .map(task -> task.violation("没有写什么时候办完，应填“到期日期” ${due}。"));
    }

    /**
     * The step handler sets these variables of a task with a step. Other tasks need input parameters; a listener would set them too
     * late for the boundary timers.
     */
    static Stream<Violation> expectedVariablesExist(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(task -> task.property(ModelProperties.STEP).isEmpty())
                .flatMap(task -> SET_BY_STEP_HANDLERS.stream()
                        .filter(variable -> uses(task.element(), variable) && !isInput(task, variable))
                        .map(variable ->
                                task.violation("用了 ${%s}，可是没有标 step，不会自动有值；应加输入参数 %1$s。".formatted(variable))));
    }

    /** The variables of {@link #expectedVariablesExist} that attributes of the task read. */
    static Stream<String> readByAttributes(UserTask task) {
        return SET_BY_STEP_HANDLERS.stream().filter(variable -> uses(task, variable));
    }

    private static boolean uses(UserTask task, String variable) {
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
     * The form of a user task or start event.
     *
     * @param required whether the element must have a form
     * @param key the key of an embedded form, which is not allowed
     */
    private record FormReference(
            ModelElement<? extends BaseElement> at,
            boolean required,
            @Nullable String key,
            @Nullable String form,
            @Nullable String binding) {}

    /** The server can check the values of Camunda Forms only. */
    static Stream<Violation> everyUserTaskHasAForm(DeploymentCandidate deployment) {
        var tasks = deployment.all(UserTask.class).map(task -> {
            var element = task.element();
            return new FormReference(
                    task,
                    true,
                    element.getCamundaFormKey(),
                    element.getCamundaFormRef(),
                    element.getCamundaFormRefBinding());
        });
        var starts = deployment.all(StartEvent.class).map(start -> {
            var element = start.element();
            return new FormReference(
                    start,
                    false,
                    element.getCamundaFormKey(),
                    element.getCamundaFormRef(),
                    element.getCamundaFormRefBinding());
        });
        return Stream.concat(tasks, starts)
                .flatMap(reference -> problem(deployment, reference).map(reference.at()::violation).stream());
    }

    private static Optional<String> problem(DeploymentCandidate deployment, FormReference reference) {
        var form = reference.form();
        if (!isBlank(reference.key())
                || reference.at().extensions(CamundaFormData.class).findAny().isPresent()) {
            return Optional.of("用的不是 Camunda 表单，服务器不能核对；应选“Camunda 表单”，填表单的标识。");
        }
        if (form == null || form.isBlank()) {
            return reference.required() ? Optional.of("没有表单，应选“Camunda 表单”，填表单的标识。") : Optional.empty();
        }
        if ("version".equals(reference.binding())) {
            return Optional.of("的表单 %s 选的是固定的一版（version），流程和表单会对不上；应选“部署”（deployment）：流程和表单一起变。".formatted(form));
        }
        if (!BINDINGS.contains(String.valueOf(reference.binding()))) {
            return Optional.of("的表单 %s 没有写用哪一版，应选“部署”（deployment）：流程和表单一起变。".formatted(form));
        }
        boolean bound = "deployment".equals(reference.binding());
        boolean exists = bound ? deployment.form(form).isPresent() : deployment.hasForm(form);
        return exists || form.contains("{")
                ? Optional.empty()
                : Optional.of(
                        "要用的表单 %s 没有一起部署%s；应把标识为 %1$s 的 .form 文件和流程一起部署。".formatted(form, bound ? "" : "，以前也没有部署过"));
    }

    /** A delay is only recorded. An interrupting timer would end the task, although the work is not done. */
    static Stream<Violation> everyWaitHasAReminder(DeploymentCandidate deployment) {
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
                            ? Stream.of(wait.violation("没有到期提醒，应在边上加一个不中断的定时边界事件。"))
                            : timers.stream()
                                    .filter(timer -> timer.element().cancelActivity())
                                    .map(timer -> timer.violation(
                                            "会中断“%s”，到期没办完的也放过去了；应改为不中断的（非中断）定时边界事件。".formatted(wait.label())));
                });
    }
}
