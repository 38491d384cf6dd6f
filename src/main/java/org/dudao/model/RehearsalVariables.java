package org.dudao.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.dudao.form.FormField;
import org.w3c.dom.Element;

/** The variables that a rehearsal knows: those that forms, literals and mappings set. A bean sets none in a rehearsal. */
final class RehearsalVariables {

    /** The two ways in which a mapping reads a field: {@code ${answer}} and {@code ${execution.getVariable('answer')}}. */
    private static final Pattern READS_A_VARIABLE =
            Pattern.compile("[$#]\\{\\s*(?:(\\w+)|execution\\.getVariable\\('(\\w+)'\\))\\s*}");

    private static final Set<String> MAPPINGS = Set.of("inputParameter", "outputParameter");

    private final Set<String> names = new HashSet<>();

    /** @param startFields the fields of the start form */
    void collect(Element process, List<FormField> startFields) {
        startFields.forEach(field -> names.add(field.variable()));
        RehearsalXml.descendants(process, "outputParameter")
                .filter(RehearsalVariables::isPlain)
                .forEach(output -> names.add(output.getAttribute("name")));
        RehearsalXml.descendants(process, "out")
                .filter(out -> !out.getAttribute("source").isEmpty())
                .forEach(out -> names.add(out.getAttribute("target")));
    }

    Set<String> names() {
        return names;
    }

    /** Whether the condition calls nothing and reads only variables that the rehearsal knows. */
    boolean canEvaluate(String condition) {
        if (condition.contains("(")) {
            return false;
        }
        try {
            return names.containsAll(ModelExpression.names(ModelExpression.parse(condition)));
        } catch (TreeBuilderException e) {
            return false;
        }
    }

    /** Literals and single variables. A missing variable is null. */
    void copyMappings(Element from, Element to, RehearsalXml xml) {
        RehearsalXml.children(from, "extensionElements")
                .flatMap(extensions -> RehearsalXml.descendants(extensions))
                .filter(mapping -> MAPPINGS.contains(mapping.getLocalName()) && isPlain(mapping))
                .forEach(mapping -> {
                    var copy = xml.addExtension(to, "inputOutput", mapping.getLocalName());
                    copy.setAttribute("name", mapping.getAttribute("name"));
                    copy.setTextContent(safe(mapping.getTextContent().strip()));
                });
    }

    void copyCallMappings(Element call, Element to, RehearsalXml xml) {
        RehearsalXml.extensions(call, "in").forEach(in -> copyCallMapping(in, to, xml));
        RehearsalXml.extensions(call, "out").forEach(out -> copyCallMapping(out, to, xml));
    }

    private static void copyCallMapping(Element mapping, Element to, RehearsalXml xml) {
        var expression = mapping.getAttribute("sourceExpression");
        boolean isLiteral = !expression.isEmpty() && !expression.contains("{");
        if (mapping.getAttribute("target").isEmpty()
                || (mapping.getAttribute("source").isEmpty() && !isLiteral)) {
            return;
        }
        RehearsalXml.copyAttributes(
                mapping, xml.addExtension(to, mapping.getLocalName()), "source", "sourceExpression", "target");
    }

    /** Keeps the value of a field of the task's form for the process. */
    void output(Element task, String variable, RehearsalXml xml) {
        var output = xml.addExtension(task, "inputOutput", "outputParameter");
        output.setAttribute("name", variable);
        output.setTextContent(read(variable));
    }

    private static boolean isPlain(Element mapping) {
        var text = mapping.getTextContent().strip();
        boolean isText = RehearsalXml.children(mapping).findAny().isEmpty();
        return isText && (!text.contains("{") || READS_A_VARIABLE.matcher(text).matches());
    }

    private static String safe(String text) {
        var matcher = READS_A_VARIABLE.matcher(text);
        return matcher.matches() ? read(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)) : text;
    }

    private static String read(String variable) {
        return "${execution.getVariable('%s')}".formatted(variable);
    }
}
