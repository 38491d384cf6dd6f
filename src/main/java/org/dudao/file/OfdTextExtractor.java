package org.dudao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Extracts the text of an OFD file (GB/T 33190), page by page. Seals and signatures are not checked. The XML is read here and
 * not by ofdrw-reader, because that unpacks the archive to the disk, builds a tree of each page and gives the text without
 * lines.
 */
final class OfdTextExtractor {

    /** Unpacked bytes of all pages. */
    private static final long MOST_XML = 100L << 20;

    private static final String DOCUMENTS = "OFD.xml";
    /** Encrypted files (GM/T 0099) list their keys here. */
    private static final String KEYS = "Encryptions.xml";

    private final ZippedXml archive;
    private final OfdPageText text = new OfdPageText();
    private final List<String> notices = new ArrayList<>();
    private final Map<String, String> templates = new HashMap<>();
    private final Set<String> templatesRead = new HashSet<>();

    private OfdTextExtractor(ZippedXml archive) {
        this.archive = archive;
    }

    static ExtractedText read(Path file) throws Exception {
        return ZippedXml.read(file, MOST_XML, archive -> new OfdTextExtractor(archive).read());
    }

    private ExtractedText read() throws IOException, XMLStreamException, UnreadableFileException {
        if (archive.has(KEYS)) {
            throw new UnreadableFileException(UnreadableFileException.LOCKED);
        }
        for (var document : texts(DOCUMENTS, "DocRoot")) {
            readDocument(resolve("", document));
        }
        if (text.isBlank()) {
            throw new UnreadableFileException("这个OFD里没有文字，可能是扫描件，读不出文字。");
        }
        if (text.isMostlyWithoutMeaning()) {
            throw new UnreadableFileException("这个OFD的字体没有文字编码，读不出文字，请打开查看，或者请单位用原来的软件重新导出。");
        }
        return new ExtractedText(text.toString(), notices);
    }

    private void readDocument(String document) throws IOException, XMLStreamException {
        var pages = new ArrayList<String>();
        archive.parse(document, (event, xml) -> {
            var place = event == XMLStreamConstants.START_ELEMENT ? xml.getAttributeValue(null, "BaseLoc") : null;
            if (place != null && xml.getLocalName().equals("TemplatePage")) {
                templates.put(String.valueOf(xml.getAttributeValue(null, "ID")), resolve(document, place));
            } else if (place != null && xml.getLocalName().equals("Page")) {
                pages.add(resolve(document, place));
            }
            return true;
        });
        for (var page : pages) {
            if (archive.has(page) && !text.isFull()) {
                readPage(page);
            }
        }
        for (var list : texts(document, "Attachments")) {
            if (contains(resolve(document, list), "Attachment")) {
                notices.add("这个OFD里夹带了别的文件，那里的文字没有读取，请打开查看。");
            }
        }
    }

    /** A template, such as a form that is filled in, is read once, before its first page. */
    private void readPage(String page) throws IOException, XMLStreamException {
        archive.parse(page, (event, xml) -> {
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Template")) {
                var template = templates.get(String.valueOf(xml.getAttributeValue(null, "TemplateID")));
                if (template != null && archive.has(template) && templatesRead.add(template)) {
                    archive.parse(template, text);
                    text.endPage();
                }
            }
            return text.next(event, xml);
        });
        text.endPage();
    }

    private List<String> texts(String part, String element) throws IOException, XMLStreamException {
        var texts = new ArrayList<String>();
        if (archive.has(part)) {
            archive.parse(part, (event, xml) -> {
                if (isStart(event, xml, element)) {
                    texts.add(xml.getElementText().strip());
                }
                return true;
            });
        }
        return texts;
    }

    private boolean contains(String part, String element) throws IOException, XMLStreamException {
        var found = new boolean[1];
        if (archive.has(part)) {
            archive.parse(part, (event, xml) -> {
                found[0] |= isStart(event, xml, element);
                return !found[0];
            });
        }
        return found[0];
    }

    private static boolean isStart(int event, XMLStreamReader xml, String element) {
        return event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(element);
    }

    /** Places are relative to the folder of the part that names them, except those that begin with a slash. */
    private String resolve(String from, String place) {
        var relative = from.substring(0, from.lastIndexOf('/') + 1) + place;
        boolean absolute = place.startsWith("/") || !archive.has(relative);
        return absolute ? place : relative;
    }
}
