package org.dudao.model;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.dudao.form.FormFacts;
import org.dudao.form.FormField;
import org.jspecify.annotations.Nullable;

/** Forms can be shown, their fields have labels, and the process uses their values. */
final class FormRules {

    /** The fields that the step handler of a stage gate reads. The handlers of a material store the whole form. */
    private static final Set<String> READ_AT_A_STAGE_GATE =
            Set.of(ModelProperties.VERDICT, ModelProperties.REDO, "words");

    /** The places of an expression that reads an output of a task; the last two are inside a list or a map. */
    private static final Set<String> OUTPUTS = Set.of("outputParameter", "value", "entry");

    /** The names under which form-js gives the row of a list and its surroundings to an expression. */
    private static final Set<String> OF_A_ROW = Set.of("this", "_this_", "parent", "_parent_", "i", "_i_");

    private FormRules() {}

    static Stream<Violation> everyFormCanBeShownAndChecked(DeploymentCandidate deployment) {
        return deployment.forms().flatMap(form -> form.errors().stream()
                .map(error -> new Violation(form.file(), error.key(), error.sentence() + "。")));
    }

    static Stream<Violation> everyFormHasAUniqueId(DeploymentCandidate deployment) {
        var seen = new HashSet<String>();
        return deployment
                .forms()
                .filter(form -> form.id().isBlank() || !seen.add(form.id()))
                .map(form -> new Violation(
                        form.file(),
                        form.file(),
                        form.id().isBlank()
                                ? "表单没有标识（id），流程找不到它；应填英文标识，例如 study-record。"
                                : "表单的标识 %s 和一起部署的另一个表单相同，应各有各的标识。".formatted(form.id())));
    }

    static Stream<Violation> everyFieldIsLabelledInChinese(DeploymentCandidate deployment) {
        return deployment.forms().flatMap(form -> form.fields().stream()
                .filter(field -> field.use() != FormField.Use.COMPUTE)
                .flatMap(field -> Stream.concat(
                        Stream.of(field)
                                .filter(unlabelled -> !NameRules.isChinese(unlabelled.label()))
                                .map(unlabelled -> form.violation(unlabelled, "没有中文标签，应写明填什么。")),
                        field.options().stream()
                                .filter(option -> !NameRules.isChinese(option.label()))
                                .map(option ->
                                        form.violation(field, "的选项 %s 没有中文标签，应写明选的是什么。".formatted(option.value()))))));
    }

    /** A rule across fields reads fields of its form and the facts that the product adds. A misspelt name would never refuse anything. */
    static Stream<Violation> everyCheckReadsKnownValues(DeploymentCandidate deployment) {
        return deployment.forms().flatMap(form -> form.form().stream()
                .flatMap(content -> content.checks().entrySet().stream())
                .flatMap(check -> FeelVariables.variables(check.getValue()).stream()
                        .filter(variable -> !isKnown(form, variable))
                        .map(variable -> new Violation(
                                form.file(),
                                check.getKey(),
                                "“%s”的条件用了 %s，表单里没有这个字段；可以用表单的字段，还有 %s。"
                                        .formatted(
                                                check.getKey(),
                                                variable,
                                                String.join("、", new TreeSet<>(FormFacts.NAMES)))))));
    }

    private static boolean isKnown(FormFile form, String variable) {
        return FormFacts.NAMES.contains(variable)
                || OF_A_ROW.contains(variable)
                || form.fields().stream().anyMatch(field -> field.variable().equals(variable));
    }

    /** The values of a form are local to the task. They are lost when the task ends, unless something reads them. */
    static Stream<Violation> everyFieldIsRead(DeploymentCandidate deployment) {
        var tasks = deployment
                .all(UserTask.class)
                .flatMap(task -> ofForm(deployment, task, task.element().getCamundaFormRef()))
                .filter(filledIn -> !isReadInTheTask(deployment, filledIn))
                .map(filledIn -> filledIn.at()
                        .violation(
                                "的表单里，%s 填了没有人读，办结后就丢了；应加 complete 监听器，或者用输出参数 ${execution.getVariable('%1$s')} 取出来，或者从表单里去掉。"
                                        .formatted(filledIn.variable())));
        var starts = deployment
                .all(StartEvent.class)
                .flatMap(start -> ofForm(deployment, start, start.element().getCamundaFormRef()))
                .filter(filledIn -> !isReadInTheProcess(deployment, filledIn))
                .map(filledIn ->
                        filledIn.at().violation("的表单里，%s 填了没有人读；应在流程里用到它，或者从表单里去掉。".formatted(filledIn.variable())));
        return Stream.concat(tasks, starts);
    }

    private record FilledIn(ModelElement<? extends BaseElement> at, String variable) {}

    private static Stream<FilledIn> ofForm(
            DeploymentCandidate deployment, ModelElement<? extends BaseElement> at, @Nullable String form) {
        var variables = new LinkedHashSet<String>();
        deployment.form(String.valueOf(form)).stream()
                .flatMap(file -> file.fields().stream())
                .filter(field -> field.use() == FormField.Use.ANSWER)
                .forEach(field -> variables.add(field.variable()));
        return variables.stream().map(variable -> new FilledIn(at, variable));
    }

    private static boolean isReadInTheTask(DeploymentCandidate deployment, FilledIn filledIn) {
        var step = filledIn.at().property(ModelProperties.STEP).orElse("");
        if (!step.isEmpty()) {
            return !step.equals(ModelProperties.STAGE_GATE) || READ_AT_A_STAGE_GATE.contains(filledIn.variable());
        }
        boolean hasListener =
                filledIn.at().extensions(CamundaTaskListener.class).anyMatch(listener -> "complete"
                                .equals(listener.getCamundaEvent()))
                        || hasEndListener(filledIn.at());
        return hasListener
                || deployment
                        .expressions()
                        .filter(expression -> expression.at().equals(filledIn.at()))
                        .filter(expression -> OUTPUTS.contains(expression.place()))
                        .anyMatch(expression -> reads(expression, filledIn.variable()));
    }

    private static boolean isReadInTheProcess(DeploymentCandidate deployment, FilledIn filledIn) {
        return hasEndListener(filledIn.at())
                || deployment
                        .allIn(filledIn.at().process(), CallActivity.class)
                        .flatMap(call -> call.extensions(CamundaIn.class))
                        .anyMatch(in -> filledIn.variable().equals(in.getCamundaSource()))
                || deployment
                        .expressions()
                        .filter(expression ->
                                expression.at().process().equals(filledIn.at().process()))
                        .anyMatch(expression -> reads(expression, filledIn.variable()));
    }

    private static boolean hasEndListener(ModelElement<? extends BaseElement> at) {
        return at.extensions(CamundaExecutionListener.class)
                .anyMatch(listener -> "end".equals(listener.getCamundaEvent()));
    }

    /** Reads the variable as an identifier or by name: {@code execution.getVariable('words')}. */
    private static boolean reads(ModelExpression expression, String variable) {
        return expression
                .tree()
                .filter(tree -> ModelExpression.names(tree).contains(variable)
                        || expression.text().contains("'" + variable + "'"))
                .isPresent();
    }
}
