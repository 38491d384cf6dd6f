package org.dudao.file;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.poifs.macros.VBAMacroReader;
import org.apache.poi.util.LittleEndian;
import org.apache.poi.util.LittleEndianInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether an Office file has macros with at least one line of code. Many files have an empty VBA project, which an Office
 * program adds without being asked. A project that cannot be read counts as code.
 */
final class MacroCheck {

    private static final Logger log = LoggerFactory.getLogger(MacroCheck.class);

    /** The limit for all streams of an empty VBA project. An empty module has about 1 KB; unpacked it may have 700 times as much. */
    private static final int MOST_EMPTY = 256 << 10;

    /** The compiled code of a module begins with this number (MS-OVBA calls it a performance cache), followed by 1. */
    private static final int COMPILED = 0xCAFE;

    // Record types of the workbook stream (MS-XLS)
    private static final int PASSWORD = 0x2F;

    private static final int SHEET = 0x85;
    private static final int MACRO_SHEET = 1;

    // Record types of the presentation stream (MS-PPT)
    private static final Set<Integer> CONTAINERS = Set.of(1000, 2000, 1023);
    private static final int VBA_INFO = 1024;

    private MacroCheck() {}

    static boolean hasMacros(ZippedXml archive, OfficePackage office) throws IOException, XMLStreamException {
        var types = office.contentTypes();
        if (archive.names().stream().anyMatch(name -> name.contains("/macrosheets/"))
                || types.values().stream().anyMatch(type -> type.contains("macrosheet"))) {
            return true;
        }
        for (var project : vbaProjects(archive, types)) {
            try (var in = archive.content(project);
                    var files = new POIFSFileSystem(in)) {
                if (hasCodeOrIsUnreadable(files)) {
                    return true;
                }
            } catch (IOException | RuntimeException e) {
                log.debug("A VBA project that is no OLE2 file", e);
                return true;
            }
        }
        return false;
    }

    /** A part is a VBA project by its name or by its stated content type: some programs look at one, some at the other. */
    private static Set<String> vbaProjects(ZippedXml archive, Map<String, String> types) {
        var stated = types.entrySet().stream()
                .filter(type -> type.getValue().endsWith("vbaProject"))
                .map(type -> type.getKey().toLowerCase(Locale.ROOT).replaceFirst("^/", ""))
                .collect(Collectors.toSet());
        return archive.names().stream()
                .filter(name -> name.endsWith("vbaproject.bin")
                        || stated.contains(name)
                        || stated.contains("." + FileNames.ending(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean hasMacros(POIFSFileSystem files) throws IOException {
        var root = files.getRoot();
        return hasMacroSheet(root) || hasPresentationMacros(root) || hasCodeOrIsUnreadable(files);
    }

    private static boolean hasCodeOrIsUnreadable(POIFSFileSystem files) {
        try {
            return hasCode(files);
        } catch (IOException | RuntimeException e) {
            log.debug("A VBA project that cannot be read", e);
            return true;
        }
    }

    /**
     * Excel 4.0 macros stand in sheets of their own, whose type is in the list of sheets. That list cannot be read in a workbook
     * with a password.
     */
    private static boolean hasMacroSheet(DirectoryNode root) throws IOException {
        if (!root.hasEntryCaseInsensitive("Workbook")) {
            return false;
        }
        try (var in = stream(root, "Workbook")) {
            while (in.available() >= 4) {
                int type = in.readUShort();
                var record = in.readNBytes(in.readUShort());
                if (type == PASSWORD) {
                    return false;
                }
                if (type == SHEET && record.length > 5 && record[5] == MACRO_SHEET) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A presentation holds its VBA project inside its only stream and states whether the project has macros. */
    private static boolean hasPresentationMacros(DirectoryNode root) throws IOException {
        if (!root.hasEntryCaseInsensitive("PowerPoint Document")) {
            return false;
        }
        try (var in = stream(root, "PowerPoint Document")) {
            while (in.available() >= 8) {
                in.readUShort();
                int type = in.readUShort();
                long length = in.readUInt();
                if (type == VBA_INFO) {
                    in.readUInt();
                    if (in.readUInt() != 0) {
                        return true;
                    }
                    length -= 8;
                }
                if (!CONTAINERS.contains(type)) {
                    in.skipNBytes(length);
                }
            }
            return false;
        } catch (EOFException e) {
            return false;
        }
    }

    private static LittleEndianInputStream stream(DirectoryNode root, String name) throws IOException {
        return new LittleEndianInputStream(new DocumentInputStream((DocumentEntry) root.getEntryCaseInsensitive(name)));
    }

    /**
     * Looks at the source and at the compiled code of the modules, because Office may run compiled code whose source has
     * been removed.
     */
    private static boolean hasCode(POIFSFileSystem files) throws IOException {
        var streams = new ArrayList<DocumentEntry>();
        collectVbaStreams(files.getRoot(), false, streams);
        if (streams.stream().mapToLong(DocumentEntry::getSize).sum() > MOST_EMPTY) {
            return true;
        }
        for (var stream : streams) {
            try (var in = new DocumentInputStream(stream)) {
                if (hasCompiledLines(in.readAllBytes())) {
                    return true;
                }
            }
        }
        return !streams.isEmpty() && hasSourceLines(files);
    }

    private static void collectVbaStreams(DirectoryNode folder, boolean vba, List<DocumentEntry> streams) {
        for (var entry : folder) {
            if (entry instanceof DirectoryNode inner) {
                collectVbaStreams(inner, vba || inner.getName().equalsIgnoreCase("VBA"), streams);
            } else if (vba && entry instanceof DocumentEntry stream) {
                streams.add(stream);
            }
        }
    }

    private static boolean hasCompiledLines(byte[] bytes) {
        for (int i = 0; i + 6 <= bytes.length; i++) {
            boolean little = LittleEndian.getUShort(bytes, i) == COMPILED && LittleEndian.getUShort(bytes, i + 2) == 1;
            boolean big = LittleEndian.getUShort(bytes, i) == Integer.reverseBytes(COMPILED) >>> 16
                    && LittleEndian.getUShort(bytes, i + 2) == 0x100;
            if ((little || big) && LittleEndian.getUShort(bytes, i + 4) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The reader must not be closed, because it would close the files. */
    @SuppressWarnings("resource")
    private static boolean hasSourceLines(POIFSFileSystem files) throws IOException {
        return new VBAMacroReader(files)
                .readMacros().values().stream()
                        .flatMap(String::lines)
                        .anyMatch(line -> !line.isBlank() && !line.startsWith("Attribute "));
    }
}
