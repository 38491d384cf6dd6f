package org.dudao.model;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.dudao.form.FormField;

/** Rules about the model properties of steps. */
final class PropertyRules {

    private static final Set<String> MATERIAL_STEPS = Set.of(ModelProperties.HAND_IN, ModelProperties.REVIEW);

    private static final int LONGEST_BUTTON = 12;

    private static final String NUMBER_OF_DAYS = "[1-9][0-9]?";

    private PropertyRules() {}

    static Stream<Violation> stepNameIsKnown(DeploymentCandidate deployment) {
        var steps = new TreeSet<>(deployment.context().steps());
        return deployment.all(BaseElement.class).flatMap(element -> element.property(ModelProperties.STEP).stream()
                .filter(step -> !(element.element() instanceof UserTask && steps.contains(step)))
                .map(step -> element.violation(
                        element.element() instanceof UserTask
                                ? "的属性 step 是“%s”，没有这种步骤；可以是 %s。".formatted(step, String.join("、", steps))
                                : "标了 step，可它不是用户任务，标了不起作用；step 只标在用户任务上。")));
    }

    static Stream<Violation> ledgerStepHasASubject(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(task -> is(task, ModelProperties.LEDGER))
                .filter(task -> task.property(ModelProperties.ASKS)
                        .filter(ModelProperties.LEDGER_ASKS::contains)
                        .isEmpty())
                .map(task -> task.violation("没有写清台账上的哪一件事，应有属性 asks，值是 %s 之一。"
                        .formatted(String.join("、", new TreeSet<>(ModelProperties.LEDGER_ASKS)))));
    }

    /** A gate without the property is due after the number of days that was fixed before the property existed. */
    static Stream<Violation> stageGateDaysAreANumber(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(task -> is(task, ModelProperties.STAGE_GATE))
                .flatMap(task -> task.property(ModelProperties.DAYS).stream()
                        .filter(days -> !days.matches(NUMBER_OF_DAYS))
                        .map(days -> task.violation("的属性 days 是“%s”，应是 1 到 99 的整数：从收到任务起几天内办完。".formatted(days))));
    }

    /** The button of a task has room for a few words. */
    static Stream<Violation> buttonTextIsShort(DeploymentCandidate deployment) {
        return deployment.all(BaseElement.class).flatMap(element -> element.property(ModelProperties.BUTTON).stream()
                .filter(text -> !(element.element() instanceof UserTask) || text.length() > LONGEST_BUTTON)
                .map(text -> element.violation(
                        element.element() instanceof UserTask
                                ? "的属性 button 是“%s”，按钮上最多 %d 个字。".formatted(text, LONGEST_BUTTON)
                                : "标了 button，可它不是用户任务，标了不起作用；button 只标在用户任务上。")));
    }

    static Stream<Violation> everyMaterialIsInTheStandard(DeploymentCandidate deployment) {
        var materials = deployment.materials();
        var marked = deployment.all(UserTask.class).flatMap(task -> Stream.of(
                        ModelProperties.MATERIAL, ModelProperties.REDO, ModelProperties.REDO_ALWAYS)
                .flatMap(property -> task.properties(property).stream()
                        .filter(material -> !materials.contains(material))
                        .map(material -> unknown(task, "属性 " + property, material, materials))));
        var passed = deployment.all(CallActivity.class).flatMap(call -> call.extensions(CamundaIn.class)
                .filter(in -> ModelProperties.MATERIAL.equals(in.getCamundaTarget()))
                .flatMap(in -> Stream.ofNullable(in.getCamundaSourceExpression()))
                .filter(material -> !material.contains("{") && !materials.contains(material))
                .map(material -> unknown(call, "传入的 material", material, materials)));
        return Stream.concat(marked, passed);
    }

    private static Violation unknown(ModelElement<?> element, String place, String material, Set<String> materials) {
        return element.violation("%s 是“%s”，材料标准（material-standard.dmn）里没有这份材料；应先在那里加一行，已有的是 %s。"
                .formatted(place, material, String.join("、", materials)));
    }

