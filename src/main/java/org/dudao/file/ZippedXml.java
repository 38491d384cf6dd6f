package org.dudao.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A zip archive of XML parts, as Office and OFD files are. Parts are streamed, and the number of unpacked bytes is limited.
 * Names are compared without case, and a backslash is a slash, because some programs write them so.
 */
final class ZippedXml implements Closeable {

    /** The number of parts. Real files have a few hundred. */
    private static final int MOST_PARTS = 50_000;

    private final ZipFile zip;
    private final Map<String, ZipEntry> parts = new LinkedHashMap<>();
    private long allowance;
    private boolean exceeded;

    /** Reads one archive. */
    @FunctionalInterface
    interface Reading<T> {
        T from(ZippedXml archive) throws Exception;
    }

    private ZippedXml(ZipFile zip, long mostBytes) throws IOException {
        this.zip = zip;
        this.allowance = mostBytes;
        if (zip.size() > MOST_PARTS) {
            throw new IOException("Too many parts: " + zip.size());
        }
        for (var entry : Collections.list(zip.entries())) {
            if (!entry.isDirectory()) {
                parts.putIfAbsent(normalized(entry.getName()), entry);
            }
        }
    }

    /** @param mostBytes the largest number of unpacked bytes, for all parts that are read together */
    static ZippedXml open(Path file, long mostBytes) throws IOException {
        var zip = new ZipFile(file.toFile());
        try {
            return new ZippedXml(zip, mostBytes);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** @throws UnreadableFileException when the limit is exceeded */
    static <T> T read(Path file, long mostBytes, Reading<T> reading) throws Exception {
        try (var archive = open(file, mostBytes)) {
            try {
                return reading.from(archive);
            } catch (Exception e) {
                throw archive.exceeded ? new UnreadableFileException(UnreadableFileException.TOO_LARGE) : e;
            }
        }
    }

    /** The normalized names of all parts. */
    Collection<String> names() {
        return Collections.unmodifiableSet(parts.keySet());
    }

    boolean has(String part) {
        return parts.containsKey(normalized(part));
    }

    /** The content of a part. The caller closes the stream. */
    InputStream content(String part) throws IOException {
        var entry = parts.get(normalized(part));
        if (entry == null) {
            throw new IOException("No part " + part);
        }
        return new BufferedInputStream(new LimitedStream(zip.getInputStream(entry)));
    }

    /** Receives the elements of a part. */
    @FunctionalInterface
    interface Elements {

        /** Called at each start and end of an element and for each text, until it returns false. */
        boolean next(int event, XMLStreamReader xml) throws XMLStreamException, IOException;
    }

    /** Reads a part from its beginning. DTDs are ignored, and external entities are not read. */
    void parse(String part, Elements elements) throws IOException, XMLStreamException {
        try (var in = content(part)) {
            var xml = OfficeXml.reader(in);
            boolean more = true;
            while (more && xml.hasNext()) {
                more = elements.next(xml.next(), xml);
            }
        }
    }

    /** The first element of a part; empty when the part is missing or is not XML. */
    Optional<Root> root(String part) throws IOException {
        if (!has(part)) {
            return Optional.empty();
        }
        try (var in = content(part)) {
            var xml = OfficeXml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    var namespace = xml.getNamespaceURI();
                    return Optional.of(new Root(namespace == null ? "" : namespace, xml.getLocalName()));
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** The namespace and the name of an element. */
    record Root(String namespace, String name) {}

    private static String normalized(String name) {
        var path = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return path.startsWith("/") ? path.substring(1) : path;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Ends with an exception when the allowance is used up or the thread is interrupted. */
    private final class LimitedStream extends FilterInputStream {

        LimitedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException();
            }
            int read = super.read(bytes, offset, length);
            allowance -= Math.max(read, 0);
            if (allowance < 0) {
                exceeded = true;
                throw new IOException("Too large");
            }
            return read;
        }
    }
}
