package org.dudao.model;

/**
 * A violation of a rule in a model.
 *
 * @param file the name of the deployed resource
 * @param element the id of the element or DMN rule, or the key of the form field; the file name for the file as a whole
 * @param sentence in Chinese: names the element by its label, says what is wrong and what would be right
 */
public record Violation(String file, String element, String sentence) {

    @Override
    public String toString() {
        return file + "：" + sentence;
    }
}
