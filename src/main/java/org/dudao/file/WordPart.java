package org.dudao.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A part of a .docx file with its relationships to other parts. A file has one object for each part that is referred to. */
final class WordPart {

    private final ZippedXml archive;
    private final String name;
    /** All parts of the file that are known, by name. */
    private final Map<String, WordPart> parts;
    /** By id. */
    private final Map<String, OfficePackage.Relationship> relationships = new LinkedHashMap<>();

    private WordPart(ZippedXml archive, String name, Map<String, WordPart> parts)
            throws IOException, XMLStreamException {
        this.archive = archive;
        this.name = name;
        this.parts = parts;
        for (var relationship : new OfficePackage(archive).relationships(name)) {
            relationships.put(relationship.id(), relationship);
        }
    }

    /**
     * The part that holds the document.
     *
     * @throws IOException when there is none
     */
    static WordPart main(ZippedXml archive) throws IOException, XMLStreamException {
        var main = new OfficePackage(archive)
                .mainPart()
                .filter(archive::has)
                .orElseThrow(() -> new IOException("There is no main part"));
        return new WordPart(archive, main, new HashMap<>());
    }

    /** The caller closes the stream. */
    InputStream open() throws IOException {
        return archive.content(name);
    }

    /** The first part with this type of relationship, if the file has one. */
    Optional<WordPart> related(String type) throws IOException, XMLStreamException {
        return target(relationships.values().stream()
                .filter(relationship -> relationship.type().equals(type))
                .findFirst()
                .orElse(null));
    }

    Optional<WordPart> relatedById(@Nullable String id) throws IOException, XMLStreamException {
        return target(relationships.get(id));
    }

    /** Whether it has files of other programs, such as a workbook. */
    boolean hasEmbeddedFiles() {
        return relationships.values().stream()
                .anyMatch(relationship -> OfficePackage.EMBEDDED.contains(relationship.type()));
    }

    private Optional<WordPart> target(OfficePackage.@Nullable Relationship relationship)
            throws IOException, XMLStreamException {
        if (relationship == null || !archive.has(relationship.target())) {
            return Optional.empty();
        }
        var key = relationship.target().toLowerCase(Locale.ROOT);
        var part = parts.get(key);
        if (part == null) {
            part = new WordPart(archive, relationship.target(), parts);
            parts.put(key, part);
        }
        return Optional.of(part);
    }
}
