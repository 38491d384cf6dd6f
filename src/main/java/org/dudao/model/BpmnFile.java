package org.dudao.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;

/** A BPMN file. It keeps the elements of each type after the first search. */
final class BpmnFile {

    private final String name;
    private final BpmnModelInstance model;
    private final Map<Class<?>, List<ModelElement<BaseElement>>> elementsByType = new HashMap<>();

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

    /** The elements of executable processes. Other processes are only pictures. */
    <T extends BaseElement> Stream<ModelElement<T>> all(Class<T> type) {
        return elementsByType.computeIfAbsent(type, key -> find(type)).stream()
                .map(element -> new ModelElement<>(name, type.cast(element.element())));
    }

    private List<ModelElement<BaseElement>> find(Class<? extends BaseElement> type) {
        return model.getModelElementsByType(type).stream()
                .map(element -> new ModelElement<BaseElement>(name, element))
                .filter(ModelElement::isExecutable)
                .toList();
    }
}
