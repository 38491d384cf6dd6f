package org.dudao.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** An element of a process and its file. */
record ModelElement<T extends BaseElement>(String file, T element) {

    Violation violation(String reason) {
        return new Violation(file, element.getId(), name() + reason);
    }

    /** The label and the id, for messages to the designer. */
    String name() {
        return Violation.name(element.getAttributeValue("name"), element.getId());
    }

    /** Without line breaks, which Modeler writes for a label on several lines. */
    String label() {
        var name = element.getAttributeValue("name");
        return name == null ? "" : name.strip().replaceAll("\\s+", " ");
    }

    /** The value of a model property; empty also when the property has no value. */
    Optional<String> property(String name) {
        return extensions(element, CamundaProperties.class)
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
    }

    /** The values of a model property with a comma-separated list. */
    List<String> properties(String name) {
        return property(name).stream().flatMap(ModelElement::values).toList();
    }

    /** The values of a comma-separated list. */
    static Stream<String> values(@Nullable String list) {
        return Stream.ofNullable(list)
                .flatMap(values -> Stream.of(values.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    <E extends ModelElementInstance> Stream<E> extensions(Class<E> type) {
        return extensions(element, type);
    }

    String process() {
        return processOf(element).map(Process::getId).orElse("");
    }

    boolean isExecutable() {
        return processOf(element).filter(Process::isExecutable).isPresent();
    }

    /** The flow element or the process to which an element of an executable process belongs. The designer sees no other elements. */
    ModelElement<BaseElement> owner() {
        return ownerOf(file, element).orElseThrow();
    }

    static Optional<ModelElement<BaseElement>> ownerOf(String file, @Nullable ModelElementInstance element) {
        if (element == null) {
            return Optional.empty();
        }
        return element instanceof FlowElement || element instanceof Process
                ? Optional.of(new ModelElement<>(file, (BaseElement) element))
                : ownerOf(file, element.getParentElement());
    }

    private static Optional<Process> processOf(@Nullable ModelElementInstance element) {
        if (element == null || element instanceof Process) {
            return Optional.ofNullable((Process) element);
        }
        return processOf(element.getParentElement());
    }

    private static <E extends ModelElementInstance> Stream<E> extensions(BaseElement element, Class<E> type) {
        var extensions = element.getExtensionElements();
        return extensions == null ? Stream.empty() : extensions.getChildElementsByType(type).stream();
    }
}
