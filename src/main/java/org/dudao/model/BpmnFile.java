package org.dudao.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;

/** A file with processes; what is asked for once is found at once from then on. */
final class BpmnFile {

    private final String name;
    private final BpmnModelInstance model;
    private final Map<Class<?>, List<ModelElement<BaseElement>>> found = new HashMap<>();

    BpmnFile(String name, BpmnModelInstance model) {
        this.name = name;
        this.model = model;
    }

    String name() {
        return name;
    }

    BpmnModelInstance model() {
        return model;
    }

    /** What the engine runs; a process that is not executable is a picture. */
    <T extends BaseElement> Stream<ModelElement<T>> all(Class<T> type) {
        return found.computeIfAbsent(type, any -> find(type)).stream()
                .map(drawn -> new ModelElement<>(name, type.cast(drawn.element())));
    }

    private List<ModelElement<BaseElement>> find(Class<? extends BaseElement> type) {
        return model.getModelElementsByType(type).stream()
                .map(element -> new ModelElement<BaseElement>(name, element))
                .filter(ModelElement::isExecutable)
                .toList();
    }
}
