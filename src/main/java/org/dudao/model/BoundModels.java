package org.dudao.model;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/**
 * The deployed models that must be deployed again together with the files of a deployment, because the binding "deployment" joins
 * them: the forms of a changed process, and the processes of a changed form.
 *
 * @param processes keys of processes
 * @param forms ids of forms
 * @param decisions keys of decisions
 */
public record BoundModels(Set<String> processes, Set<String> forms, Set<String> decisions) {

    static final BoundModels NONE = new BoundModels(Set.of(), Set.of(), Set.of());

    private static final String DEPLOYMENT = "deployment";

    /** @param changed the changed files; the others were added because they belong to them */
    static BoundModels missing(DeploymentCandidate deployment, Set<String> changed) {
        return new BoundModels(
                missingProcesses(deployment, changed), missingForms(deployment), missingDecisions(deployment));
    }

    private static Set<String> missingProcesses(DeploymentCandidate deployment, Set<String> changed) {
        var ofForms = elementsWithForm(deployment)
                .filter(element -> boundForms(deployment, element)
                        .anyMatch(form -> isNewFor(deployment, changed, element.process(), form)))
                .map(ModelElement::process);
        var called = deployment
                .all(CallActivity.class)
                .filter(call -> DEPLOYMENT.equals(call.element().getCamundaCalledElementBinding()))
                .map(call -> String.valueOf(call.element().getCalledElement()));
        return Stream.concat(ofForms, called)
                .filter(process -> !deployment.containsProcess(process)
                        && deployment.context().processes().contains(process))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the process would open another form after this deployment, if it were in it. */
    private static boolean isNewFor(DeploymentCandidate deployment, Set<String> changed, String process, String form) {
        return deployment
                        .form(form)
                        .filter(file -> changed.contains(file.file()))
                        .isPresent()
                || (deployment.containsTable(ModelProperties.MATERIAL_STANDARD)
                        && deployment.hasForm(form)
                        && !deployment.hasFormWith(process, form));
    }

    private static Set<String> missingForms(DeploymentCandidate deployment) {
        return elementsWithForm(deployment)
                .filter(element -> deployment.containsProcess(element.process()))
                .flatMap(element -> boundForms(deployment, element))
                .filter(form -> deployment.form(form).isEmpty() && deployment.hasForm(form))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> missingDecisions(DeploymentCandidate deployment) {
        return deployment
                .all(BusinessRuleTask.class)
                .filter(task -> DEPLOYMENT.equals(task.element().getCamundaDecisionRefBinding()))
                .map(task -> String.valueOf(task.element().getCamundaDecisionRef()))
                .filter(decision -> !deployment.containsTable(decision)
                        && deployment.context().decision(decision).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<ModelElement<? extends BaseElement>> elementsWithForm(DeploymentCandidate deployment) {
        return Stream.concat(deployment.everywhere(UserTask.class), deployment.everywhere(StartEvent.class));
    }

    private static Stream<String> boundForms(
            DeploymentCandidate deployment, ModelElement<? extends BaseElement> element) {
        return Optional.ofNullable(formRef(element.element())).stream()
                .flatMap(form -> form.contains("{") ? formsOfTheMaterials(deployment, element) : Stream.of(form));
    }

    private static @Nullable String formRef(BaseElement element) {
        if (element instanceof UserTask task) {
            return DEPLOYMENT.equals(task.getCamundaFormRefBinding()) ? task.getCamundaFormRef() : null;
        }
        return element instanceof StartEvent start && DEPLOYMENT.equals(start.getCamundaFormRefBinding())
                ? start.getCamundaFormRef()
                : null;
    }

    private static Stream<String> formsOfTheMaterials(
            DeploymentCandidate deployment, ModelElement<? extends BaseElement> task) {
        return CallRules.formColumn(task).stream()
                .flatMap(column -> rows(deployment, task).flatMap(row -> row.output(column).stream()));
    }

    /** The rows of the materials that come to this task: its own one, or those of the process. */
    private static Stream<DmnTable.Row> rows(DeploymentCandidate deployment, ModelElement<? extends BaseElement> task) {
        var own = task.property(ModelProperties.MATERIAL);
        if (own.isPresent()) {
            return deployment.materialStandard().filter(row -> row.keys().contains(own.get()));
        }
        var called = deployment.callsOf(task.process()).stream()
                .flatMap(call -> CallRules.materialOf(call).stream())
                .collect(Collectors.toSet());
        return deployment
                .materialStandard()
                .filter(row -> row.keys().stream().anyMatch(called::contains)
                        || TableRules.processOf(row).equals(task.process()));
    }
}
