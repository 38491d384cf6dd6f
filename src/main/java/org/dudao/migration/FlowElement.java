package org.dudao.migration;

import java.util.List;
import org.dudao.model.ModelProperties;

/**
 * A flow node of a model.
 *
 * @param name its label, or its id where it has none
 * @param type as BPMN calls it: userTask
 * @param replaces the elements of older versions whose place it takes, by its model property {@value ModelProperties#REPLACES}
 * @param holdsTokens whether a process can stay in it, or wait for it as an event
 * @param triggered whether something from outside triggers it: a timer, a message, a signal, a condition
 * @param repeated whether it is done once for each of several
 */
record FlowElement(
        String id,
        String name,
        String type,
        List<String> replaces,
        boolean holdsTokens,
        boolean triggered,
        boolean repeated) {

    /** As people find it: by its label, and by its id in Modeler. */
    @Override
    public String toString() {
        return name.equals(id) ? id : "“%s”（%s）".formatted(name, id);
    }
}
