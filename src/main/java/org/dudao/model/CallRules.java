package org.dudao.model;

import static org.dudao.model.ProcessRules.isBlank;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;

/** Called processes and decisions exist and get the variables that they need. */
final class CallRules {

    /** The variables that all steps of a unit need. */
    private static final List<String> NEEDED_BY_STEPS = List.of("campaign", "owner", "stage");

    /** The column of the table of materials that names the form, by step. */
    private static final Map<String, String> FORM_OF_STEP =
            Map.of(ModelProperties.HAND_IN, TableRules.HAND_IN_FORM, ModelProperties.REVIEW, TableRules.REVIEW_FORM);

    private CallRules() {}

    static Stream<Violation> calledProcessExists(DeploymentCandidate deployment) {
        return deployment.all(CallActivity.class).flatMap(call -> {
            var called = call.element().getCalledElement();
            if (isBlank(called)) {
                return Stream.of(call.violation("没有写调用哪个流程，应填“被调用元素”，例如 materialReview。"));
            }
            if (called.contains("{")) {
                return Stream.empty();
            }
            boolean exists = "deployment".equals(call.element().getCamundaCalledElementBinding())
                    ? deployment.containsProcess(called)
                    : deployment.hasProcess(called);
            return exists
                    ? Stream.empty()
                    : Stream.of(call.violation("要调用的流程 %s 没有一起部署，以前也没有部署过；应把标识为 %1$s 的流程一起部署。".formatted(called)));
        });
    }

    /**
     * Without this rule, one start fills the memory: the engine starts instance after instance. A call is refused even when a step
     * waits before it, because each round adds a level that never ends.
     */
    static Stream<Violation> processesDoNotCallThemselves(DeploymentCandidate deployment) {
        return deployment
                .all(CallActivity.class)
                .filter(call -> reaches(
                        deployment, String.valueOf(call.element().getCalledElement()), call.process(), new HashSet<>()))
                .map(call -> call.violation("调用的 %s 绕一圈又调用本流程 %s，会没完没了；要重来的，应在流程里把连线画回前面的步骤。"
                        .formatted(call.element().getCalledElement(), call.process())));
    }

    private static boolean reaches(DeploymentCandidate deployment, String process, String target, Set<String> seen) {
        return process.equals(target)
                || (seen.add(process)
                        && deployment
                                .allIn(process, CallActivity.class)
                                .map(call -> String.valueOf(call.element().getCalledElement()))
                                .anyMatch(called -> reaches(deployment, called, target, seen)));
    }

    static Stream<Violation> calledDecisionExists(DeploymentCandidate deployment) {
        return deployment.all(BusinessRuleTask.class).flatMap(task -> {
            var decision = task.element().getCamundaDecisionRef();
            if (isBlank(decision)
                    || decision.contains("{")
                    || deployment.table(decision).isPresent()) {
                return Stream.empty();
            }
            return Stream.of(task.violation("要用的判断表 %s 没有一起部署，以前也没有部署过；应把标识为 %1$s 的 .dmn 一起部署。".formatted(decision)));
        });
    }

    static Stream<Violation> calledProcessGetsTheBusinessKey(DeploymentCandidate deployment) {
        return deployment
                .all(CallActivity.class)
                .filter(call -> call.extensions(CamundaIn.class).allMatch(in -> isBlank(in.getCamundaBusinessKey())))
                .map(call -> call.violation("没有把业务键传下去，应勾选“业务键”，填 #{execution.processBusinessKey}。"));
    }

    static Stream<Violation> calledProcessGetsRequiredVariables(DeploymentCandidate deployment) {
        return deployment
                .all(CallActivity.class)
                .filter(call -> hasSteps(deployment, call))
                .flatMap(call -> {
                    var missing = NEEDED_BY_STEPS.stream()
                            .filter(variable -> !passes(call, variable))
                            .toList();
                    return missing.isEmpty()
                            ? Stream.empty()
                            : Stream.of(call.violation("没有把 %s 传给 %s，它的任务不知道是谁的、哪次活动、哪个阶段的；应加输入映射。"
                                    .formatted(String.join("、", missing), calledBy(call))));
                });
    }

