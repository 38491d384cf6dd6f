package org.dudao.model;

import static org.dudao.model.ProcessRules.isBlank;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.dudao.form.FormField;
import org.jspecify.annotations.Nullable;

/** The variables of each process: of the whole process, and of single activities. */
final class ProcessVariables {

    /** The variables of a multi-instance activity. */
    private static final Set<String> MULTI_INSTANCE =
            Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    private static final Set<String> OF_THE_ENGINE = Set.of("authenticatedUserId");

    /** The attributes in Camunda's namespace whose value is the name of a variable that the element sets. */
    private static final List<String> RESULTS = List.of(
            "resultVariable", "initiator", "errorCodeVariable", "errorMessageVariable", "escalationCodeVariable");

    /** The variables that a task with a step has for its listeners, timers and mappings. */
    private static final Set<String> OF_A_STEP =
            Set.of("candidates", "due", "form", "ownerName", "subject", "round", "deadline", "words", "verdict");

    private static final Pattern SET_BY_CALL = Pattern.compile("setVariable(?:Local)?\\(\\s*['\"]([^'\"]+)['\"]");

    private final DeploymentCandidate deployment;
    private final Map<String, Optional<Set<String>>> byProcess = new HashMap<>();

    /** Whether values that are written in the model itself count. */
    private final boolean withLiterals;

    ProcessVariables(DeploymentCandidate deployment) {
        this(deployment, true);
    }

    private ProcessVariables(DeploymentCandidate deployment, boolean withLiterals) {
        this.deployment = deployment;
        this.withLiterals = withLiterals;
    }

    /** The variables that are also set otherwise than with a value that is written in the model. */
    static ProcessVariables withoutLiterals(DeploymentCandidate deployment) {
        return new ProcessVariables(deployment, false);
    }

    /** Whether the variable is set, or the variables of the process cannot be known. */
    boolean isKnownAt(ModelElement<? extends BaseElement> at, String name) {
        return isSetAt(at, name, true);
    }

    boolean isSetAt(ModelElement<? extends BaseElement> at, String name) {
        return isSetAt(at, name, false);
    }

    private boolean isSetAt(ModelElement<? extends BaseElement> at, String name, boolean otherwise) {
        // The variables of the process come last, because they can need all forms of the materials.
        return OF_THE_ENGINE.contains(name)
                || deployment.context().variables().contains(name)
                || isLocal(at, name)
                || ofProcess(at.process(), new HashSet<>())
                        .map(names -> names.contains(name))
                        .orElse(otherwise);
    }

    /** Set in an activity around the place: as input, as element of a collection, or by a step handler. */
    private boolean isLocal(ModelElement<? extends BaseElement> at, String name) {
        @Nullable ModelElementInstance scope = at.element() instanceof BoundaryEvent event ? event.getAttachedTo() : at.element();
        while (scope != null && !(scope instanceof Process)) {
            if (scope instanceof FlowNode node
                    && ofNode(new ModelElement<>(at.file(), node)).contains(name)) {
                return true;
            }
            scope = scope.getParentElement();
        }
        return false;
    }

    private static Set<String> ofNode(ModelElement<FlowNode> node) {
        var names = new HashSet<String>();
        node.extensions(CamundaInputOutput.class)
                .flatMap(mapping -> mapping.getCamundaInputParameters().stream())
                .forEach(input -> names.add(String.valueOf(input.getCamundaName())));
        for (var loop : node.element().getChildElementsByType(MultiInstanceLoopCharacteristics.class)) {
            names.addAll(MULTI_INSTANCE);
            names.add(String.valueOf(loop.getCamundaElementVariable()));
        }
        if (node.element() instanceof UserTask task) {
            if (node.property(ModelProperties.STEP).isPresent()) {
                names.addAll(OF_A_STEP);
            } else {
                // TaskRules.expectedVariablesExist reports these.
                TaskRules.readByAttributes(task).forEach(names::add);
            }
        }
        return names;
    }

    /**
     * The variables that are set for the whole process; empty when they cannot be known, because a form is missing or unusable
     * or a called process is chosen at run time and returns all its variables.
     *
     * @param visited the processes that are being collected: processes can call each other
     */
    private Optional<Set<String>> ofProcess(String process, Set<String> visited) {
        var collected = byProcess.get(process);
        if (collected == null) {
            visited.add(process);
            collected = collect(process, visited);
            if (visited.size() == 1) {
                byProcess.put(process, collected);
            }
            visited.remove(process);
        }
        return collected;
    }

