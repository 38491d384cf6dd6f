package org.dudao.model;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/** Finds out why a file is no BPMN or DMN file, and says it with the line and the element. */
final class UnreadableFile {

    private static final Logger log = LoggerFactory.getLogger(UnreadableFile.class);

    private static final String LOCALE = "http://apache.org/xml/properties/locale";
    private static final int MOST_ERRORS = 30;

    private final String file;
    private final byte[] content;
    private final ModelLanguage language;

    /** By line and sentence, because the parser reports one mistake up to three times. */
    private final Map<String, Violation> violations = new LinkedHashMap<>();

    private UnreadableFile(String file, byte[] content, ModelLanguage language) {
        this.file = file;
        this.content = content;
        this.language = language;
    }

    /** The reasons why the file cannot be read; at least one. */
    static List<Violation> reasons(String file, byte[] content, ModelLanguage language) {
        return new UnreadableFile(file, content, language).reasons();
    }

    private List<Violation> reasons() {
        var other = otherFormat();
        if (other.isPresent()) {
            return List.of(whole(other.get()));
        }
        var root = new RootFinder();
        try {
            parse(root);
        } catch (SAXParseException e) {
            log.info("{}: {}", file, e.toString());
            return List.of(at(root.place(), e.getLineNumber(), XmlErrors.sentence(String.valueOf(e.getMessage()))));
        } catch (IOException e) {
            log.info("{}: {}", file, e.toString());
            return List.of(whole(encodingReason(e)));
        } catch (SAXException e) {
            log.info("{}: {}", file, e.toString());
            return List.of(whole(XmlErrors.unforeseen(language)));
        }
        var version = language.version(root.namespace).filter(any -> root.name.equals(ModelLanguage.ROOT));
        if (version.isEmpty()) {
            return List.of(whole(XmlErrors.wrongRoot(root.name, root.namespace, language)));
        }
        validate(version.get(), root);
        return violations.isEmpty() ? List.of(whole(XmlErrors.unforeseen(language))) : List.copyOf(violations.values());
    }

    /** A file that is no XML, by its first bytes. */
    private Optional<String> otherFormat() {
        var start = new String(content, 0, Math.min(content.length, 200), StandardCharsets.ISO_8859_1);
        var text = start.replaceFirst("^(\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)", "")
                .replace("\0", "")
                .strip();
        var save = "；应是 Camunda Modeler 保存的 .%s 文件。".formatted(language.extension());
        if (text.isEmpty()) {
            return Optional.of("是空文件" + save);
        }
        if (text.startsWith("PK")) {
            return Optional.of("是压缩包或者 Office 文件" + save);
        }
        if (text.startsWith("%PDF")) {
            return Optional.of("是 PDF 文件" + save);
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return Optional.of("是 JSON 文件；表单的扩展名应是 .form，%s应是 Camunda Modeler 保存的 .%s 文件。"
                    .formatted(language.label(), language.extension()));
        }
        return text.startsWith("<") ? Optional.empty() : Optional.of("不是 XML 文件" + save);
    }

    private static String encodingReason(IOException e) {
        return e instanceof CharConversionException
                ? "文件的编码不对：里面有不是 UTF-8 的字符；应存成 UTF-8 编码。"
                : "文件的编码不认得；文件第一行应写 encoding=\"UTF-8\"，并存成 UTF-8 编码。";
    }

    private void parse(RootFinder handler) throws SAXException, IOException {
        var reader = reader();
        reader.setContentHandler(handler);
        reader.setErrorHandler(new ModelReader.Thrower());
        reader.parse(new InputSource(new ByteArrayInputStream(content)));
    }

    private void validate(ModelLanguage.Version version, RootFinder references) {
        var validator = version.schema().newValidatorHandler();
        var places = new Places(validator);
        try {
            validator.setProperty(LOCALE, Locale.ROOT);
            validator.setErrorHandler(new Collector(places, references));
            var reader = reader();
            reader.setContentHandler(places);
            reader.parse(new InputSource(new ByteArrayInputStream(content)));
        } catch (SAXException | IOException e) {
            log.info("{}: {}", file, e.toString());
        }
    }

