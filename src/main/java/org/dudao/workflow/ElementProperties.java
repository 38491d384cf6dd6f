package org.dudao.workflow;

import java.util.Optional;
import java.util.OptionalInt;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads the model properties (Extension properties in Modeler) of running elements, in the version on which the instance runs. The
 * engine caches the models, so this is no query.
 */
@Component
public class ElementProperties {

    private final ObjectProvider<RepositoryService> repository;

    ElementProperties(ObjectProvider<RepositoryService> repository) {
        this.repository = repository;
    }

    /** @return empty for a property without value and for an element without the property */
    public static Optional<String> of(BaseElement element, String property) {
        var extensions = element.getExtensionElements();
        return extensions == null
                ? Optional.empty()
                : extensions.getChildElementsByType(CamundaProperties.class).stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(candidate -> property.equals(candidate.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue)
                        .filter(value -> value != null && !value.isBlank())
                        .map(String::strip)
                        .findFirst();
    }

    /**
     * A whole number of the element that the execution is at; empty when the element lacks the property.
     *
     * @throws NumberFormatException when the value is not a whole number; the check at deployment refuses such a model
     */
    public static OptionalInt number(DelegateExecution execution, String property) {
        return of(execution.getBpmnModelElementInstance(), property).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /** The property of the process that the element belongs to. */
    public static Optional<String> ofProcess(ModelElementInstance element, String property) {
        var ancestor = element;
        while (ancestor != null && !(ancestor instanceof Process)) {
            ancestor = ancestor.getParentElement();
        }
        return ancestor == null ? Optional.empty() : of((Process) ancestor, property);
    }

    /** The property of the user task's element. */
    public Optional<String> of(Task task, String property) {
        return repository
                                .getObject()
                                .getBpmnModelInstance(task.getProcessDefinitionId())
                                .getModelElementById(task.getTaskDefinitionKey())
                        instanceof BaseElement element
                ? of(element, property)
                : Optional.empty();
    }
}