    /** The form of a step depends on its material. A form with the binding "deployment" must be deployed together with the process. */
    static Stream<Violation> calledProcessHasTheFormsOfTheMaterial(DeploymentCandidate deployment) {
        return deployment
                .everywhere(CallActivity.class)
                .filter(call -> deployment.affects(call, calledBy(call)))
                .flatMap(call -> materialOf(call).stream()
                        .flatMap(material -> row(deployment, material))
                        .flatMap(row -> steps(deployment, call).flatMap(column -> row.output(column).stream()))
                        .distinct()
                        .filter(form -> !deployment.hasFormWith(calledBy(call), form))
                        .map(form -> call.violation(missingWith(calledBy(call), form))));
    }

    /** The same rule for a step that names its material itself. */
    static Stream<Violation> stepHasTheFormOfItsMaterial(DeploymentCandidate deployment) {
        return deployment
                .everywhere(UserTask.class)
                .filter(task -> hasFormOfItsMaterial(task) && deployment.affects(task))
                .flatMap(task -> task.property(ModelProperties.MATERIAL).stream()
                        .flatMap(material -> row(deployment, material))
                        .flatMap(row -> formColumn(task).stream().flatMap(column -> row.output(column).stream()))
                        .filter(form -> !deployment.hasFormWith(task.process(), form))
                        .map(form -> task.violation(missingWith(task.process(), form))));
    }

    private static String missingWith(String process, String form) {
        return "要用的表单 %s 没有和流程 %s 一起部署，任务打开时会找不到；应把这个流程和它的全部表单一起部署。".formatted(form, process);
    }

    private static Stream<DmnTable.Row> row(DeploymentCandidate deployment, String material) {
        return deployment.materialStandard().filter(row -> row.keys().contains(material));
    }

    private static Stream<String> steps(DeploymentCandidate deployment, ModelElement<CallActivity> call) {
        return deployment
                .allIn(calledBy(call), UserTask.class)
                .filter(CallRules::hasFormOfItsMaterial)
                .flatMap(task -> formColumn(task).stream());
    }

    private static boolean hasFormOfItsMaterial(ModelElement<UserTask> task) {
        return String.valueOf(task.element().getCamundaFormRef()).contains("{")
                && "deployment".equals(task.element().getCamundaFormRefBinding());
    }

    /** The column of the table of materials with the form of this step. */
    static Optional<String> formColumn(ModelElement<? extends BaseElement> task) {
        return formColumn(task.property(ModelProperties.STEP));
    }

    static Optional<String> formColumn(Optional<String> step) {
        return step.map(FORM_OF_STEP::get);
    }

    /** The material that the call passes as a literal. */
    static Optional<String> materialOf(ModelElement<CallActivity> call) {
        return call.extensions(CamundaIn.class)
                .filter(in -> ModelProperties.MATERIAL.equals(in.getCamundaTarget()))
                .flatMap(in -> Stream.ofNullable(in.getCamundaSourceExpression()))
                .findFirst();
    }

    private static String calledBy(ModelElement<CallActivity> call) {
        return String.valueOf(call.element().getCalledElement());
    }

    private static boolean hasSteps(DeploymentCandidate deployment, ModelElement<CallActivity> call) {
        return deployment.allIn(calledBy(call), UserTask.class).anyMatch(task -> task.property(ModelProperties.STEP)
                .isPresent());
    }

    static boolean passes(ModelElement<CallActivity> call, String variable) {
        return call.extensions(CamundaIn.class)
                .anyMatch(in -> variable.equals(in.getCamundaTarget()) || "all".equals(in.getCamundaVariables()));
    }
}
