package org.dudao.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the final text of one .docx file from its XML. Used once. */
final class WordTextReader {

    private final WordPart document;
    private final WordStyles styles = new WordStyles();
    private final WordNumbering numbering = new WordNumbering();
    private final Set<String> comments = new HashSet<>();
    private final Set<String> footnotes = new LinkedHashSet<>();
    private final Set<String> endnotes = new LinkedHashSet<>();
    private final Set<String> headers = new LinkedHashSet<>();
    private final Set<String> footers = new LinkedHashSet<>();

    /** Each part is read only once. Otherwise many references to a large part would take much time and memory. */
    private final Set<WordPart> partsRead = new HashSet<>();

    private WordPart part;
    private WordStory story = new WordStory();
    /** Whether the current run or its paragraph is hidden. */
    private boolean hidden;

    private @Nullable String paragraphStyle;
    private boolean evenHeaders;
    private boolean revised;
    private boolean hiddenText;
    private boolean embedded;

    WordTextReader(WordPart document) {
        this.document = document;
        this.part = document;
    }

    /** Reads a part of the file from its first event. */
    private interface PartReader {
        void read(XMLStreamReader xml) throws XMLStreamException, IOException;
    }

    ExtractedText read() throws IOException, XMLStreamException {
        readRelated("settings", this::settings);
        readRelated("styles", styles::read);
        readRelated("numbering", numbering::read);
        var body = new StringBuilder();
        readPart(document, xml -> body.append(storyOf(xml)));
        var notes = notes("footnotes", "w:footnote", footnotes) + notes("endnotes", "w:endnote", endnotes);
        return new ExtractedText(String.join("", headers) + body + notes + String.join("", footers), notices());
    }

    private List<String> notices() {
        var notices = new ArrayList<String>();
        if (revised) {
            notices.add(ExtractedText.REVISED);
        }
        if (!comments.isEmpty()) {
            notices.add("这个文件里有%d条批注，没有列入比较；要看批注请打开文件，或者请单位定稿后重新上传。".formatted(comments.size()));
        }
        if (hiddenText) {
            notices.add(ExtractedText.HIDDEN);
        }
        if (embedded || document.hasEmbeddedFiles()) {
            notices.add(ExtractedText.EMBEDDED);
        }
        return notices;
    }

    // Parts

    private void readRelated(String type, PartReader reader) throws IOException, XMLStreamException {
        var related = document.related(type);
        if (related.isPresent()) {
            readPart(related.get(), reader);
        }
    }

    private void readPart(WordPart read, PartReader reader) throws IOException, XMLStreamException {
        if (!partsRead.add(read)) {
            return;
        }
        var outer = part;
        part = read;
        try (var in = read.open()) {
            reader.read(OfficeXml.reader(in));
        } finally {
            part = outer;
        }
    }

