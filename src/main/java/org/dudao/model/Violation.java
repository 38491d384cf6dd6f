package org.dudao.model;

import org.jspecify.annotations.Nullable;

/**
 * A violation of a rule in a model.
 *
 * @param file the name of the deployed resource
 * @param element the id of the element or DMN rule, or the key of the form field; the file name for the file as a whole
 * @param sentence in Chinese: names the element by its label, says what is wrong and what would be right
 */
public record Violation(String file, String element, String sentence) {

    /** An element for messages to the designer: its label and its id. Modeler writes line breaks into a label on several lines. */
    static String name(@Nullable String label, String id) {
        return label == null || label.isBlank()
                ? id + " "
                : "“%s”（%s）".formatted(label.strip().replaceAll("\\s+", " "), id);
    }

    /** A sentence that goes on after the name of its subject follows the file without a colon. */
    @Override
    public String toString() {
        return file + (sentence.startsWith("里") || sentence.startsWith("的") ? " " : "：") + sentence;
    }
}
