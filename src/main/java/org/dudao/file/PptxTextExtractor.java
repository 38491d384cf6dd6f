package org.dudao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Extracts the text of the slides of a .pptx file, with tables, diagrams and speaker notes. */
final class PptxTextExtractor {

    /** Unpacked bytes of all slides. */
    private static final long MOST_XML = 100L << 20;

    private static final Set<String> WITHIN_SLIDE = Set.of("diagramData", "chart");

    private final ZippedXml archive;
    private final OfficePackage office;
    private final SlidesText text = new SlidesText();

    private PptxTextExtractor(ZippedXml archive) {
        this.archive = archive;
        this.office = new OfficePackage(archive);
    }

    static ExtractedText read(Path file) throws Exception {
        return ZippedXml.read(file, MOST_XML, archive -> new PptxTextExtractor(archive).read());
    }

    private ExtractedText read() throws IOException, XMLStreamException, UnreadableFileException {
        var presentation = office.mainPart().orElseThrow(() -> new IOException("No presentation"));
        var targets = office.targets(presentation);
        for (var id : slideIds(presentation)) {
            var slide = targets.get(id);
            if (slide != null && archive.has(slide) && !text.isFull()) {
                addSlide(slide);
            }
        }
        return text.toText();
    }

    private List<String> slideIds(String presentation) throws IOException, XMLStreamException {
        var ids = new ArrayList<String>();
        archive.parse(presentation, (event, xml) -> {
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("sldId")) {
                ids.add(OfficePackage.relationshipId(xml));
            }
            return true;
        });
        return ids;
    }

    private void addSlide(String slide) throws IOException, XMLStreamException {
        var drawing = DrawingText.of(archive, slide);
        text.slide(drawing.isHiddenSlide());
        drawing.lines().forEach(text::line);
        for (var relationship : office.relationships(slide)) {
            if (!archive.has(relationship.target())) {
                continue;
            }
            if (WITHIN_SLIDE.contains(relationship.type())) {
                DrawingText.of(archive, relationship.target()).lines().forEach(text::line);
            } else if (relationship.type().equals("notesSlide")) {
                DrawingText.of(archive, relationship.target()).lines().forEach(text::note);
            } else if (relationship.type().equals("comments")) {
                text.hasComments();
            } else if (OfficePackage.EMBEDDED.contains(relationship.type())) {
                text.hasEmbeddedFiles();
            }
        }
    }
}