    private void settings(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            xml.next();
            if (xml.isStartElement() && WordXml.name(xml).equals("w:evenAndOddHeaders")) {
                evenHeaders = WordXml.isOn(xml);
            }
        }
    }

    /** The notes that the text refers to, in the order of the references. */
    private String notes(String type, String element, Set<String> ids) throws IOException, XMLStreamException {
        Map<String, String> texts = new LinkedHashMap<>();
        ids.forEach(id -> texts.put(id, ""));
        readRelated(type, xml -> {
            while (xml.hasNext()) {
                xml.next();
                if (xml.isStartElement() && WordXml.name(xml).equals(element)) {
                    var id = WordXml.attribute(xml, "id");
                    if (id != null && texts.containsKey(id)) {
                        texts.put(id, story(xml).stripLeading());
                    } else {
                        WordXml.skip(xml);
                    }
                }
            }
        });
        return String.join("", texts.values());
    }

    /** Reads a whole part, whose reader has not moved yet. */
    private String storyOf(XMLStreamReader xml) throws XMLStreamException, IOException {
        while (!xml.isStartElement()) {
            xml.next();
        }
        return story(xml);
    }

    // Stories: the body, a header, a note, a text box

    /** Reads the current element as a text of its own. */
    private String story(XMLStreamReader xml) throws XMLStreamException, IOException {
        var outer = story;
        boolean outerHidden = hidden;
        var outerStyle = paragraphStyle;
        story = new WordStory();
        hidden = false;
        content(xml);
        var text = story.end();
        story = outer;
        hidden = outerHidden;
        paragraphStyle = outerStyle;
        return text;
    }

    private void content(XMLStreamReader xml) throws XMLStreamException, IOException {
        while (WordXml.nextChild(xml)) {
            element(xml);
        }
    }

    /** Reads the current element to its end. */
    private void element(XMLStreamReader xml) throws XMLStreamException, IOException {
        switch (WordXml.name(xml)) {
            case "w:p", "a:p", "c:ser" -> paragraph(xml);
            case "w:pPr" -> paragraphProperties(xml);
            case "w:r", "m:r" -> run(xml);
            case "w:rPr" -> runProperties(xml);
            case "w:t", "m:t" -> add(WordXml.text(xml));
            case "a:t" -> add(xml.getElementText());
            case "c:v" -> add(xml.getElementText() + "\t");
            case "w:tr" -> row(xml);
            case "w:tc" -> cell(xml);
            case "w:del", "w:moveFrom" -> deletion(xml);
            case "w:ins", "w:moveTo" -> {
                revised = true;
                content(xml);
            }
            case "w:txbxContent", "a:txBody" -> story.addBeside(story(xml));
            case "v:textpath" -> {
                story.addBeside(lines(xml.getAttributeValue(null, "string")));
                WordXml.skip(xml);
            }
            case "w:drawing", "w:pict" -> drawing(xml);
            case "mc:AlternateContent" -> alternatives(xml);
            case "w:sectPr" -> section(xml);
            case "w:fldSimple" -> {
                story.beginField();
                story.addInstruction(WordXml.attribute(xml, "instr"));
                story.separateField();
                content(xml);
                story.endField();
            }
            default -> leaf(xml);
        }
    }

    /** Elements within a run, and elements that are left out. */
    private void leaf(XMLStreamReader xml) throws XMLStreamException, IOException {
        switch (WordXml.name(xml)) {
            case "w:tab", "w:ptab" -> character(xml, "\t");
            case "w:cr", "a:br" -> character(xml, "\n");
            case "w:br" -> lineBreak(xml);
            case "w:noBreakHyphen" -> character(xml, "-");
            case "w:sym" -> character(xml, WordSymbols.text(xml));
            case "w:fldChar" -> fieldCharacter(xml);
            case "w:instrText" -> story.addInstruction(WordXml.text(xml));
            case "w:footnoteReference" -> reference(xml, footnotes);
            case "w:endnoteReference" -> reference(xml, endnotes);
            case "w:commentReference" -> reference(xml, comments);
            case "w:altChunk", "w:subDoc" -> {
                embedded = true;
                WordXml.skip(xml);
            }
            case "c:chart" -> graphic(xml, WordXml.relationship(xml, "id"));
            case "dgm:relIds" -> graphic(xml, WordXml.relationship(xml, "dm"));
            // The pronunciation of ruby, and properties without text.
            case "w:rt", "w:sdtPr", "w:tblPr", "w:tblGrid" -> WordXml.skip(xml);
            default -> content(xml);
        }
    }

    private void row(XMLStreamReader xml) throws XMLStreamException, IOException {
        story.beginRow();
        partOfTable(xml, "w:trPr");
        story.endRow();
    }

    private void cell(XMLStreamReader xml) throws XMLStreamException, IOException {
        story.beginCell();
        partOfTable(xml, "w:tcPr");
        story.endCell();
    }

    /** A row or a cell. Its properties come first and say whether it is deleted or hidden. */
    private void partOfTable(XMLStreamReader xml, String propertiesName) throws XMLStreamException, IOException {
        boolean leftOut = false;
        while (WordXml.nextChild(xml)) {
            if (WordXml.name(xml).equals(propertiesName)) {
                var properties = WordProperties.of(xml);
                revised |= properties.isRevised();
                hiddenText |= properties.is("hidden");
                leftOut = properties.isDeleted() || properties.is("hidden");
            } else if (leftOut) {
                WordXml.skip(xml);
            } else {
                element(xml);
            }
        }
    }

    /** The headers and footers of a section that Word shows. */
    private void section(XMLStreamReader xml) throws XMLStreamException, IOException {
        record Reference(boolean header, String type, @Nullable String id) {}
        var references = new ArrayList<Reference>();
        boolean firstPage = false;
        while (WordXml.nextChild(xml)) {
            var name = WordXml.name(xml);
            switch (name) {
                case "w:headerReference", "w:footerReference" ->
                    references.add(new Reference(
                            name.equals("w:headerReference"),
                            String.valueOf(WordXml.attribute(xml, "type")),
                            WordXml.relationship(xml, "id")));
                case "w:titlePg" -> firstPage = WordXml.isOn(xml);
                case "w:sectPrChange" -> revised = true;
                default -> {}
            }
            WordXml.skip(xml);
        }
        for (var reference : references) {
            boolean shown =
                    switch (reference.type()) {
                        case "first" -> firstPage;
                        case "even" -> evenHeaders;
                        default -> true;
                    };
            var related = shown ? part.relatedById(reference.id()) : Optional.<WordPart>empty();
            if (related.isPresent()) {
                readPart(related.get(), in -> (reference.header() ? headers : footers).add(storyOf(in)));
            }
        }
    }

    private void drawing(XMLStreamReader xml) throws XMLStreamException, IOException {
        if (hidden) {
            hiddenText = true;
            WordXml.skip(xml);
        } else {
            content(xml);
        }
    }

    /** Only one of the alternatives is shown. They hold the same text for older and newer programs. */
    private void alternatives(XMLStreamReader xml) throws XMLStreamException, IOException {
        int before = story.length();
        while (WordXml.nextChild(xml)) {
            if (story.length() == before) {
                content(xml);
            } else {
                WordXml.skip(xml);
            }
        }
    }

    // Paragraphs and runs

    private void paragraph(XMLStreamReader xml) throws XMLStreamException, IOException {
        paragraphStyle = null;
        hidden = false;
        story.beginParagraph();
        content(xml);
        story.endParagraph();
    }

    private void paragraphProperties(XMLStreamReader xml) throws XMLStreamException, IOException {
        var properties = new WordProperties();
        while (WordXml.nextChild(xml)) {
            if (WordXml.name(xml).equals("w:sectPr")) {
                section(xml);
            } else {
                properties.add(xml);
            }
        }
        revised |= properties.isRevised();
        paragraphStyle = properties.value("pStyle");
        hidden = styles.hides(paragraphStyle);
        story.setMark(properties.isDeleted() || properties.is("vanish"), () -> numbering.next(properties, styles));
    }

    private void run(XMLStreamReader xml) throws XMLStreamException, IOException {
        boolean outer = hidden;
        content(xml);
        hidden = outer;
    }

    private void runProperties(XMLStreamReader xml) throws XMLStreamException {
        var properties = WordProperties.of(xml);
        revised |= properties.isRevised();
        if (properties.has("vanish")) {
            hidden = properties.is("vanish");
        } else {
            hidden |= styles.hides(properties.value("rStyle"));
        }
    }

    private void add(String text) {
        if (hidden) {
            hiddenText |= !text.isBlank();
        } else {
            story.add(text.replace("\u00AD", ""));
        }
    }

    private void character(XMLStreamReader xml, String text) throws XMLStreamException {
        WordXml.skip(xml);
        add(text);
    }

    /** A break to the next page or column is no text. */
    private void lineBreak(XMLStreamReader xml) throws XMLStreamException {
        var type = WordXml.attribute(xml, "type");
        character(xml, type == null || type.equals("textWrapping") ? "\n" : "");
    }

    private void deletion(XMLStreamReader xml) throws XMLStreamException {
        revised = true;
        WordXml.skip(xml);
    }

    private static void reference(XMLStreamReader xml, Set<String> ids) throws XMLStreamException {
        var id = WordXml.attribute(xml, "id");
        if (id != null) {
            ids.add(id);
        }
        WordXml.skip(xml);
    }

    private void fieldCharacter(XMLStreamReader xml) throws XMLStreamException {
        var type = WordXml.attribute(xml, "fldCharType");
        if ("begin".equals(type)) {
            add(WordFormControl.text(xml));
            story.beginField();
            return;
        }
        WordXml.skip(xml);
        if ("separate".equals(type)) {
            story.separateField();
        } else {
            story.endField();
        }
    }

    /** The texts of a chart or a diagram, which is another part of the file. */
    private void graphic(XMLStreamReader xml, @Nullable String relationship) throws XMLStreamException, IOException {
        if (relationship == null) {
            // The root of the chart in its own part.
            content(xml);
            return;
        }
        WordXml.skip(xml);
        var graphic = part.relatedById(relationship);
        if (graphic.isPresent()) {
            readPart(graphic.get(), in -> story.addBeside(storyOf(in)));
        }
    }

    private static String lines(@Nullable String text) {
        return text == null || text.isBlank() ? "" : text.strip() + "\n";
    }
}
