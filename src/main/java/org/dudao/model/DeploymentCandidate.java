package org.dudao.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.dudao.form.FormReader;
import org.xml.sax.SAXException;

/** The files of one deployment, parsed once, together with the models that are already deployed. */
final class DeploymentCandidate {

    private final DeploymentContext context;
    private final List<BpmnFile> models = new ArrayList<>();
    private final List<DmnTable> tables = new ArrayList<>();
    private final List<FormFile> forms = new ArrayList<>();
    private final List<ExpressionLanguage> expressionLanguages = new ArrayList<>();
    private final List<Violation> unreadable = new ArrayList<>();
    private final List<ModelExpression> expressions;

    /** Models that were deployed before; loaded when a rule needs them. */
    private final Map<String, Optional<BpmnFile>> modelsBefore = new HashMap<>();

    private final Map<String, Optional<DmnTable>> tablesBefore = new HashMap<>();
    private final Map<String, Optional<FormFile>> formsBefore = new HashMap<>();
    private final FormReader reader;
    private final List<String> fileNames;

    /** @param resources the contents of the files by name; the file extension says the type, as in the engine */
    DeploymentCandidate(Map<String, byte[]> resources, DeploymentContext context, FormReader reader) {
        this.context = context;
        this.reader = reader;
        this.fileNames = List.copyOf(new TreeSet<>(resources.keySet()));
        new TreeMap<>(resources).forEach((file, content) -> {
            var language = ModelLanguage.of(file);
            if (language.isPresent()) {
                read(file, content, language.get());
            } else if (file.endsWith("form")) {
                forms.add(FormFile.read(file, content, reader));
            }
        });
        expressions = models.stream()
                .flatMap(model -> ModelExpression.in(model).stream())
                .filter(expression -> expression.at().isExecutable())
                .toList();
    }

    private void read(String file, byte[] content, ModelLanguage language) {
        try {
            switch (language) {
                case BPMN -> add(new BpmnFile(file, ModelReader.bpmn(content)));
                case DMN -> add(file, ModelReader.dmn(content));
            }
        } catch (SAXException e) {
            unreadable.addAll(UnreadableFile.reasons(file, content, language));
        }
    }

    private void add(BpmnFile model) {
        models.add(model);
        unreadable.addAll(FileRules.problems(model));
    }

    private void add(String file, DmnModelInstance model) {
        expressionLanguages.addAll(ExpressionLanguage.in(file, model));
        model.getModelElementsByType(Decision.class).forEach(decision -> tables.add(DmnTable.of(file, decision)));
        unreadable.addAll(FileRules.problems(file, model));
    }

    DeploymentContext context() {
        return context;
    }

    List<Violation> unreadable() {
        return unreadable;
    }

    Stream<String> fileNames() {
        return fileNames.stream();
    }

    Stream<BpmnFile> models() {
        return models.stream();
    }

    /** The expressions in executable processes. */
    Stream<ModelExpression> expressions() {
        return expressions.stream();
    }

    /** The languages that the decision tables name. */
    Stream<ExpressionLanguage> expressionLanguages() {
        return expressionLanguages.stream();
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

    /** In this deployment or already deployed. */
    boolean hasForm(String id) {
        return newestForm(id).isPresent();
    }

    /** The form after this deployment: from this deployment, or else the newest deployed one. */
    Optional<FormFile> newestForm(String id) {
        return form(id).or(() -> loadOnce(formsBefore, id, this::formBefore));
    }

    private Optional<FormFile> formBefore(String id) {
        return context.form(id).map(content -> FormFile.read(id + ".form", content, reader));
    }

    /** Loads outside the map, because loading reads the database. */
    private static <T> Optional<T> loadOnce(
            Map<String, Optional<T>> loaded, String key, Function<String, Optional<T>> load) {
        var value = loaded.get(key);
        if (value == null) {
            value = load.apply(key);
            loaded.put(key, value);
        }
        return value;
    }

    /** Whether the tasks of a process can show a form with the binding "deployment". */
    boolean hasFormWith(String process, String form) {
        return containsProcess(process) ? form(form).isPresent() : context.hasFormWith(process, form);
    }

    /** In this deployment or already deployed. */
    boolean hasProcess(String key) {
        return containsProcess(key) || context.processes().contains(key);
    }

    boolean containsProcess(String key) {
        return all(Process.class).anyMatch(process -> process.element().getId().equals(key));
    }

    /** The decision table after this deployment: from this deployment, or else the newest deployed one. */
    Optional<DmnTable> table(String decision) {
        return tables.stream()
                .filter(table -> table.id().equals(decision))
                .findFirst()
                .or(() -> loadOnce(tablesBefore, decision, this::tableBefore));
    }

    private Optional<DmnTable> tableBefore(String decision) {
        return context.decision(decision).stream()
                .flatMap(model -> model.getModelElementsByType(Decision.class).stream())
                .filter(element -> element.getId().equals(decision))
                .map(element -> DmnTable.of(decision + ".dmn", element))
                .findFirst();
    }

    /** The kinds of material; empty while the table of materials is not deployed. */
    Set<String> materials() {
        return materialStandard().flatMap(row -> row.keys().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    Stream<DmnTable.Row> materialStandard() {
        return table(ModelProperties.MATERIAL_STANDARD).stream().flatMap(table -> table.rows().stream());
    }

    /** All elements of a type in the process after this deployment. */
    <T extends BaseElement> Stream<ModelElement<T>> allIn(String process, Class<T> type) {
        var files = containsProcess(process) ? models() : loadOnce(modelsBefore, process, this::modelBefore).stream();
        return files.flatMap(file -> file.all(type))
                .filter(element -> element.process().equals(process));
    }

    private Optional<BpmnFile> modelBefore(String process) {
        return context.process(process).map(model -> new BpmnFile(process + ".bpmn", model));
    }

    /** The call activities that call this process, in all processes after this deployment. */
    List<ModelElement<CallActivity>> callsOf(String process) {
        return everywhere(CallActivity.class)
                .filter(call -> process.equals(call.element().getCalledElement()))
                .toList();
    }

    /** All elements of a type in all processes after this deployment. */
    <T extends BaseElement> Stream<ModelElement<T>> everywhere(Class<T> type) {
        var unchanged = context.processes().stream()
                .filter(key -> !containsProcess(key))
                .flatMap(key -> allIn(key, type));
        return Stream.concat(all(type), unchanged);
    }

    /** Whether this deployment contains the process of the element, the table of materials, or one of the other processes. */
    boolean affects(ModelElement<?> element, String... processes) {
        return containsProcess(element.process())
                || Stream.of(processes).anyMatch(this::containsProcess)
                || containsTable(ModelProperties.MATERIAL_STANDARD);
    }

    boolean containsTable(String decision) {
        return tables.stream().anyMatch(table -> table.id().equals(decision));
    }
}
