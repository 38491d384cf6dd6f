package org.dudao.model;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.dudao.form.FormReader;

/** The files that are deployed together, read once, with what they come into. */
final class Deployment {

    private final Surroundings surroundings;
    private final Map<String, BpmnModelInstance> models = new LinkedHashMap<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<FormFile> forms = new ArrayList<>();
    private final List<Violation> unreadable = new ArrayList<>();
    private final List<Expression> expressions;

    /** @param resources the files' contents by their names, of which the endings say what they are, as to the engine */
    Deployment(Map<String, byte[]> resources, Surroundings surroundings, FormReader reader) {
        this.surroundings = surroundings;
        resources.forEach((file, content) -> {
            try {
                if (file.endsWith("bpmn") || file.endsWith("bpmn20.xml")) {
                    models.put(file, Bpmn.readModelFromStream(new ByteArrayInputStream(content)));
                } else if (file.endsWith("dmn") || file.endsWith("dmn11.xml")) {
                    tablesOf(file, Dmn.readModelFromStream(new ByteArrayInputStream(content)))
                            .forEach(tables::add);
                } else if (file.endsWith("form")) {
                    forms.add(FormFile.read(file, content, reader));
                }
            } catch (ModelException e) {
                unreadable.add(new Violation(file, file, "读不出来，不是有效的 BPMN 或 DMN 文件：%s。".formatted(causes(e))));
            }
        });
        expressions = models.entrySet().stream()
                .flatMap(model -> Expression.in(model.getKey(), model.getValue()).stream())
                .filter(expression -> expression.at().isExecutable())
                .toList();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Stream<Violation> unreadable() {
        return unreadable.stream();
    }

    Map<String, BpmnModelInstance> models() {
        return models;
    }

    /** Of what the engine runs. */
    Stream<Expression> expressions() {
        return expressions.stream();
    }

    List<Table> tables() {
        return tables;
    }

    List<FormFile> forms() {
        return forms;
    }

    /** What the engine runs; a process that is not executable is a picture. */
    <T extends BaseElement> Stream<Drawn<T>> all(Class<T> type) {
        return models.entrySet().stream()
                .flatMap(model -> model.getValue().getModelElementsByType(type).stream()
                        .map(element -> new Drawn<>(model.getKey(), element)))
                .filter(Drawn::isExecutable);
    }

    Optional<FormFile> form(String id) {
        return forms.stream().filter(form -> form.id().equals(id)).findFirst();
    }

    /** In this deployment or before. */
    boolean hasForm(String id) {
        return form(id).isPresent() || surroundings.hasForm(id);
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
    Optional<Table> table(String decision) {
        return tables.stream()
                .filter(table -> table.id().equals(decision))
                .findFirst()
                .or(() -> surroundings.decision(decision).flatMap(model -> tablesOf(decision + ".dmn", model)
                        .filter(table -> table.id().equals(decision))
                        .findFirst()));
    }

    /** The materials that there are; empty when nobody has said so yet. */
    Set<String> materials() {
        return materialStandard().stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.keys().stream())
                .collect(Collectors.toSet());
    }

    Optional<Table> materialStandard() {
        return table(Marks.MATERIAL_STANDARD);
    }

    /** Every element of a type in the process as it will be. */
    <T extends BaseElement> Stream<Drawn<T>> allIn(String process, Class<T> type) {
        if (comesAlong(process)) {
            return all(type).filter(drawn -> drawn.process().equals(process));
        }
        return surroundings.process(process).stream()
                .flatMap(model -> model.getModelElementsByType(type).stream())
                .map(element -> new Drawn<>(process + ".bpmn", element))
                .filter(drawn -> drawn.process().equals(process));
    }

    /** The call activities that name this process, in all processes as they will be. */
    List<Drawn<CallActivity>> callsOf(String process) {
        var before = surroundings.processes().stream()
                .filter(key -> !comesAlong(key))
                .flatMap(key -> allIn(key, CallActivity.class));
        return Stream.concat(all(CallActivity.class), before)
                .filter(call -> process.equals(call.element().getCalledElement()))
                .toList();
    }

    private static Stream<Table> tablesOf(String file, DmnModelInstance model) {
        return model.getModelElementsByType(Decision.class).stream().map(decision -> new Table(file, decision));
    }

    private static String causes(Throwable e) {
        return e.getCause() == null || e.getCause() == e
                ? String.valueOf(e.getMessage())
                : e.getMessage() + "（" + causes(e.getCause()) + "）";
    }
}