    /** The step itself or the call activity of its process names the material. */
    static Stream<Violation> everyStepHasAMaterial(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(PropertyRules::getsItsMaterialFromTheCaller)
                .flatMap(task -> {
                    var calls = deployment.callsOf(task.process());
                    if (calls.isEmpty()) {
                        return Stream.of(task.violation("没有写是什么材料，应加属性 material，或者由调用本流程的调用活动传入 material。"));
                    }
                    return calls.stream()
                            .filter(call -> !CallRules.passes(call, ModelProperties.MATERIAL))
                            .map(call -> call.violation("调用的 %s 要交材料，却没有传入 material，应在输入映射里写明是什么材料。"
                                    .formatted(call.element().getCalledElement())));
                })
                .distinct();
    }

    private static boolean getsItsMaterialFromTheCaller(ModelElement<UserTask> task) {
        return step(task.element()).filter(MATERIAL_STEPS::contains).isPresent()
                && task.property(ModelProperties.MATERIAL).isEmpty();
    }

    /** A unit may withdraw a material until the reader has opened it. */
    static Stream<Violation> handInCanBeWithdrawn(DeploymentCandidate deployment) {
        var withdrawable = deployment
                .all(BoundaryEvent.class)
                .filter(event -> event.element().cancelActivity()
                        && event.element().getEventDefinitions().stream()
                                .anyMatch(definition -> definition instanceof MessageEventDefinition message
                                        && message.getMessage() != null
                                        && ModelProperties.MATERIAL_WITHDRAWN.equals(
                                                message.getMessage().getName())))
                .map(event -> event.element().getAttachedTo())
                .toList();
        return deployment
                .all(UserTask.class)
                .filter(task -> is(task, ModelProperties.REVIEW) && !withdrawable.contains(task.element()))
                .filter(review -> deployment
                        .allIn(review.process(), UserTask.class)
                        .anyMatch(task -> is(task, ModelProperties.HAND_IN)))
                .map(review -> review.violation(
                        "没有“单位撤回”，应在边上加一个消息边界事件，消息名 %s，退到提交的那一步。".formatted(ModelProperties.MATERIAL_WITHDRAWN)));
    }

    /** Checks the form that the element names. {@link TableRules} checks the forms of the table of materials. */
    static Stream<Violation> reviewFormHasVerdict(DeploymentCandidate deployment) {
        return deployment
                .all(UserTask.class)
                .filter(PropertyRules::isReviewStep)
                .flatMap(task -> deployment.form(String.valueOf(task.element().getCamundaFormRef())).stream()
                        .filter(form -> form.form().isPresent() && !hasVerdictField(form))
                        .map(form -> task.violation(missingVerdict(form.id()))));
    }

    static boolean hasVerdictField(FormFile form) {
        return form.fields().stream()
                .filter(field -> field.name().equals(ModelProperties.VERDICT) && field.use() == FormField.Use.ANSWER)
                .anyMatch(field -> field.options().stream()
                        .map(FormField.Option::value)
                        .toList()
                        .containsAll(ModelProperties.VERDICTS));
    }

    static String missingVerdict(String form) {
        return "的审核表单 %s 里不能作结论，应有一个单选字段 verdict，选项的值是 accept（通过）和 return（打回返工）。".formatted(form);
    }

    static boolean isReviewStep(ModelElement<UserTask> task) {
        return step(task.element())
                .filter(ModelProperties.REVIEW_STEPS::contains)
                .isPresent();
    }

    /** The step of a node. */
    static Optional<String> step(FlowNode node) {
        return new ModelElement<>("", node).property(ModelProperties.STEP);
    }

    private static boolean is(ModelElement<UserTask> task, String step) {
        return step(task.element()).filter(step::equals).isPresent();
    }
}
