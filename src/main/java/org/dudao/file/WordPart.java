package org.dudao.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A part of a .docx file with its relationships to other parts. */
final class WordPart {

    private final ZippedXml archive;
    private final String name;
    private final List<OfficePackage.Relationship> relationships;

    private WordPart(ZippedXml archive, String name) throws IOException, XMLStreamException {
        this.archive = archive;
        this.name = name;
        this.relationships = new OfficePackage(archive).relationships(name);
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
        return new WordPart(archive, main);
    }

    /** The caller closes the stream. */
    InputStream open() throws IOException {
        return archive.content(name);
    }

    /** The first part with this type of relationship, if the file has one. */
    Optional<WordPart> related(String type) throws IOException, XMLStreamException {
        return first(relationship -> relationship.type().equals(type));
    }

    Optional<WordPart> relatedById(@Nullable String id) throws IOException, XMLStreamException {
        return first(relationship -> relationship.id().equals(id));
    }

    private Optional<WordPart> first(Predicate<OfficePackage.Relationship> condition)
            throws IOException, XMLStreamException {
        var target = relationships.stream()
                .filter(condition)
                .map(OfficePackage.Relationship::target)
                .findFirst()
                .filter(archive::has);
        return target.isEmpty() ? Optional.empty() : Optional.of(new WordPart(archive, target.get()));
    }
}