    /** English messages whatever the language of the machine, because {@link XmlErrors} knows these. */
    private static XMLReader reader() throws SAXException {
        var factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var reader = factory.newSAXParser().getXMLReader();
            reader.setProperty(LOCALE, Locale.ROOT);
            return reader;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Violation whole(String reason) {
        return new Violation(file, file, reason);
    }

    private Violation at(Place place, int line, String reason) {
        var where = line > 0 ? "第 %d 行".formatted(line) : "";
        return place.id().isEmpty()
                ? new Violation(file, file, where + reason)
                : new Violation(file, place.id(), place.name() + where + reason);
    }

    /** An element with an id. */
    private record Place(String id, String label) {

        private static final Place NOWHERE = new Place("", "");

        String name() {
            return Violation.name(label, id);
        }
    }

    /** Follows the elements that are open. */
    private static class Places extends XMLFilterImpl {

        private final Deque<Place> open = new ArrayDeque<>();
        private @Nullable Locator locator;

        Places(@Nullable ValidatorHandler validator) {
            if (validator != null) {
                setContentHandler(validator);
            }
        }

        /** The innermost element with an id. */
        Place place() {
            return open.isEmpty() ? Place.NOWHERE : open.peek();
        }

        int line() {
            return locator == null ? 0 : locator.getLineNumber();
        }

        @Override
        public void setDocumentLocator(Locator documentLocator) {
            locator = documentLocator;
            super.setDocumentLocator(documentLocator);
        }

        @Override
        public void startElement(String uri, String name, String qualifiedName, Attributes attributes)
                throws SAXException {
            var id = attributes.getValue("id");
            var label = attributes.getValue("name");
            open.push(id == null || id.isBlank() ? place() : new Place(id, label == null ? "" : label));
            super.startElement(uri, name, qualifiedName, attributes);
        }

        @Override
        public void endElement(String uri, String name, String qualifiedName) throws SAXException {
            super.endElement(uri, name, qualifiedName);
            open.pop();
        }
    }

    /** Finds the root element, and the element that refers to each id. */
    private static final class RootFinder extends Places {

        private String name = "";
        private String namespace = "";

        /** By the value of the attribute. */
        private final Map<String, Reference> references = new HashMap<>();

        private record Reference(Place place, String attribute, int line) {}

        RootFinder() {
            super(null);
        }

        @Override
        public void startElement(String uri, String localName, String qualifiedName, Attributes attributes)
                throws SAXException {
            super.startElement(uri, localName, qualifiedName, attributes);
            if (name.isEmpty()) {
                name = localName;
                namespace = uri;
            }
            for (int i = 0; i < attributes.getLength(); i++) {
                if (!attributes.getLocalName(i).equals("id")) {
                    references.putIfAbsent(
                            attributes.getValue(i), new Reference(place(), attributes.getLocalName(i), line()));
                }
            }
        }
    }

    private final class Collector implements ErrorHandler {

        /** {@code cvc-id.1: There is no ID/IDREF binding for IDREF 'x'.} is reported at the end of the file. */
        private static final Pattern MISSING = Pattern.compile("cvc-id\\.1: .*'([^']*)'.*");

        private final Places places;
        private final RootFinder references;
        private final XmlErrors errors = new XmlErrors(language);

        Collector(Places places, RootFinder references) {
            this.places = places;
            this.references = references;
        }

        @Override
        public void warning(SAXParseException e) {
            // A warning does not make a file unusable.
        }

        @Override
        public void error(SAXParseException e) {
            var message = String.valueOf(e.getMessage());
            log.info("{} line {}: {}", file, e.getLineNumber(), message);
            if (violations.size() >= MOST_ERRORS) {
                return;
            }
            var missing = MISSING.matcher(message);
            var reference = missing.matches() ? references.references.get(missing.group(1)) : null;
            if (reference != null) {
                add(
                        reference.place(),
                        reference.line(),
                        "的 %s 是 %s，文件里没有标识为 %2$s 的元素；应改成有的元素的标识，或者在 Modeler 里重新连接。"
                                .formatted(reference.attribute(), missing.group(1)));
            } else {
                errors.sentenceOfSchemaError(message)
                        .ifPresent(sentence -> add(places.place(), e.getLineNumber(), sentence));
            }
        }

        private void add(Place place, int line, String sentence) {
            violations.putIfAbsent(line + sentence, at(place, line, sentence));
        }

        @Override
        public void fatalError(SAXParseException e) {
            error(e);
        }
    }
}
