package org.dudao.model;

/**
 * What is wrong in a model, in Chinese.
 *
 * @param file the resource's name as it was deployed
 * @param element the id of the element or the decision's rule, the key of the form's field; the file when it is about all of it
 * @param sentence names the element as it is drawn, says what is wrong and what would be right
 */
public record Violation(String file, String element, String sentence) {

    @Override
    public String toString() {
        return file + "：" + sentence;
    }
}
