package org.dudao.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Finds the steps that a process begins with, to say before its start what people will get. */
@Component
public class FirstSteps {

    private final RepositoryService repository;

    FirstSteps(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * The names of the user tasks and called processes that the newest version reaches first. All branches of a gateway count, so
     * the result is the most that can happen at the start.
     */
    public List<String> of(String process) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        var names = new ArrayList<String>();
        if (definition != null) {
            var model = repository.getBpmnModelInstance(definition.getId());
            Process element = model.getModelElementById(process);
            collectFromStart(element.getChildElementsByType(StartEvent.class), names, new HashSet<>());
        }
        return List.copyOf(names);
    }

    private static void collectFromStart(Iterable<StartEvent> starts, List<String> names, Set<String> visited) {
        for (var start : starts) {
            if (start.getEventDefinitions().isEmpty()) {
                collectAfter(start, names, visited);
            }
        }
    }

    private static void collectAfter(FlowNode node, List<String> names, Set<String> visited) {
        for (SequenceFlow flow : node.getOutgoing()) {
            collect(flow.getTarget(), names, visited);
        }
    }

    private static void collect(FlowNode node, List<String> names, Set<String> visited) {
        if (!visited.add(node.getId()) || node instanceof CatchEvent) {
            return;
        }
        if (node instanceof UserTask || node instanceof CallActivity) {
            names.add(node.getName() == null ? node.getId() : node.getName());
        } else if (node instanceof SubProcess sub) {
            collectFromStart(sub.getChildElementsByType(StartEvent.class), names, visited);
        } else {
            collectAfter(node, names, visited);
        }
    }
}
