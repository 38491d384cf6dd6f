package org.dudao.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.jspecify.annotations.Nullable;

/** A BPMN file. It keeps the elements of each type after the first search. */
final class BpmnFile {

    private final String name;
    private final BpmnModelInstance model;
    private final Map<Class<?>, List<ModelElement<BaseElement>>> elementsByType = new HashMap<>();
    private @Nullable FlowGraph graph;

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

    /** The sequence flows between the nodes of executable processes. */
    FlowGraph graph() {
        var built = graph;
        if (built == null) {
            built = new FlowGraph(
                    all(SequenceFlow.class).map(ModelElement::element).toList(),
                    all(FlowNode.class).map(ModelElement::element).toList());
            graph = built;
        }
        return built;
    }

    private List<ModelElement<BaseElement>> find(Class<? extends BaseElement> type) {
        return model.getModelElementsByType(type).stream()
                .map(element -> new ModelElement<BaseElement>(name, element))
                .filter(ModelElement::isExecutable)
                .toList();
    }
}
