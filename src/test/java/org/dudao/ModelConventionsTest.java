package org.dudao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.dudao.form.FormReader;
import org.dudao.form.Forms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model, table and form of the product keeps to, so that a designer finds their way in all of them. */
class ModelConventionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FormReader FORMS = Forms.reader();
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern TOOL_MADE = Pattern.compile("(Activity|Gateway|Event|Flow)_[0-9a-z]{7}");
    private static final Pattern BUSINESS_NAME = Pattern.compile("[A-Z][A-Za-z0-9]+");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{.*}");

    static Stream<Path> processes() {
        return ModelFiles.processes().stream();
    }

    static Stream<Path> decisions() {
        return ModelFiles.decisions().stream();
    }

    static Stream<Path> forms() {
        return ModelFiles.forms().stream();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aProcessIsCalledLikeItsFile(Path file) {
        var process = process(file);

        assertThat(process.getId()).isEqualTo(ModelFiles.id(file));
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getName()).containsPattern(CHINESE);
        assertThat(process.getDocumentations()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void historyIsNotKeptForEver(Path file) {
        assertThat(process(file).getCamundaHistoryTimeToLiveString()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void idsSayTypeAndBusinessName(Path file) {
        for (var element : named(file)) {
            var id = element.getId();
            assertThat(id).doesNotMatch(TOOL_MADE);
            assertThat(id).startsWith(prefix(element) + "_");
            assertThat(id.substring(prefix(element).length() + 1)).matches(BUSINESS_NAME);
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyStepIsNamedAsTheOfficeSpeaks(Path file) {
        for (var node : model(file).getModelElementsByType(FlowNode.class)) {
            boolean onlyForksOrJoins = node instanceof ParallelGateway
                    || node instanceof Gateway && node.getOutgoing().size() < 2;
            if (!onlyForksOrJoins) {
                assertThat(node.getName()).as(node.getId()).containsPattern(CHINESE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aGatewayAsksAndEveryWayOutAnswers(Path file) {
        var model = model(file);
        var asking = new ArrayList<Gateway>(model.getModelElementsByType(ExclusiveGateway.class));
        asking.addAll(model.getModelElementsByType(InclusiveGateway.class));
        for (var gateway : asking) {
            if (gateway.getOutgoing().size() < 2) {
                continue;
            }
            assertThat(gateway.getName()).as(gateway.getId()).endsWith("？");
            var otherwise = gateway instanceof ExclusiveGateway exclusive
                    ? exclusive.getDefault()
                    : ((InclusiveGateway) gateway).getDefault();
            assertThat(otherwise)
                    .as("the way out of %s without a condition", gateway.getId())
                    .isNotNull();
            for (var flow : gateway.getOutgoing()) {
                assertThat(flow.getName()).as(flow.getId()).containsPattern(CHINESE);
                assertThat(flow.getConditionExpression() == null)
                        .as(flow.getId())
                        .isEqualTo(flow.equals(otherwise));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void thereAreNoScripts(Path file) {
        assertThat(model(file).getModelElementsByType(ScriptTask.class)).isEmpty();
        assertThat(ModelFiles.text(file)).doesNotContain("camunda:script", "scriptFormat");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aUserTaskSaysWhoUntilWhenAndInWhichForm(Path file) {
        for (var task : model(file).getModelElementsByType(UserTask.class)) {
            assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaDueDate()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaFormRef()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaFormRefBinding()).as(task.getId()).isEqualTo("deployment");
            assertThat(formNames()).as(task.getId()).contains(literal(task.getCamundaFormRef(), formNames()));
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aCalledProcessExistsAndGetsTheBusinessKey(Path file) {
        var ids = ModelFiles.processes().stream().map(ModelFiles::id).toList();
        for (var call : model(file).getModelElementsByType(CallActivity.class)) {
            assertThat(ids).as(call.getId()).contains(literal(call.getCalledElement(), ids));
            assertThat(call.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaIn.class)
                            .list())
                    .as(call.getId())
                    .anyMatch(in -> in.getCamundaBusinessKey() != null);
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aMaterialHasItsStandard(Path file) {
        var model = model(file);
        var materials = new HashSet<String>();
        for (var property : model.getModelElementsByType(CamundaProperty.class)) {
            if (Set.of("material", "redo", "redoAlways").contains(property.getCamundaName())) {
                materials.addAll(List.of(property.getCamundaValue().split(",")));
            }
        }
        for (var in : model.getModelElementsByType(CamundaIn.class)) {
            if ("material".equals(in.getCamundaTarget()) && in.getCamundaSourceExpression() != null) {
                materials.add(in.getCamundaSourceExpression());
            }
        }
        assertThat(column("material-standard", "material")).containsAll(materials);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void whatIsHandedInCanBeWithdrawnFromEveryReview(Path file) {
        var model = model(file);
        var withdrawable = model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getEventDefinitions().stream()
                        .anyMatch(definition -> definition instanceof MessageEventDefinition message
                                && message.getMessage().getName().equals("materialWithdrawn")))
                .map(BoundaryEvent::getAttachedTo)
                .toList();
        var reviews = model.getModelElementsByType(UserTask.class).stream()
                .filter(task -> task.getChildElementsByType(ExtensionElements.class).stream()
                        .flatMap(extension ->
                                extension.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .anyMatch(property -> "review".equals(property.getCamundaValue())))
                .toList();

        assertThat(withdrawable).containsAll(reviews);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyElementIsDrawn(Path file) {
        var model = model(file);
        var drawn = new HashSet<String>();
        model.getModelElementsByType(BpmnShape.class)
                .forEach(shape -> drawn.add(shape.getBpmnElement().getId()));
        model.getModelElementsByType(BpmnEdge.class)
                .forEach(edge -> drawn.add(edge.getBpmnElement().getId()));

        assertThat(drawn)
                .containsAll(model.getModelElementsByType(FlowElement.class).stream()
                        .map(BaseElement::getId)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aTableIsCalledLikeItsFileAndEveryRuleSaysWhy(Path file) {
        var model = Dmn.readModelFromFile(file.toFile());
        var decision = model.getModelElementsByType(Decision.class).iterator().next();

        assertThat(decision.getId()).isEqualTo(ModelFiles.id(file));
        assertThat(decision.getName()).containsPattern(CHINESE);
        assertThat(decision.getCamundaHistoryTimeToLiveString()).isNotBlank();
        for (var rule : model.getModelElementsByType(Rule.class)) {
            assertThat(rule.getDescription()).as(rule.getId()).isNotNull();
            assertThat(rule.getDescription().getTextContent()).as(rule.getId()).containsPattern(CHINESE);
        }
        assertThat(ModelFiles.text(file))
                .as("the diagram, without which Cockpit complains")
                .contains("dmndi:DMNShape");
    }

    @Test
    void whatTheTablesNameExists() {
        var decisions = ModelFiles.decisions().stream().map(ModelFiles::id).toList();
        var processes = ModelFiles.processes().stream().map(ModelFiles::id).toList();

        assertThat(formNames())
                .containsAll(column("material-standard", "handInForm"))
                .containsAll(column("material-standard", "reviewForm"));
        assertThat(decisions).containsAll(column("material-standard", "acceptance"));
        assertThat(processes).containsAll(column("campaign-template", "process"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormIsCalledLikeItsFile(Path file) throws IOException {
        assertThat(form(file).path("id").asText()).isEqualTo(ModelFiles.name(file));
        assertThat(form(file).path("schemaVersion").asInt()).isLessThanOrEqualTo(16);
    }

    /** By the check that a deployment goes through. */
    @ParameterizedTest
    @MethodSource("forms")
    void aFormCanBeShownAndChecked(Path file) {
        assertThatCode(() -> FORMS.read(
                        new ByteArrayInputStream(ModelFiles.text(file).getBytes(StandardCharsets.UTF_8))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldIsLabelledInChinese(Path file) throws IOException {
        for (var component : components(form(file))) {
            if (component.has("key") && !component.path("type").asText().equals("expression")) {
                assertThat(component
                                .path("label")
                                .asText(component.path("dateLabel").asText()))
                        .as(component.path("id").asText())
                        .containsPattern(CHINESE);
            }
            for (var option : component.path("values")) {
                assertThat(option.path("label").asText()).containsPattern(CHINESE);
            }
        }
    }

    private static Process process(Path file) {
        return model(file).getModelElementsByType(Process.class).iterator().next();
    }

    private static BpmnModelInstance model(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static Collection<BaseElement> named(Path file) {
        var model = model(file);
        var elements = new ArrayList<BaseElement>(model.getModelElementsByType(FlowElement.class));
        elements.addAll(model.getModelElementsByType(Message.class));
        return elements;
    }

    private static String prefix(BaseElement element) {
        var type = element.getElementType().getTypeName();
        if (type.endsWith("Gateway")) {
            return "Gateway";
        }
        if (type.startsWith("intermediate") || type.equals("boundaryEvent")) {
            return "Event";
        }
        if (element instanceof SequenceFlow) {
            return "Flow";
        }
        return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }

    /** The name itself, or the first of those that exist when an expression decides at run time. */
    private static String literal(String name, List<String> existing) {
        return EXPRESSION.matcher(name).matches() ? existing.get(0) : name;
    }

    private static List<String> formNames() {
        return ModelFiles.forms().stream().map(ModelFiles::name).toList();
    }

    /** The texts of a table's column, an input by its expression or an output by its name; empty cells are left out. */
    private static Set<String> column(String table, String column) {
        var model = Dmn.readModelFromFile(Path.of("processes", table + ".dmn").toFile());
        var outputs = model.getModelElementsByType(Output.class).stream()
                .map(Output::getName)
                .toList();
        return model.getModelElementsByType(Rule.class).stream()
                .map(rule -> outputs.contains(column)
                        ? new ArrayList<OutputEntry>(rule.getOutputEntries())
                                .get(outputs.indexOf(column))
                                .getTextContent()
                        : rule.getInputEntries().iterator().next().getTextContent())
                .map(text -> text.strip().replace("\"", ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }

    private static JsonNode form(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    private static List<JsonNode> components(JsonNode parent) {
        var all = new ArrayList<JsonNode>();
        for (var component : parent.path("components")) {
            all.add(component);
            all.addAll(components(component));
        }
        return all;
    }
}
