package org.dudao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.NotOLE2FileException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.springframework.stereotype.Component;

/**
 * Detects the type of a file from its content, not from its name. Tika detects the container; the parts inside tell
 * the Office types apart.
 */
@Component
class FileTypeDetector {

    /** An Office file that is protected with a password. Its exact type cannot be detected. */
    static final String LOCKED_OFFICE = "application/x-tika-ooxml-protected";

    static final String BINARY_WORKBOOK = "application/vnd.ms-excel.sheet.binary.macroenabled.12";

    static final String VERY_OLD_OFFICE = "application/x-very-old-office";

    /** For the parts that tell the type: the relationships, the content types and the VBA project. */
    private static final long MOST_BYTES = 32 << 20;

    private static final MediaType OLD_OFFICE = MediaType.application("x-tika-msoffice");

    private final Detector detector = MimeTypes.getDefaultMimeTypes();
    private final MediaTypeRegistry registry = MediaTypeRegistry.getDefaultRegistry();

    /**
     * The detected type.
     *
     * @param mediaType as precise as possible
     * @param macros whether an Office file contains macros
     */
    record Finding(String mediaType, boolean macros) {

        static Finding plain(String mediaType) {
            return new Finding(mediaType, false);
        }
    }

    /** @throws IOException when the file is too damaged to be detected */
    Finding detect(Path file) throws IOException {
        try {
            var type = outside(file);
            if (registry.isInstanceOf(type, MediaType.APPLICATION_ZIP)) {
                return withinZip(file, type);
            }
            if (registry.isInstanceOf(type, OLD_OFFICE)) {
                return withinOldOffice(file);
            }
            if (type.equals(MediaType.OCTET_STREAM) && PlainTextExtractor.isText(file)) {
                return Finding.plain(FileType.TXT.mediaType());
            }
            return Finding.plain(type.toString());
        } catch (RuntimeException | StackOverflowError e) {
            throw new IOException(e);
        }
    }

    /** Whether the content is a kind of text, such as HTML or CSV. */
    boolean isText(String mediaType) {
        return registry.isInstanceOf(MediaType.parse(mediaType), MediaType.TEXT_PLAIN);
    }

    private MediaType outside(Path file) throws IOException {
        try (var in = TikaInputStream.get(file)) {
            return detector.detect(in, new Metadata()).getBaseType();
        }
    }

    private static Finding withinZip(Path file, MediaType type) throws IOException {
        try (var archive = ZippedXml.open(file, MOST_BYTES)) {
            if (archive.has("OFD.xml")) {
                return Finding.plain(FileType.OFD.mediaType());
            }
            var office = new OfficePackage(archive);
            var types = office.contentTypes().values();
            if (types.stream().anyMatch(part -> part.contains("sheet.binary"))) {
                return Finding.plain(BINARY_WORKBOOK);
            }
            var document = office.mainPart();
            var kind = document.isPresent()
                    ? archive.root(document.get()).flatMap(FileTypeDetector::kind)
                    : Optional.<FileType>empty();
            if (kind.isEmpty()) {
                return Finding.plain(type.toString());
            }
            boolean macroType = types.stream().anyMatch(part -> part.contains("macroEnabled"));
            return new Finding(kind.get().mediaType(), macroType || MacroCheck.hasMacros(archive, office));
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** By the first element, because the stated content types differ between programs, templates and slide shows. */
    private static Optional<FileType> kind(ZippedXml.Root root) {
        return switch (root.name()) {
            case "document" ->
                Optional.of(FileType.DOCX).filter(type -> root.namespace().contains("wordprocessingml"));
            case "workbook" ->
                Optional.of(FileType.XLSX).filter(type -> root.namespace().contains("spreadsheetml"));
            case "presentation" ->
                Optional.of(FileType.PPTX).filter(type -> root.namespace().contains("presentationml"));
            default -> Optional.empty();
        };
    }

    private static Finding withinOldOffice(Path file) throws IOException {
        try (var files = new POIFSFileSystem(file.toFile(), true)) {
            return new Finding(oldOffice(files.getRoot()), MacroCheck.hasMacros(files));
        } catch (NotOLE2FileException e) {
            return Finding.plain(VERY_OLD_OFFICE);
        }
    }

    private static String oldOffice(DirectoryEntry root) {
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            return LOCKED_OFFICE;
        }
        if (root.hasEntryCaseInsensitive("WordDocument")) {
            return FileType.DOC.mediaType();
        }
        if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
            return FileType.PPT.mediaType();
        }
        boolean workbook = root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book");
        return workbook ? FileType.XLS.mediaType() : OLD_OFFICE.toString();
    }
}
