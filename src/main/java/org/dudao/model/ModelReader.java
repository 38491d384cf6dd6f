package org.dudao.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.impl.BpmnParser;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.camunda.bpm.model.xml.impl.instance.DomDocumentImpl;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads BPMN and DMN files. The parsers of the model API compile the schema again for each file, which takes most of the time of a
 * check, and stop at the first error. This reader compiles each schema once; {@link UnreadableFile} finds all errors.
 */
public final class ModelReader {

    /** Creates the model from a document that is valid already. */
    private static final class Bpmn extends BpmnParser {
        BpmnModelInstance model(Document document) {
            return createModelInstance(new DomDocumentImpl(document));
        }
    }

    private static final class Dmn extends DmnParser {
        DmnModelInstance model(Document document) {
            return createModelInstance(new DomDocumentImpl(document));
        }
    }

    private static final Bpmn BPMN = new Bpmn();
    private static final Dmn DMN = new Dmn();

    private ModelReader() {}

    /** @throws SAXException when the file is no valid BPMN */
    static BpmnModelInstance bpmn(byte[] content) throws SAXException {
        return BPMN.model(document(content, ModelLanguage.BPMN));
    }

    /** @throws SAXException when the file is no valid DMN */
    static DmnModelInstance dmn(byte[] content) throws SAXException {
        return DMN.model(document(content, ModelLanguage.DMN));
    }

    /** A deployed file is valid: the engine has parsed it. */
    public static BpmnModelInstance deployedBpmn(byte[] content) {
        try {
            return bpmn(content);
        } catch (SAXException e) {
            throw new IllegalStateException("Deployed, but not valid", e);
        }
    }

    /** A deployed file is valid: the engine has parsed it. */
    public static DmnModelInstance deployedDmn(byte[] content) {
        try {
            return dmn(content);
        } catch (SAXException e) {
            throw new IllegalStateException("Deployed, but not valid", e);
        }
    }

    private static Document document(byte[] content, ModelLanguage language) throws SAXException {
        Document document;
        try {
            document = builder().parse(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new SAXException(e);
        }
        var root = document.getDocumentElement();
        var version = language.version(String.valueOf(root.getNamespaceURI()))
                .filter(known -> root.getLocalName().equals(ModelLanguage.ROOT))
                .orElseThrow(() -> new SAXException("Unknown root " + root));
        try {
            version.schema().newValidator().validate(new DOMSource(document));
        } catch (IOException e) {
            throw new SAXException(e);
        }
        markIds(root);
        return document;
    }

    private static DocumentBuilder builder() {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Thrower());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The model finds elements by their ids. */
    private static void markIds(Element element) {
        if (element.hasAttribute("id") && !BpmnModelConstants.CAMUNDA_NS.equals(element.getNamespaceURI())) {
            element.setIdAttribute("id", true);
        }
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element childElement) {
                markIds(childElement);
            }
        }
    }

    /** The default handler prints to the console. */
    static final class Thrower implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // A warning does not make a file unusable.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
