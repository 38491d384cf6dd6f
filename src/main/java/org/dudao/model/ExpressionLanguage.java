package org.dudao.model;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The attribute {@code expressionLanguage} of a DMN file.
 *
 * @param element the id of the element with the attribute, or its XML name
 */
record ExpressionLanguage(String file, String element, String language) {

    private static final String ATTRIBUTE = "expressionLanguage";

    private static final Pattern FEEL =
            Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/(FEEL/20140401|DMN/20[0-9]{6}/FEEL)/?");

    static boolean isFeel(String language) {
        return FEEL.matcher(language).matches();
    }

    static List<ExpressionLanguage> in(String file, DmnModelInstance model) {
        var elements = ((Document) model.getDocument().getDomSource().getNode()).getElementsByTagName("*");
        return IntStream.range(0, elements.getLength())
                .mapToObj(i -> (Element) elements.item(i))
                .filter(element -> element.hasAttribute(ATTRIBUTE))
                .map(element -> new ExpressionLanguage(
                        file,
                        element.hasAttribute("id") ? element.getAttribute("id") : element.getTagName(),
                        element.getAttribute(ATTRIBUTE)))
                .toList();
    }
}
