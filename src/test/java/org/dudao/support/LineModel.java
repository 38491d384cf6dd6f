package org.dudao.support;

import java.util.regex.Pattern;

/** A process whose elements stand in one line, as BPMN that keeps to every rule. */
public final class LineModel {

    /** The form of every task. */
    public static final String SHEET =
            """
            {"id":"sheet","type":"default","schemaVersion":16,"components":[{"id":"a","type":"text","text":"请核对"}]}""";

    private static final Pattern ID = Pattern.compile("id=\"([^\"]+)\"");

    private LineModel() {}

    /** @param elements in BPMN; one may be followed by others, such as its boundary events, which the line passes by */
    public static String of(String process, String... elements) {
        return Diagram.of(
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <message id="Message_News" name="news"/>
                  <message id="Message_OldNews" name="oldNews"/>
                  <process id="%s" name="迁移" isExecutable="true" camunda:historyTimeToLive="P1D">
                    %s
                  </process>
                </definitions>
                """
                        .formatted(process, line(elements)));
    }

    /** The elements between a start and an end of their own, which are named after the first and the last. */
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

    /** A user task, with an event that it is late. */
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

    /** A call activity that takes the place of another one. */
    public static String call(String id, String called, String replaced) {
        var content = """
                <camunda:in businessKey="#{execution.processBusinessKey}"/>%s"""
                .formatted(replaces(replaced));
        return containing(
                "<extensionElements>" + content + "</extensionElements>",
                "<callActivity id=\"%s\" name=\"调用\" calledElement=\"%s\"/>".formatted(id, called));
    }

    /** The element, saying that it takes the place of another one of the version before. */
    public static String replacing(String replaced, String element) {
        return containing("<extensionElements>" + replaces(replaced) + "</extensionElements>", element);
    }

    private static String replaces(String replaced) {
        return "<camunda:properties><camunda:property name=\"replaces\" value=\"%s\"/></camunda:properties>"
                .formatted(replaced);
    }

    /** The element with this as the first thing in it. */
    public static String containing(String content, String element) {
        int end = element.indexOf('>');
        if (element.charAt(end - 1) != '/') {
            return element.substring(0, end + 1) + content + element.substring(end + 1);
        }
        var type = element.substring(1, element.indexOf(' '));
        return element.substring(0, end - 1) + ">" + content + "</" + type + ">" + element.substring(end + 1);
    }

    /** An event at the border of a task that leads to an end of its own. */
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
