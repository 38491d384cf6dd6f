package org.dudao.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/** The present state of the engine: the newest version of each model, and the beans that models may call. */
public interface DeploymentContext {

    /** The keys of the deployed processes. */
    Set<String> processes();

    Optional<BpmnModelInstance> process(String key);

    Optional<DmnModelInstance> decision(String key);

    /** The newest deployed file of the form. */
    Optional<byte[]> form(String id);

    /** Whether the form was deployed together with the process, so that its tasks can use the binding "deployment". */
    boolean hasFormWith(String process, String form);

    /** The possible values of the property "step". */
    Set<String> steps();

    /** The type of the bean that models may call, or of the object, that an expression finds under this name. */
    Optional<Class<?>> bean(String name);

    /**
     * Whether the engine has this group, or will have it after the import of a roster. While it has no group at all, before the first
     * roster, every group counts as known.
     */
    boolean hasGroup(String id);

    /** Whether the engine has a user with this login. */
    boolean hasUser(String login);

    /** The variables that the product itself sets in processes. */
    Set<String> variables();

    /** The elements in which instances of the process wait, over all versions; each element once. */
    List<Waiting> waiting(String process);

    /**
     * The number of instances that wait in an element.
     *
     * @param element the id of the element
     * @param label the name of the element
     */
    record Waiting(String element, String label, long instances) {}
}
