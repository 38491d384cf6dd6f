package org.dudao.support;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds a .docx from the XML of its parts, as Word and WPS Office write it. */
public final class WordDocument {

    private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/%s/2006/";
    private static final String STRICT = "http://purl.oclc.org/ooxml/%s/";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final String namespace;

    private WordDocument(String namespace, String body) {
        this.namespace = namespace;
        parts.put("document", body);
    }

    /** @param body the content of {@code w:body} */
    public static WordDocument of(String body) {
        return new WordDocument(TRANSITIONAL, body);
    }

    /** A document in the Strict form of ISO 29500, which has other namespaces. */
    public static WordDocument strict(String body) {
        return new WordDocument(STRICT, body);
    }

    /**
     * Adds a part that the document refers to with the id {@code r:id="name"}.
     *
     * @param name the type of the part, and a number if there are several, such as {@code header2}
     * @param content the content of the part's root element
     */
    public WordDocument with(String name, String content) {
        parts.put(name, content);
        return this;
    }

    /** A paragraph with one run. */
    public static String paragraph(String text) {
        return "<w:p>" + run(text) + "</w:p>";
    }

    public static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    public byte[] bytes() {
        var entries = new HashMap<String, byte[]>();
        entries.put(
                "[Content_Types].xml",
                Documents.bytes(
                        """
                        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                        <Default Extension="xml" ContentType="application/xml"/>
                        <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                        </Types>"""));
        entries.put("_rels/.rels", relationships(Map.of("officeDocument", "word/document.xml")));
        var related = new LinkedHashMap<String, String>();
        parts.keySet().stream()
                .filter(name -> !name.equals("document"))
                .forEach(name -> related.put(name, "parts/" + name + ".xml"));
        entries.put("word/_rels/document.xml.rels", relationships(related));
        parts.forEach((name, content) -> entries.put(
                name.equals("document") ? "word/document.xml" : "word/parts/" + name + ".xml",
                Documents.bytes(
                        name.equals("document")
                                ? root("w:document", "<w:body>" + content + "</w:body>")
                                : root(root(name), content))));
        return Documents.zip(entries);
    }

    private static String root(String name) {
        return switch (type(name)) {
            case "header" -> "w:hdr";
            case "footer" -> "w:ftr";
            case "chart" -> "c:chartSpace";
            case "diagramData" -> "dgm:dataModel";
            default -> "w:" + type(name);
        };
    }

    private static String type(String name) {
        return name.replaceAll("[0-9]", "");
    }

    private byte[] relationships(Map<String, String> targets) {
        var all = new StringBuilder();
        targets.forEach(
                (name, target) -> all.append("<Relationship Id=\"%s\" Type=\"%srelationships/%s\" Target=\"%s\"/>"
                        .formatted(name, namespace.formatted("officeDocument"), type(name), target)));
        return Documents.bytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + all
                + "</Relationships>");
    }

    private String root(String element, String content) {
        return "<%s xmlns:w=\"%s\" xmlns:a=\"%s\" xmlns:c=\"%s\" xmlns:dgm=\"%s\" xmlns:m=\"%s\" xmlns:r=\"%s\""
                        .formatted(
                                element,
                                namespace.formatted("wordprocessingml") + "main",
                                namespace.formatted("drawingml") + "main",
                                namespace.formatted("drawingml") + "chart",
                                namespace.formatted("drawingml") + "diagram",
                                namespace.formatted("officeDocument") + "math",
                                namespace.formatted("officeDocument") + "relationships")
                + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
                + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
                + " xmlns:v=\"urn:schemas-microsoft-com:vml\">"
                + content
                + "</"
                + element
                + ">";
    }
}
