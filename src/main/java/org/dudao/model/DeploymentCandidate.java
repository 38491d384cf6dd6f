package org.dudao.model;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.dudao.form.FormReader;

/** The files that are deployed together, read once, with what they come into. */
final class DeploymentCandidate {

    private final DeploymentContext surroundings;
    private final List<BpmnFile> models = new ArrayList<>();
    private final List<DmnTable> tables = new ArrayList<>();
    private final List<FormFile> forms = new ArrayList<>();
    private final List<Violation> unreadable = new ArrayList<>();
    private final List<ModelExpression> expressions;

    /** What was deployed before, as far as somebody has asked for it. */
    private final Map<String, Optional<BpmnFile>> modelsBefore = new HashMap<>();

    private final Map<String, Optional<DmnTable>> tablesBefore = new HashMap<>();
    private final Map<String, Optional<FormFile>> formsBefore = new HashMap<>();
    private final FormReader reader;

    /** @param resources the files' contents by their names, of which the endings say what they are, as to the engine */
    DeploymentCandidate(Map<String, byte[]> resources, DeploymentContext surroundings, FormReader reader) {
        this.surroundings = surroundings;
        this.reader = reader;
        new TreeMap<>(resources).forEach((file, content) -> {
            try {
                read(file, content);
            } catch (ModelException e) {
                unreadable.add(new Violation(file, file, "读不出来，不是有效的 BPMN 或 DMN 文件：%s。".formatted(causes(e))));
            }
        });
        expressions = models.stream()
                .flatMap(model -> ModelExpression.in(model).stream())
                .filter(expression -> expression.at().isExecutable())
                .toList();
    }

    private void read(String file, byte[] content) {
        if (file.endsWith("bpmn") || file.endsWith("bpmn20.xml")) {
            models.add(new BpmnFile(file, Bpmn.readModelFromStream(new ByteArrayInputStream(content))));
        } else if (file.endsWith("dmn") || file.endsWith("dmn11.xml")) {
            var model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
            model.getModelElementsByType(Decision.class).forEach(decision -> tables.add(DmnTable.of(file, decision)));
        } else if (file.endsWith("form")) {
            forms.add(FormFile.read(file, content, reader));
        }
    }

    DeploymentContext surroundings() {
        return surroundings;
    }

    List<Violation> unreadable() {
        return unreadable;
    }

    Stream<BpmnFile> models() {
        return models.stream();
    }

    /** Of what the engine runs. */
    Stream<ModelExpression> expressions() {
        return expressions.stream();
    }

    Stream<DmnTable> tables() {
        return tables.stream();
    }

    Stream<FormFile> forms() {
        return forms.stream();
    }

    <T extends BaseElement> Stream<ModelElement<T>> all(Class<T> type) {
        return models.stream().flatMap(model -> model.all(type));
    }

    Optional<FormFile> form(String id) {
        return forms.stream().filter(form -> form.id().equals(id)).findFirst();
    }

    /** In this deployment or before. */
    boolean hasForm(String id) {
        return newestForm(id).isPresent();
    }

    /** The form as it will be: from this deployment, else as it was deployed before. */
    Optional<FormFile> newestForm(String id) {
        return form(id).or(() -> formsBefore.computeIfAbsent(
                id, form -> surroundings.form(form).map(content -> FormFile.read(form + ".form", content, reader))));
    }

    /** Whether a process' tasks can show a form that is bound to the deployment. */
    boolean hasFormWith(String process, String form) {
        return comesAlong(process) ? form(form).isPresent() : surroundings.hasFormWith(process, form);
    }

    /** In this deployment or before. */
    boolean hasProcess(String key) {
        return comesAlong(key) || surroundings.processes().contains(key);
    }

    boolean comesAlong(String process) {
        return all(Process.class).anyMatch(drawn -> drawn.element().getId().equals(process));
    }

    /** The decision's table as it will be: from this deployment, else as it was deployed before. */
    Optional<DmnTable> table(String decision) {
        return tables.stream()
                .filter(table -> table.id().equals(decision))
                .findFirst()
                .or(() -> tablesBefore.computeIfAbsent(decision, this::tableBefore));
    }

    private Optional<DmnTable> tableBefore(String decision) {
        return surroundings.decision(decision).stream()
                .flatMap(model -> model.getModelElementsByType(Decision.class).stream())
                .filter(found -> found.getId().equals(decision))
                .map(found -> DmnTable.of(decision + ".dmn", found))
                .findFirst();
    }

    /** The materials that there are; none when nobody has said so yet. */
    Set<String> materials() {
        return materialStandard().flatMap(row -> row.keys().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    Stream<DmnTable.Row> materialStandard() {
        return table(ModelProperties.MATERIAL_STANDARD).stream().flatMap(table -> table.rows().stream());
    }

    /** Every element of a type in the process as it will be. */
    <T extends BaseElement> Stream<ModelElement<T>> allIn(String process, Class<T> type) {
        var files = comesAlong(process) ? models() : modelsBefore.computeIfAbsent(process, this::modelBefore).stream();
        return files.flatMap(file -> file.all(type))
                .filter(drawn -> drawn.process().equals(process));
    }

    private Optional<BpmnFile> modelBefore(String process) {
        return surroundings.process(process).map(model -> new BpmnFile(process + ".bpmn", model));
    }

    /** The call activities that name this process, in all processes as they will be. */
    List<ModelElement<CallActivity>> callsOf(String process) {
        return everywhere(CallActivity.class)
                .filter(call -> process.equals(call.element().getCalledElement()))
                .toList();
    }

    /** Every element of a type in all processes as they will be. */
    <T extends BaseElement> Stream<ModelElement<T>> everywhere(Class<T> type) {
        var before = surroundings.processes().stream()
                .filter(key -> !comesAlong(key))
                .flatMap(key -> allIn(key, type));
        return Stream.concat(all(type), before);
    }

    /** Whether this deployment has something to do with an element: its process, the table of materials, or another. */
    boolean concerns(ModelElement<?> element, String... processes) {
        return comesAlong(element.process())
                || Stream.of(processes).anyMatch(this::comesAlong)
                || bringsTable(ModelProperties.MATERIAL_STANDARD);
    }

    boolean bringsTable(String decision) {
        return tables.stream().anyMatch(table -> table.id().equals(decision));
    }

    private static String causes(Throwable e) {
        return e.getCause() == null || e.getCause() == e
                ? String.valueOf(e.getMessage())
                : e.getMessage() + "（" + causes(e.getCause()) + "）";
    }
}
