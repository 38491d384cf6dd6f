package org.dudao.model;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.springframework.util.function.SingletonSupplier;
import org.xml.sax.SAXException;

/** The languages of model files, with the versions that the engine reads. */
enum ModelLanguage {
    BPMN(
            "流程（BPMN）",
            List.of("bpmn", "bpmn20.xml"),
            new Version(BpmnModelConstants.BPMN20_NS, BpmnModelConstants.BPMN_20_SCHEMA_LOCATION)),
    DMN(
            "判断表（DMN）",
            List.of("dmn", "dmn11.xml"),
            new Version(DmnModelConstants.DMN13_NS, DmnModelConstants.DMN_13_SCHEMA_LOCATION),
            new Version(DmnModelConstants.DMN11_NS, DmnModelConstants.DMN_11_SCHEMA_LOCATION),
            new Version(DmnModelConstants.DMN11_ALTERNATIVE_NS, DmnModelConstants.DMN_11_ALTERNATIVE_SCHEMA_LOCATION),
            new Version(DmnModelConstants.DMN12_NS, DmnModelConstants.DMN_12_SCHEMA_LOCATION),
            new Version(DmnModelConstants.DMN14_NS, DmnModelConstants.DMN_14_SCHEMA_LOCATION),
            new Version(DmnModelConstants.DMN15_NS, DmnModelConstants.DMN_15_SCHEMA_LOCATION));

    /** The root element of both languages. */
    static final String ROOT = "definitions";

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> extensions;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Version> versions;

    ModelLanguage(String label, List<String> extensions, Version... versions) {
        this.label = label;
        this.extensions = extensions;
        this.versions = List.of(versions);
    }

    /** A version of the language, with its schema. Compiling a schema is slow, so each one is compiled once. */
    static final class Version {

        private final String namespace;
        private final Supplier<Schema> schema;

        private Version(String namespace, String location) {
            this.namespace = namespace;
            this.schema = SingletonSupplier.of(() -> compiled(location));
        }

        String namespace() {
            return namespace;
        }

        Schema schema() {
            return schema.get();
        }

        private static Schema compiled(String location) {
            URL file =
                    Objects.requireNonNull(ModelLanguage.class.getClassLoader().getResource(location), location);
            try {
                return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(file);
            } catch (SAXException e) {
                throw new IllegalStateException(location, e);
            }
        }
    }

    /** The language by the file extension, as in the engine. */
    static Optional<ModelLanguage> of(String file) {
        return Stream.of(values())
                .filter(language -> language.extensions.stream().anyMatch(file::endsWith))
                .findFirst();
    }

    /** The name for messages. */
    String label() {
        return label;
    }

    String extension() {
        return extensions.get(0);
    }

    /** The namespace that Camunda Modeler writes. */
    String namespace() {
        return versions.get(0).namespace();
    }

    Optional<Version> version(String namespace) {
        return versions.stream()
                .filter(version -> version.namespace().equals(namespace))
                .findFirst();
    }
}
