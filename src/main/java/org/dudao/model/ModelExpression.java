package org.dudao.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Text;

/**
 * A text in a model that the engine evaluates as an expression, or a class name that it would call.
 *
 * @param at the flow element or process that contains the text
 * @param place the name of the XML attribute or element
 */
record ModelExpression(ModelElement<BaseElement> at, String place, String text) {

    /** The built-in implementation of a task, such as a command of the operating system. */
    static final String TYPE = "type";

    /** The attributes with a class that the engine would call. */
    private static final Set<String> CLASSES = Set.of("class", "formHandlerClass", "variableMappingClass");

    /** The second namespace is the one of the engine's predecessor, which the engine still reads. */
    private static final Set<String> NAMESPACES = Set.of(BpmnModelConstants.CAMUNDA_NS, "http://activiti.org/bpmn");

    /** With method calls, as in the engine. */
    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

    /**
     * A method call on a name.
     *
     * @param receiver the name before the dot
     */
    record Call(String receiver, String method, int arguments) {}

    /** All expressions of a file: in attributes, conditions, listeners, mappings and timers. */
    static List<ModelExpression> in(BpmnFile file) {
        var model = file.model();
        var document = (Document) model.getDocument().getDomSource().getNode();
        var expressions = new ArrayList<ModelExpression>();
        model.getModelElementsByType(Process.class).stream()
                // Messages and signals stand outside the processes.
                .max(Comparator.comparing(Process::isExecutable))
                .ifPresent(first -> collect(
                        document.getDocumentElement(), new ModelElement<>(file.name(), first), model, expressions));
        return expressions;
    }

    private static void collect(
            Element element,
            ModelElement<BaseElement> parent,
            BpmnModelInstance model,
            List<ModelExpression> expressions) {
        var at = model.getModelElementById(element.getAttribute("id")) instanceof BaseElement flowElement
                        && (flowElement instanceof FlowElement || flowElement instanceof Process)
                ? new ModelElement<>(parent.file(), flowElement)
                : parent;
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = (Attr) element.getAttributes().item(i);
            if (!TYPE.equals(attribute.getLocalName())
                    || NAMESPACES.contains(String.valueOf(attribute.getNamespaceURI()))) {
                add(expressions, at, attribute.getLocalName(), attribute.getValue());
            }
        }
        var text = new StringBuilder();
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element childElement) {
                collect(childElement, at, model, expressions);
            } else if (child instanceof Text part) {
                text.append(part.getData());
            }
        }
        if (!isDocumentation(element)) {
            add(expressions, at, element.getLocalName(), text.toString().strip());
        }
    }

    private static boolean isDocumentation(Element element) {
        return element.getLocalName().equals("text") || element.getLocalName().equals("documentation");
    }

    private static void add(
            List<ModelExpression> expressions, ModelElement<BaseElement> at, String place, String text) {
        var expression = new ModelExpression(at, place, text);
        if ((expression.runsJavaClass() && !text.isEmpty()) || text.contains("${") || text.contains("#{")) {
            expressions.add(expression);
        }
    }

    /** Whether the text is not an expression but names a class that the engine would call, or a built-in implementation. */
    boolean runsJavaClass() {
        return place.equals(TYPE) || CLASSES.contains(place);
    }

    /** @throws org.camunda.bpm.impl.juel.TreeBuilderException when the syntax is wrong */
    Tree parse() {
        return parse(text);
    }

    /** Empty when the syntax is wrong; {@link ExpressionRules} reports that. */
    Optional<Tree> tree() {
        return treeOf(text);
    }

    /** Empty when the syntax is wrong. */
    static Optional<Tree> treeOf(String text) {
        try {
            return Optional.of(parse(text));
        } catch (TreeBuilderException e) {
            return Optional.empty();
        }
    }

    /** @throws org.camunda.bpm.impl.juel.TreeBuilderException when the syntax is wrong */
    static Tree parse(String text) {
        return PARSER.build(text);
    }

    /** The identifiers: names of variables and beans. */
    static List<String> names(Tree tree) {
        return StreamSupport.stream(tree.getIdentifierNodes().spliterator(), false)
                .map(IdentifierNode::getName)
                .toList();
    }

    static List<Call> calls(Tree tree) {
        return nodes(tree.getRoot())
                .filter(AstMethod.class::isInstance)
                .filter(node -> node.getChild(0).getChild(0) instanceof AstIdentifier)
                .map(node -> new Call(
                        ((AstIdentifier) node.getChild(0).getChild(0)).getName(),
                        lastName(node.getChild(0)),
                        node.getChild(1).getCardinality()))
                .toList();
    }

    static Stream<Node> nodes(Node node) {
        return Stream.concat(Stream.of(node), children(node).flatMap(ModelExpression::nodes));
    }

    static Stream<Node> children(Node node) {
        return IntStream.range(0, node.getCardinality()).mapToObj(node::getChild);
    }

    /** The name in {@code receiver.name}; the parser has no getter for it. */
    static String lastName(Node property) {
        var structure = ((AstNode) property).getStructuralId(null);
        return structure.substring(structure.lastIndexOf('.') + 1);
    }
}
