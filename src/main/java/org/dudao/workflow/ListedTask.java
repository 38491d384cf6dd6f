package org.dudao.workflow;

import java.util.Map;

/** A task of a list with the variables that say what it is about. */
public interface ListedTask {

    Map<String, Object> variables();

    /** The value of a text variable, or an empty text. */
    default String text(String variable) {
        return variables().get(variable) instanceof String text ? text : "";
    }

    /** The value of a number variable, or 0. */
    default int number(String variable) {
        return variables().get(variable) instanceof Number number ? number.intValue() : 0;
    }
}
