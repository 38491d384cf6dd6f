package org.dudao.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/** What a deployment comes into: what is there already, in its newest version, and what models may call. */
public interface DeploymentContext {

    /** The keys of the processes. */
    Set<String> processes();

    Optional<BpmnModelInstance> process(String key);

    Optional<DmnModelInstance> decision(String key);

    /** The newest file of the form. */
    Optional<byte[]> form(String id);

    /** Whether the form came with the process, whose tasks can then show it as one that is bound to the deployment. */
    boolean hasFormWith(String process, String form);

    /** What a user task can be marked as. */
    Set<String> steps();

    /** The type of what an expression finds under this name, besides variables. */
    Optional<Class<?>> bean(String name);

    /** Where instances of the process are now, in whichever version; each element once. */
    List<Waiting> waiting(String process);

    /**
     * @param element an element's id
     * @param label the element's name
     */
    record Waiting(String element, String label, long instances) {}
}
