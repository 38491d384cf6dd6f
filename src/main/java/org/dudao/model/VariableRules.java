package org.dudao.model;

import static org.dudao.model.ProcessRules.isBlank;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
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

/**
 * Every variable that an expression, a mapping or a decision reads is set somewhere: in a form, a mapping, a result or by the
 * product. The order of the steps is not checked.
 */
final class VariableRules {

    /** The variables of an activity with several instances, and of the engine. */
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

    private VariableRules() {}

    static Stream<Violation> everyVariableIsSet(DeploymentCandidate deployment) {
        var variables = new ProcessVariables(deployment);
        var inExpressions = deployment
                .expressions()
                .filter(expression -> !isReadByTheCalledProcess(expression))
                .flatMap(expression -> read(deployment, expression)
                        .filter(name -> !variables.isKnownAt(expression.at(), name))
                        .distinct()
                        .map(name ->
                                expression.at().violation("的表达式 %s %s".formatted(expression.text(), unset(name)))));
        var inMappings = deployment.all(CallActivity.class).flatMap(call -> call.extensions(CamundaIn.class)
                .flatMap(in -> Stream.ofNullable(in.getCamundaSource()))
                .filter(name -> !isBlank(name) && !variables.isKnownAt(call, name))
                .map(name -> call.violation("的输入映射" + unset(name))));
        var inCollections = deployment
                .all(MultiInstanceLoopCharacteristics.class)
                .flatMap(loop -> {
                    var name = loop.element().getCamundaCollection();
                    return isBlank(name)
                                    || name.contains("{")
                                    || !(loop.element().getParentElement() instanceof Activity activity)
                            ? Stream.empty()
                            : Stream.of(new ModelElement<>(loop.file(), activity))
                                    .filter(at -> !variables.isKnownAt(at, name))
                                    .map(at -> at.violation("的集合" + unset(name)));
                });
        return Stream.of(inExpressions, inMappings, inCollections, decisions(deployment, variables))
                .flatMap(violations -> violations);
    }

    private static String unset(String name) {
        return "要看变量 %s，可是没有哪一步给它值；名称是否写错？应在前面的表单里加字段 %1$s，或者加输入、输出映射。".formatted(name);
    }

    /** A decision that needs no other decision: its inputs. */
    private static Stream<Violation> decisions(DeploymentCandidate deployment, ProcessVariables variables) {
        return deployment.all(BusinessRuleTask.class).flatMap(task -> Stream.ofNullable(
                        task.element().getCamundaDecisionRef())
                .filter(decision -> !decision.contains("{"))
                .flatMap(decision -> deployment.table(decision).stream())
                .filter(table -> table.decision().getInformationRequirements().isEmpty())
                .flatMap(table -> table.inputExpressions().stream()
                        .flatMap(input -> FeelVariables.variables(input).stream())
                        .distinct()
                        .filter(name -> !variables.isKnownAt(task, name))
                        .map(name -> task.violation("的判断表 %s %s".formatted(table.id(), unset(name))))));
    }

    /** The source expression of an output mapping. */
    private static boolean isReadByTheCalledProcess(ModelExpression expression) {
        return expression.at().element() instanceof CallActivity call
                && expression.place().equals("sourceExpression")
                && new ModelElement<>(expression.at().file(), call)
                        .extensions(CamundaOut.class)
                        .anyMatch(out -> expression.text().equals(out.getCamundaSourceExpression()));
    }

    private static Stream<String> read(DeploymentCandidate deployment, ModelExpression expression) {
        return expression.runsJavaClass() || expression.place().equals("delegateExpression")
                ? Stream.empty()
                : expression.tree().stream().flatMap(tree -> read(deployment, tree));
    }

    private static Stream<String> read(DeploymentCandidate deployment, Tree tree) {
        var receivers = ModelExpression.calls(tree).stream()
                .map(ModelExpression.Call::receiver)
                .collect(Collectors.toSet());
        return ModelExpression.names(tree).stream()
                .filter(name -> !receivers.contains(name)
                        && deployment.context().bean(name).isEmpty());
    }

    /** The variables of each process: of the whole process, and of single activities. */
    private static final class ProcessVariables {

        private final DeploymentCandidate deployment;
        private final Map<String, Optional<Set<String>>> byProcess = new HashMap<>();

        ProcessVariables(DeploymentCandidate deployment) {
            this.deployment = deployment;
        }

        boolean isKnownAt(ModelElement<? extends BaseElement> at, String name) {
            // The variables of the process come last, because they can need all forms of the materials.
            return OF_THE_ENGINE.contains(name)
                    || deployment.context().variables().contains(name)
                    || isLocal(at, name)
                    || ofProcess(at.process(), new HashSet<>())
                            .map(names -> names.contains(name))
                            .orElse(true);
        }

        /** Set in an activity around the place: as input, as element of a collection, or by a step handler. */
        private boolean isLocal(ModelElement<? extends BaseElement> at, String name) {
            @Nullable ModelElementInstance scope =
                    at.element() instanceof BoundaryEvent event ? event.getAttachedTo() : at.element();
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
                    .flatMap(
                            expression -> SET_BY_CALL.matcher(expression.text()).results())
                    .forEach(call -> names.add(call.group(1)));
            return addCalls(process, names, visited) ? Optional.of(names) : Optional.empty();
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
            return deployment.materialStandard().flatMap(row -> Stream.of(
                            TableRules.HAND_IN_FORM, TableRules.REVIEW_FORM)
                    .flatMap(column -> row.output(column).stream()));
        }

        private static void addResults(ModelElement<BaseElement> element, Set<String> names) {
            RESULTS.stream()
                    .flatMap(attribute -> Stream.ofNullable(
                            element.element().getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute)))
                    .forEach(names::add);
            if (element.element() instanceof EventDefinition) {
                return;
            }
            element.extensions(CamundaInputOutput.class)
                    .flatMap(mapping -> mapping.getCamundaOutputParameters().stream())
                    .forEach(output -> names.add(String.valueOf(output.getCamundaName())));
            element.extensions(CamundaOut.class)
                    .flatMap(out -> Stream.ofNullable(out.getCamundaTarget()))
                    .forEach(names::add);
        }

        /** Adds the variables that callers pass and that called processes return. Returns false when they are unknown. */
        private boolean addCalls(String process, Set<String> names, Set<String> visited) {
            for (var call : deployment.callsOf(process)) {
                for (var in : call.extensions(CamundaIn.class).toList()) {
                    if (in.getCamundaTarget() != null) {
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

        private boolean addAll(String process, Set<String> names, Set<String> visited) {
            if (visited.contains(process)) {
                return true;
            }
            var others = ofProcess(process, visited);
            others.ifPresent(names::addAll);
            return others.isPresent();
        }
    }
}
