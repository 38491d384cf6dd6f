package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The pictures in the documentation show the present models: the same elements, names and positions. */
class ReadmePicturesTest {

    @ParameterizedTest
    @ValueSource(strings = {"campaign", "stage-learn-listen", "opinion"})
    void aPictureIsOfThePresentModel(String name) throws Exception {
        var file = Path.of("processes", name + ".bpmn");
        var picture = Path.of("src/docs", name + ".svg");

        assertThat(shown(picture))
                .as(
                        "%s shows another %s; draw it anew:%nmvn test -Dtest=ModelPicturesTest; cp target/model-pictures/%s.svg src/docs/",
                        picture, file, name)
                .containsExactlyEntriesOf(drawn(file));
    }

    /** The position and the name in the model, by element. */
    private static Map<String, String> drawn(Path file) {
        var model = Bpmn.readModelFromFile(file.toFile());
        var drawn = new TreeMap<String, String>();
        for (var shape : model.getModelElementsByType(BpmnShape.class)) {
            var bounds = shape.getBounds();
            drawn.put(
                    shape.getBpmnElement().getId(),
                    "%s at %.0f,%.0f".formatted(name(shape.getBpmnElement()), bounds.getX(), bounds.getY()));
        }
        for (var edge : model.getModelElementsByType(BpmnEdge.class)) {
            var line = edge.getWaypoints().stream()
                    .map(point -> "L%s,%s".formatted(number(point.getX()), number(point.getY())))
                    .collect(Collectors.joining());
            drawn.put(
                    edge.getBpmnElement().getId(),
                    "%s at %s".formatted(name(edge.getBpmnElement()), line.replaceFirst("L", "M")));
        }
        return drawn;
    }

    private static String name(Object element) {
        return element instanceof FlowElement named && named.getName() != null
                ? named.getName().replaceAll("\\s", "")
                : "";
    }

    private static String number(double coordinate) {
        return coordinate == Math.rint(coordinate) ? "%.0f".formatted(coordinate) : Double.toString(coordinate);
    }

    /**
     * The same for an SVG file made by bpmn-js. The path of a line without rounded corners is the one that receives
     * clicks.
     */
    private static Map<String, String> shown(Path picture)
            throws IOException, ParserConfigurationException, SAXException {
        var places = new TreeMap<String, String>();
        var names = new TreeMap<String, String>();
        for (var element : elements(document(picture).getElementsByTagName("g")).toList()) {
            var id = element.getAttribute("data-element-id");
            if (id.isEmpty()) {
                continue;
            }
            var label = id.endsWith("_label");
            if (!label) {
                places.put(id, place(element));
            }
            var text = elements(element.getElementsByTagName("tspan"))
                    .map(Element::getTextContent)
                    .collect(Collectors.joining());
            names.merge(label ? id.substring(0, id.length() - "_label".length()) : id, text, String::concat);
        }
        places.replaceAll((id, place) -> names.getOrDefault(id, "").replaceAll("\\s", "") + " at " + place);
        return places;
    }

    private static String place(Element element) {
        return elements(element.getElementsByTagName("path"))
                .filter(path -> path.getAttribute("class").contains("djs-hit"))
                .map(path -> path.getAttribute("d"))
                .findFirst()
                .orElseGet(() ->
                        element.getAttribute("transform").replaceFirst("matrix\\(1 0 0 1 (\\S+) (\\S+)\\)", "$1,$2"));
    }

    private static Document document(Path file) throws IOException, ParserConfigurationException, SAXException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(index -> (Element) nodes.item(index));
    }
}
