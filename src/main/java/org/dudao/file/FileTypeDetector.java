package org.dudao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
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
        } catch (RuntimeException e) {
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
        try (var zip = new ZipFile(file.toFile())) {
            var parts = OfficeXml.contentTypes(zip);
            boolean macros = parts.stream()
                    .anyMatch(part -> part.contains("macroEnabled")
                            || part.contains("vbaProject")
                            || part.contains("macrosheet"));
            for (var office : List.of(FileType.DOCX, FileType.XLSX, FileType.PPTX)) {
                if (parts.contains(office.mediaType() + ".main+xml")) {
                    return new Finding(office.mediaType(), macros);
                }
            }
            return new Finding(type.toString(), macros);
        }
    }

    private static Finding withinOldOffice(Path file) throws IOException {
        try (var office = new POIFSFileSystem(file.toFile(), true)) {
            var root = office.getRoot();
            return new Finding(oldOffice(root), hasAny(root, Set.of("Macros", "_VBA_PROJECT_CUR", "VBA")));
        }
    }

    private static String oldOffice(DirectoryEntry root) {
        if (root.hasEntry("EncryptedPackage")) {
            return LOCKED_OFFICE;
        }
        if (root.hasEntry("WordDocument")) {
            return FileType.DOC.mediaType();
        }
        return hasAny(root, Set.of("Workbook", "Book")) ? FileType.XLS.mediaType() : OLD_OFFICE.toString();
    }

    private static boolean hasAny(DirectoryEntry root, Set<String> entries) {
        return entries.stream().anyMatch(root::hasEntry);
    }
}