    private Optional<Set<String>> collect(String process, Set<String> visited) {
        var names = new HashSet<String>();
        if (hasTaskWithoutForm(process)) {
            return Optional.empty();
        }
        for (var form : forms(process).toList()) {
            var fields = deployment.newestForm(form).flatMap(FormFile::form);
            if (fields.isEmpty()) {
                return Optional.empty();
            }
            fields.get().fields().stream()
                    .filter(field -> field.use() != FormField.Use.READ)
                    .map(FormField::variable)
                    .forEach(names::add);
        }
        for (var element : deployment.allIn(process, BaseElement.class).toList()) {
            addResults(element, names);
        }
        deployment
                .expressions()
                .filter(expression -> expression.at().process().equals(process))
                .flatMap(this::setByCalls)
                .forEach(names::add);
        return addCalls(process, names, visited) ? Optional.of(names) : Optional.empty();
    }

    private Stream<String> setByCalls(ModelExpression expression) {
        return withLiterals
                ? SET_BY_CALL.matcher(expression.text()).results().map(call -> call.group(1))
                : LiteralVariables.setVariables(expression)
                        .filter(set -> set.value().isEmpty())
                        .map(LiteralVariables.SetVariable::name);
    }

    private boolean hasTaskWithoutForm(String process) {
        return deployment
                .allIn(process, UserTask.class)
                .anyMatch(task -> isBlank(task.element().getCamundaFormRef()));
    }

    private Stream<String> forms(String process) {
        var ofTasks = deployment
                .allIn(process, UserTask.class)
                .flatMap(task -> Stream.ofNullable(task.element().getCamundaFormRef()));
        var ofStarts = deployment
                .allIn(process, StartEvent.class)
                .flatMap(start -> Stream.ofNullable(start.element().getCamundaFormRef()));
        return Stream.concat(ofTasks, ofStarts)
                .filter(form -> !form.isBlank())
                .flatMap(form -> form.contains("{") ? formsOfMaterials() : Stream.of(form))
                .distinct();
    }

    private Stream<String> formsOfMaterials() {
        return deployment.materialStandard().flatMap(row -> Stream.of(TableRules.HAND_IN_FORM, TableRules.REVIEW_FORM)
                .flatMap(column -> row.output(column).stream()));
    }

    private void addResults(ModelElement<BaseElement> element, Set<String> names) {
        RESULTS.stream()
                .flatMap(attribute -> Stream.ofNullable(
                        element.element().getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute)))
                .forEach(names::add);
        if (element.element() instanceof EventDefinition) {
            return;
        }
        element.extensions(CamundaInputOutput.class)
                .flatMap(mapping -> mapping.getCamundaOutputParameters().stream())
                .filter(output ->
                        withLiterals || LiteralVariables.literal(output).isEmpty())
                .forEach(output -> names.add(String.valueOf(output.getCamundaName())));
        element.extensions(CamundaOut.class)
                .flatMap(out -> Stream.ofNullable(out.getCamundaTarget()))
                .forEach(names::add);
    }

    /** Adds the variables that callers pass and that called processes return. Returns false when they are unknown. */
    private boolean addCalls(String process, Set<String> names, Set<String> visited) {
        for (var call : deployment.callsOf(process)) {
            for (var in : call.extensions(CamundaIn.class).toList()) {
                if (in.getCamundaTarget() != null && (withLiterals || !isLiteral(in))) {
                    names.add(in.getCamundaTarget());
                }
                if ("all".equals(in.getCamundaVariables()) && !addAll(call.process(), names, visited)) {
                    return false;
                }
            }
        }
        for (var call : deployment.allIn(process, CallActivity.class).toList()) {
            var called = String.valueOf(call.element().getCalledElement());
            boolean returnsAll =
                    call.extensions(CamundaOut.class).anyMatch(out -> "all".equals(out.getCamundaVariables()));
            if (returnsAll && (called.contains("{") || !addAll(called, names, visited))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLiteral(CamundaIn in) {
        return ExpressionLiterals.valueOf(in.getCamundaSourceExpression()).isPresent();
    }

    private boolean addAll(String process, Set<String> names, Set<String> visited) {
        if (visited.contains(process)) {
            return true;
        }
        var others = ofProcess(process, visited);
        others.ifPresent(names::addAll);
        return others.isPresent();
    }
}
