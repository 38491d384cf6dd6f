package org.dudao.model;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The XML document of a rehearsal's process, and reading access to the original. */
final class RehearsalXml {

    private static final String BPMN = BpmnModelConstants.BPMN20_NS;
    private static final String CAMUNDA = BpmnModelConstants.CAMUNDA_NS;
    private static final String SCHEMA_INSTANCE = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;

    private final Document document;
    private final Element root;

    RehearsalXml() {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            document = factory.newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        root = document.createElementNS(BPMN, "bpmn:definitions");
        root.setAttribute("id", "Definitions_rehearsal");
        root.setAttribute("targetNamespace", "http://dudao.org/rehearsals");
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:xsi", SCHEMA_INSTANCE);
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:camunda", CAMUNDA);
        document.appendChild(root);
    }

    Element root() {
        return root;
    }

    Element add(Element parent, String type) {
        var element = document.createElementNS(BPMN, "bpmn:" + type);
        parent.appendChild(element);
        return element;
    }

    Element addBefore(Element next, String type) {
        var element = document.createElementNS(BPMN, "bpmn:" + type);
        next.getParentNode().insertBefore(element, next);
        return element;
    }

    /**
     * Adds a documentation. The engine evaluates the documentation of a user task as an expression, so the braces of quoted expressions
     * become full-width ones.
     */
    void document(Element element, String text) {
        add(element, "documentation").setTextContent(text.replace('{', '｛').replace('}', '｝'));
    }

    /** The text of a documentation with its original braces. */
    static String note(String documentation) {
        return documentation.replace('｛', '{').replace('｝', '}');
    }

    Element rename(Element element, String type) {
        return (Element) document.renameNode(element, BPMN, "bpmn:" + type);
    }

    void camunda(Element element, String name, String value) {
        element.setAttributeNS(CAMUNDA, "camunda:" + name, value);
    }

    /** Adds an element of Camunda to the extension elements, inside the given list if there is one. */
    Element addExtension(Element element, String... path) {
        var parent = children(element, "extensionElements").findFirst().orElseGet(() -> {
            var extensions = document.createElementNS(BPMN, "bpmn:extensionElements");
            var documentation = children(element, "documentation").findFirst();
            element.insertBefore(
                    extensions,
                    documentation.isPresent() ? documentation.get().getNextSibling() : element.getFirstChild());
            return extensions;
        });
        for (int i = 0; i < path.length - 1; i++) {
            var name = path[i];
            var outer = parent;
            parent = children(outer)
                    .filter(child -> child.getLocalName().equals(name))
                    .findFirst()
                    .orElseGet(() -> addCamunda(outer, name));
        }
        return addCamunda(parent, path[path.length - 1]);
    }

    private Element addCamunda(Element parent, String type) {
        var element = document.createElementNS(CAMUNDA, "camunda:" + type);
        parent.appendChild(element);
        return element;
    }

    /** An event definition without expressions. */
    void copyDefinition(Element definition, Element to) {
        copyAttributes(
                definition,
                add(to, definition.getLocalName()),
                "id",
                "name",
                "errorRef",
                "escalationRef",
                "activityRef");
    }

    /** Adds a message and returns its id. Its name is that of the process and the element. */
    String addMessage(String process, String element) {
        var message = addBefore(children(root, "process").findFirst().orElseThrow(), "message");
        message.setAttribute("id", "Message_Rehearsal_" + element);
        message.setAttribute("name", process + "/" + element);
        return message.getAttribute("id");
    }

    void addCondition(Element flow, String condition) {
        var expression = add(flow, "conditionExpression");
        expression.setAttributeNS(SCHEMA_INSTANCE, "xsi:type", "bpmn:tFormalExpression");
        expression.setTextContent(condition);
    }

    /** Copies the shapes of the elements that the copy has. */
    void copyDiagrams(Element definitions, String process, String copiedProcess) {
        var ids = new HashSet<String>();
        descendants(root).map(element -> element.getAttribute("id")).forEach(ids::add);
        var diagrams = children(definitions, "BPMNDiagram").toList();
        for (var diagram : diagrams) {
            var copy = (Element) document.importNode(diagram, true);
            root.appendChild(copy);
            descendants(copy).toList().forEach(element -> reduceShape(element, ids, copiedProcess));
        }
    }

    private static void reduceShape(Element shape, Set<String> ids, String process) {
        shape.removeAttribute("sourceElement");
        shape.removeAttribute("targetElement");
        shape.removeAttribute("labelStyle");
        if (shape.getLocalName().equals("BPMNPlane")) {
            shape.setAttribute("bpmnElement", process);
        } else if (shape.hasAttribute("bpmnElement") && !ids.contains(shape.getAttribute("bpmnElement"))) {
            shape.getParentNode().removeChild(shape);
        }
    }

    byte[] bytes() {
        try {
            var text = new StringWriter();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(text));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Element> children(Element parent) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList()
                .stream();
    }

    static Stream<Element> children(Element parent, String type) {
        return children(parent).filter(child -> child.getLocalName().equals(type));
    }

    static Stream<Element> descendants(Element element) {
        return children(element).flatMap(child -> Stream.concat(Stream.of(child), descendants(child)));
    }

    static Stream<Element> descendants(Element element, String type) {
        return descendants(element)
                .filter(descendant -> descendant.getLocalName().equals(type));
    }

    static String nameOf(Element element) {
        var name = element.getAttribute("name").strip();
        return name.isEmpty() ? element.getAttribute("id") : name;
    }

    static String camunda(Element element, String name) {
        return element.getAttributeNS(CAMUNDA, name);
    }

    /** The elements of Camunda with this type among the extensions, at any depth. */
    static Stream<Element> extensions(Element element, String type) {
        return children(element, "extensionElements")
                .flatMap(extensions -> descendants(extensions, type))
                .filter(extension -> CAMUNDA.equals(extension.getNamespaceURI()));
    }

    static Optional<String> property(Element element, String name) {
        return extensions(element, "property")
                .filter(property -> property.getAttribute("name").equals(name))
                .map(property -> property.getAttribute("value").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    static void copyAttributes(Element from, Element to, String... names) {
        for (var name : names) {
            if (from.hasAttribute(name)) {
                to.setAttribute(name, from.getAttribute(name));
            }
        }
    }

    static void copyCamunda(Element from, Element to, String... names) {
        for (var name : List.of(names)) {
            if (from.hasAttributeNS(CAMUNDA, name)) {
                to.setAttributeNS(CAMUNDA, "camunda:" + name, from.getAttributeNS(CAMUNDA, name));
            }
        }
    }
}
