package org.dudao.file;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of an Office Open XML file and their relationships. Transitional and Strict files differ in their namespaces
 * only, so that names and relationship types are compared without them.
 */
final class OfficePackage {

    /** The types of relationships to embedded files. */
    static final Set<String> EMBEDDED = Set.of("oleObject", "package");

    private static final String CONTENTS = "[Content_Types].xml";

    private final ZippedXml archive;

    OfficePackage(ZippedXml archive) {
        this.archive = archive;
    }

    /**
     * A relationship of a part to another one.
     *
     * @param type the last word of its type, such as {@code worksheet}
     * @param target the name of the other part
     */
    record Relationship(String id, String type, String target) {}

    /** The part that holds the document; empty when the archive is not an Office file. */
    Optional<String> mainPart() throws IOException, XMLStreamException {
        return relationships("").stream()
                .filter(relationship -> relationship.type().equals("officeDocument"))
                .map(Relationship::target)
                .findFirst();
    }

    /** The relationships of a part to other parts of the archive; those of the archive itself when the name is empty. */
    List<Relationship> relationships(String part) throws IOException, XMLStreamException {
        int folder = part.lastIndexOf('/') + 1;
        var list = part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels";
        var relationships = new ArrayList<Relationship>();
        if (!archive.has(list)) {
            return relationships;
        }
        archive.parse(list, (event, xml) -> {
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Relationship")) {
                var type = xml.getAttributeValue(null, "Type");
                var target = xml.getAttributeValue(null, "Target");
                if (type != null && target != null && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
                    relationships.add(new Relationship(
                            String.valueOf(xml.getAttributeValue(null, "Id")),
                            type.substring(type.lastIndexOf('/') + 1),
                            absolute(part.substring(0, folder), target)));
                }
            }
            return true;
        });
        return relationships;
    }

    /** The targets of a part's relationships, by their ids. */
    Map<String, String> targets(String part) throws IOException, XMLStreamException {
        var targets = new HashMap<String, String>();
        relationships(part).forEach(relationship -> targets.put(relationship.id(), relationship.target()));
        return targets;
    }

    /**
     * The content types that the archive states.
     *
     * @return by the name of a part, or by a dot and the ending of names
     */
    Map<String, String> contentTypes() throws IOException, XMLStreamException {
        var types = new HashMap<String, String>();
        if (archive.has(CONTENTS)) {
            archive.parse(CONTENTS, (event, xml) -> {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    var part = xml.getAttributeValue(null, "PartName");
                    var ending = xml.getAttributeValue(null, "Extension");
                    var type = xml.getAttributeValue(null, "ContentType");
                    if (type != null && (part != null || ending != null)) {
                        types.put(part == null ? "." + ending : part, type);
                    }
                }
                return true;
            });
        }
        return types;
    }

    /** The id of the relationship that an element names; empty when there is none. */
    static String relationshipId(XMLStreamReader xml) {
        return Objects.requireNonNullElse(WordXml.relationship(xml, "id"), "");
    }

    /** Targets are relative to the folder of the part, except those that begin with a slash. */
    private static String absolute(String folder, String target) {
        var path = target.replace('\\', '/');
        if (path.startsWith("/")) {
            return path.substring(1);
        }
        try {
            return URI.create("/" + folder).resolve(path).getPath().substring(1);
        } catch (IllegalArgumentException e) {
            return folder + path;
        }
    }
}
