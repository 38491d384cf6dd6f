package org.dudao.support;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds a process whose elements stand in one line, as BPMN that keeps all rules. */
public final class LineModel {

    /** The form of all tasks. */
    public static final String SHEET =
            """
            {"id":"sheet","type":"default","schemaVersion":16,"components":[{"id":"a","type":"text","text":"请核对"}]}""";

    private static final Pattern ID = Pattern.compile("id=\"([^\"]+)\"");

    private LineModel() {}

    /** @param elements in BPMN; boundary events follow their task and are not part of the line */
    public static String of(String process, String... elements) {
        return Diagram.of(
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  %s
                  <process id="%s" name="迁移" isExecutable="true" camunda:historyTimeToLive="P1D">
                    %s
                  </process>
                </definitions>
                """
                        .formatted(messages(String.join("", elements)), process, line(elements)));
    }

    /** The messages that the elements use. */
    private static String messages(String elements) {
        return Map.of("Message_News", "news", "Message_OldNews", "oldNews").entrySet().stream()
                .filter(message -> elements.contains('"' + message.getKey() + '"'))
                .map(message -> "<message id=\"%s\" name=\"%s\"/>".formatted(message.getKey(), message.getValue()))
                .collect(Collectors.joining());
    }

    /** The elements between a start and an end event, which are named after the first and the last element. */
    public static String line(String... elements) {
        var xml = new StringBuilder();
        var last = "StartEvent_" + businessName(idOf(elements[0]));
        xml.append("<startEvent id=\"%s\" name=\"开始\"/>".formatted(last));
        for (var element : elements) {
            xml.append(element).append(flow(last, idOf(element)));
            last = idOf(element);
        }
        var end = end("EndEvent_" + businessName(last));
        return xml.append(end).append(flow(last, idOf(end))).toString();
    }

    /** A user task with a boundary event for lateness. */
    public static String task(String id, String name) {
        var due = "<timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>";
        return bareTask(id, name) + atBorderOf(id, "Event_" + businessName(id) + "Due", false, due);
    }

    /** A user task with the form {@link #SHEET}. */
    public static String bareTask(String id, String name) {
        return """
                <userTask id="%s" name="%s" camunda:candidateGroups="supervision-01" camunda:dueDate="P5D" \
                camunda:formRef="sheet" camunda:formRefBinding="deployment"/>"""
                .formatted(id, name);
    }

    /** A call activity that replaces another one. */
    public static String call(String id, String called, String replaced) {
        var content = """
                <camunda:in businessKey="#{execution.processBusinessKey}"/>%s"""
                .formatted(replaces(replaced));
        return containing(
                "<extensionElements>" + content + "</extensionElements>",
                "<callActivity id=\"%s\" name=\"调用\" calledElement=\"%s\"/>".formatted(id, called));
    }

    /** The element, marked as the replacement of an element of the former version. */
    public static String replacing(String replaced, String element) {
        return containing("<extensionElements>" + replaces(replaced) + "</extensionElements>", element);
    }

    private static String replaces(String replaced) {
        return "<camunda:properties><camunda:property name=\"replaces\" value=\"%s\"/></camunda:properties>"
                .formatted(replaced);
    }

    /** The element with this content inserted first. */
    public static String containing(String content, String element) {
        int end = element.indexOf('>');
        if (element.charAt(end - 1) != '/') {
            return element.substring(0, end + 1) + content + element.substring(end + 1);
        }
        var type = element.substring(1, element.indexOf(' '));
        return element.substring(0, end - 1) + ">" + content + "</" + type + ">" + element.substring(end + 1);
    }

    /** A boundary event that leads to its own end event. */
    public static String atBorderOf(String task, String id, boolean interrupting, String definition) {
        var end = end("EndEvent_" + businessName(id));
        return """
                <boundaryEvent id="%s" name="旁路" attachedToRef="%s" cancelActivity="%s">%s</boundaryEvent>"""
                        .formatted(id, task, interrupting, definition)
                + end
                + flow(id, idOf(end));
    }

    private static String end(String id) {
        return "<endEvent id=\"%s\" name=\"结束\"/>".formatted(id);
    }

    private static String flow(String from, String to) {
        return "<sequenceFlow id=\"Flow_%1$s_%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>".formatted(from, to);
    }

    private static String idOf(String element) {
        return ID.matcher(element).results().findFirst().orElseThrow().group(1);
    }

    private static String businessName(String id) {
        return id.substring(id.indexOf('_') + 1);
    }
}
