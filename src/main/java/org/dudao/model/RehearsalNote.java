package org.dudao.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** What an element does in production and does not do in a rehearsal. */
final class RehearsalNote {

    /** The attributes of Camunda that a copy leaves out, with the words for the note. */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "expression", "执行",
            "delegateExpression", "执行",
            "candidateUsers", "交给",
            "assignee", "交给",
            "dueDate", "期限",
            "collection", "逐个办理");

    private static final List<String> LISTENERS = List.of("executionListener", "taskListener");
    private static final List<String> TIMES = List.of("timeDate", "timeDuration", "timeCycle", "condition");

    private RehearsalNote() {}

    /**
     * Empty when nothing is left out.
     *
     * @param groupNames the name of a candidate group by its id
     */
    static String of(Element element, UnaryOperator<String> groupNames) {
        var parts = new ArrayList<String>();
        var groups = RehearsalXml.camunda(element, "candidateGroups");
        if (!groups.isEmpty()) {
            parts.add("交给 " + names(groups, groupNames));
        }
        addAttributes(parts, element);
        RehearsalXml.children(element, "multiInstanceLoopCharacteristics").forEach(loop -> addAttributes(parts, loop));
        var called = element.getAttribute("calledElement");
        if (called.contains("{")) {
            parts.add("调用流程 " + called);
        }
        RehearsalXml.property(element, "show").ifPresent(show -> parts.add("表单显示 " + show));
        LISTENERS.forEach(type -> RehearsalXml.extensions(element, type)
                .map(listener -> listener.getAttribute("expression"))
                .filter(expression -> !expression.isEmpty())
                .forEach(expression -> parts.add("执行 " + expression)));
        TIMES.forEach(type -> RehearsalXml.children(element)
                .flatMap(definition -> RehearsalXml.children(definition, type))
                .forEach(time -> parts.add("时间或条件 " + time.getTextContent().strip())));
        return parts.isEmpty() ? "" : parts.stream().distinct().collect(Collectors.joining("；", "正式运行时：", "。"));
    }

    private static String names(String groups, UnaryOperator<String> groupNames) {
        return groups.contains("{")
                ? groups
                : Arrays.stream(groups.split(","))
                        .map(String::strip)
                        .map(groupNames)
                        .collect(Collectors.joining("、"));
    }

    private static void addAttributes(List<String> parts, Element element) {
        ATTRIBUTES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(attribute ->
                        !RehearsalXml.camunda(element, attribute.getKey()).isEmpty())
                .forEach(attribute ->
                        parts.add(attribute.getValue() + " " + RehearsalXml.camunda(element, attribute.getKey())));
    }
}
