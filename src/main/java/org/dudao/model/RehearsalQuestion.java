package org.dudao.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/**
 * The form in which a designer chooses the way that the system would choose in production.
 *
 * @param conditions the conditions of the flows by id
 * @param variables the fields of the form
 */
record RehearsalQuestion(ObjectNode json, Map<String, String> conditions, Set<String> variables) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One of the flows. The default flow must not have a condition. */
    static RehearsalQuestion oneWay(String variable, List<Element> flows, String defaultFlow) {
        var form = form();
        var field = form.withArray("components").addObject();
        field.put("type", "radio").put("id", "Field_way").put("key", variable).put("label", "这次走哪条");
        field.putObject("validate").put("required", true);
        var conditions = new LinkedHashMap<String, String>();
        for (var flow : flows) {
            var id = flow.getAttribute("id");
            field.withArray("values").addObject().put("label", label(flow)).put("value", id);
            if (!id.equals(defaultFlow)) {
                conditions.put(id, "${%s == '%s'}".formatted(variable, id));
            }
        }
        return new RehearsalQuestion(form, conditions, Set.of(variable));
    }

    /** Any of the flows that have a condition; without one, the default flow. */
    static RehearsalQuestion severalWays(String variables, List<Element> flows, String defaultFlow) {
        var form = form();
        var conditions = new LinkedHashMap<String, String>();
        var fields = new TreeSet<String>();
        for (var flow : flows) {
            var id = flow.getAttribute("id");
            boolean hasCondition =
                    RehearsalXml.children(flow, "conditionExpression").findAny().isPresent();
            if (hasCondition && !id.equals(defaultFlow)) {
                var variable = variables + fields.size();
                fields.add(variable);
                form.withArray("components")
                        .addObject()
                        .put("type", "checkbox")
                        .put("id", "Field_" + variable)
                        .put("key", variable)
                        .put("label", "走“" + label(flow) + "”");
                conditions.put(id, "${%s == true}".formatted(variable));
            }
        }
        return new RehearsalQuestion(form, conditions, fields);
    }

    private static ObjectNode form() {
        return JSON.createObjectNode().put("type", "default").put("schemaVersion", 16);
    }

    private static String label(Element flow) {
        var name = RehearsalXml.nameOf(flow);
        return name.equals(flow.getAttribute("id")) ? "到" + flow.getAttribute("targetRef") : name;
    }
}
