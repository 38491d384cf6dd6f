package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dudao.support.Diagram;

/** Checks a model of one process, and says what is wrong with it. */
final class SmallModel {

    static final String FILE = "small.bpmn";

    private final Map<String, byte[]> files = new TreeMap<>();

    private SmallModel() {}

    /** @param elements the content of the process, in the default namespace */
    static SmallModel process(String elements) {
        return process("", elements);
    }

    /**
     * @param definitions messages and other definitions of the file
     * @param elements the content of the process, in the default namespace
     */
    static SmallModel process(String definitions, String elements) {
        return file(FILE, Diagram.of(xml("small", definitions, elements)));
    }

    static SmallModel file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    static SmallModel file(String name, byte[] content) {
        return new SmallModel().with(name, content);
    }

    SmallModel with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private SmallModel with(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    /** The same model with another text. */
    SmallModel changed(String text, String other) {
        var xml = new String(files.get(FILE), StandardCharsets.UTF_8);
        assertThat(xml).contains(text);
        return file(FILE, xml.replace(text, other));
    }

    static String xml(String id, String definitions, String elements) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  %s
                  <process id="%s" name="试验" isExecutable="true" camunda:historyTimeToLive="P1D">
                    %s
                  </process>
                </definitions>
                """
                .formatted(definitions, id, elements);
    }

    /** A service task that calls a method of the product. */
    static String service(String id) {
        return service(id, "");
    }

    static String service(String id, String attributes) {
        return "<serviceTask id=\"ServiceTask_%s\" name=\"办\" camunda:expression=\"${campaignCalendar.inDays(1)}\" %s/>"
                .formatted(id, attributes);
    }

    static String start() {
        return "<startEvent id=\"StartEvent_Begin\" name=\"开始\"/>";
    }

    static String end() {
        return "<endEvent id=\"EndEvent_Done\" name=\"完成\"/>";
    }

    /** Sequence flows between neighbours, by their ids. */
    static String line(String... nodes) {
        var flows = new StringBuilder();
        for (int i = 1; i < nodes.length; i++) {
            flows.append("<sequenceFlow id=\"Flow_%s_%s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>"
                    .formatted(nodes[i - 1], nodes[i]));
        }
        return flows.toString();
    }

    /** Start, the elements, and end, in one line. */
    static SmallModel between(String id, String elements) {
        return process(start() + elements + end() + line("StartEvent_Begin", id, "EndEvent_Done"));
    }

    List<Violation> violations() {
        var result = Models.check().check(files, Models.nothingDeployed());
        return Stream.concat(result.unreadable().stream(), result.violations().stream())
                .toList();
    }

    List<String> sentences() {
        return violations().stream().map(Violation::sentence).toList();
    }
}
