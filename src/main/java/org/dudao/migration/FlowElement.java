package org.dudao.migration;

import java.util.List;
import org.dudao.model.ModelProperties;

/**
 * A flow node of a model.
 *
 * @param name the label, or the id of an element without a label
 * @param type the BPMN type, for example userTask
 * @param replaces the elements of older versions in the model property {@value ModelProperties#REPLACES}
 * @param holdsTokens whether an instance can wait in it
 * @param triggered whether a timer, message, signal or condition triggers it
 * @param repeated whether it is a multi-instance activity
 */
record FlowElement(
        String id,
        String name,
        String type,
        List<String> replaces,
        boolean holdsTokens,
        boolean triggered,
        boolean repeated) {

    /** The label and the id, for messages to the designer. */
    @Override
    public String toString() {
        return name.equals(id) ? id : "“%s”（%s）".formatted(name, id);
    }
}
