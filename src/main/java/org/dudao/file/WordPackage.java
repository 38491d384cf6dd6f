package org.dudao.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The parts of a .docx file and the relationships between them (Open Packaging Conventions). */
final class WordPackage implements Closeable {

    /** The limit for the XML of all parts together, unpacked. A document of 100 pages has about 4 MB. */
    private static final long MOST_XML = 10L << 20;

    private final ZipFile zip;
    /** By name in lower case, because part names ignore case. */
    private final Map<String, ZipEntry> entries = new HashMap<>();

    private WordPackage(ZipFile zip) {
        this.zip = zip;
        zip.stream().forEach(entry -> entries.put(key(entry.getName()), entry));
    }

    /** @throws UnreadableFileException when the file is too large after unpacking */
    static WordPackage open(Path file) throws IOException, UnreadableFileException {
        var zip = new ZipFile(file.toFile());
        try {
            requireLimitedSize(zip);
            return new WordPackage(zip);
        } catch (IOException | UnreadableFileException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A relationship to another part of the file. Links to other files are no relationships here. */
    private record Relationship(String id, String type, String target) {}

    /**
     * The main part of the file.
     *
     * @throws IOException when there is none
     */
    Part main() throws IOException, XMLStreamException {
        return new Part("").related("officeDocument").orElseThrow(() -> new IOException("There is no main part"));
    }

    private static String key(String name) {
        return name.replace('\\', '/').replaceFirst("^/", "").toLowerCase(Locale.ROOT);
    }

    private InputStream open(String name) throws IOException {
        var entry = entries.get(key(name));
        if (entry == null) {
            throw new IOException("There is no part " + name);
        }
        return zip.getInputStream(entry);
    }

    /** A part with its relationships. */
    final class Part {

        private final String name;
        private final List<Relationship> relationships;

        private Part(String name) throws IOException, XMLStreamException {
            this.name = name;
            this.relationships = relationships();
        }

        /** The caller closes the stream. */
        InputStream open() throws IOException {
            return WordPackage.this.open(name);
        }

        /**
         * The first part with this type of relationship, if the file has one. Transitional and Strict Open XML use
         * different namespaces for the types; the last segment is the same.
         */
        Optional<Part> related(String type) throws IOException, XMLStreamException {
            return find(relationships.stream()
                    .filter(to -> to.type().endsWith("/" + type))
                    .findFirst());
        }

        Optional<Part> relatedById(@Nullable String id) throws IOException, XMLStreamException {
            return find(relationships.stream().filter(to -> to.id().equals(id)).findFirst());
        }

        private Optional<Part> find(Optional<Relationship> to) throws IOException, XMLStreamException {
            if (to.isEmpty() || !entries.containsKey(key(to.get().target()))) {
                return Optional.empty();
            }
            return Optional.of(new Part(to.get().target()));
        }

        private List<Relationship> relationships() throws IOException, XMLStreamException {
            int folder = name.lastIndexOf('/') + 1;
            var file = name.substring(0, folder) + "_rels/" + name.substring(folder) + ".rels";
            var all = new ArrayList<Relationship>();
            if (!entries.containsKey(key(file))) {
                return all;
            }
            try (var in = WordPackage.this.open(file)) {
                var xml = OfficeXml.reader(in);
                while (xml.hasNext()) {
                    xml.next();
                    if (xml.isStartElement()
                            && xml.getLocalName().equals("Relationship")
                            && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
                        all.add(new Relationship(
                                attribute(xml.getAttributeValue(null, "Id")),
                                attribute(xml.getAttributeValue(null, "Type")),
                                resolved(attribute(xml.getAttributeValue(null, "Target")))));
                    }
                }
            }
            return all;
        }

        private static String attribute(@Nullable String value) {
            return value == null ? "" : value;
        }

        private String resolved(String target) {
            try {
                var path = URI.create("/" + name.replace(" ", "%20"))
                        .resolve(target.replace(" ", "%20"))
                        .getPath();
                return path == null ? "" : path.substring(1);
            } catch (IllegalArgumentException e) {
                return "";
            }
        }
    }

    /** Unpacks the archive once and discards the bytes, because the sizes that the archive states may be false. */
    private static void requireLimitedSize(ZipFile zip) throws IOException, UnreadableFileException {
        long xml = 0;
        for (var entry : zip.stream().toList()) {
            try (var in = new BufferedInputStream(zip.getInputStream(entry))) {
                xml += couldBeXml(in) ? size(in, MOST_XML - xml) : 0;
            }
            if (xml > MOST_XML) {
                throw new UnreadableFileException("这个文件展开后太大，读不出文字。");
            }
        }
    }

    /**
     * Checks the first bytes, because names and content types can be false. XML begins with a bracket, a space or a
     * byte order mark.
     */
    private static boolean couldBeXml(InputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return first == '<'
                || (first >= 0 && first <= ' ')
                || first == 0xEF
                || first == 0xFE
                || (first == 0xFF && second == 0xFE);
    }

    /** Stops reading shortly after the limit. */
    private static long size(InputStream in, long limit) throws IOException {
        var buffer = new byte[1 << 16];
        long size = 0;
        for (int read = 0; read >= 0 && size <= limit; read = in.read(buffer)) {
            size += read;
        }
        return size;
    }
}
