package org.dudao.support;

import java.util.regex.Pattern;

/** A process whose elements stand in one line, as BPMN. */
public final class LineModel {

    private static final Pattern ID = Pattern.compile("id=\"([^\"]+)\"");

    private LineModel() {}

    /** @param elements in BPMN; one may be followed by others, such as its boundary events, which the line passes by */
    public static String of(String process, String... elements) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <message id="Message_News" name="news"/>
                  <message id="Message_OldNews" name="oldNews"/>
                  <process id="%s" name="迁移" isExecutable="true" camunda:historyTimeToLive="P1D">
                    %s
                  </process>
                </definitions>
                """
                .formatted(process, line(elements));
    }

    /** The elements between a start and an end of their own. */
    public static String line(String... elements) {
        var xml = new StringBuilder();
        var last = "StartEvent_" + idOf(elements[0]);
        xml.append("<startEvent id=\"%s\"/>".formatted(last));
        for (var element : elements) {
            xml.append(element).append(flow(last, idOf(element)));
            last = idOf(element);
        }
        var end = "EndEvent_" + last;
        return xml.append("<endEvent id=\"%s\"/>".formatted(end))
                .append(flow(last, end))
                .toString();
    }

    public static String task(String id, String name) {
        return "<userTask id=\"%s\" name=\"%s\" camunda:candidateGroups=\"supervision-01\"/>".formatted(id, name);
    }

    /** The element, saying that it takes the place of another one of the version before. */
    public static String replacing(String replaced, String element) {
        return containing(
                """
                <extensionElements><camunda:properties>
                  <camunda:property name="replaces" value="%s"/>
                </camunda:properties></extensionElements>"""
                        .formatted(replaced),
                element);
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
        return """
                <boundaryEvent id="%1$s" name="旁路" attachedToRef="%2$s" cancelActivity="%3$s">%4$s</boundaryEvent>
                <endEvent id="EndEvent_%1$s"/>"""
                        .formatted(id, task, interrupting, definition)
                + flow(id, "EndEvent_" + id);
    }

    private static String flow(String from, String to) {
        return "<sequenceFlow id=\"Flow_%1$s_%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>".formatted(from, to);
    }

    private static String idOf(String element) {
        return ID.matcher(element).results().findFirst().orElseThrow().group(1);
    }
}
