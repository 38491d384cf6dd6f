package org.dudao.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** The text of a .docx, with that of its tables, headers, footers and notes. */
final class DocxTextExtractor {

    /** POI holds a document's XML in memory as a tree, up to 25 times its size. A hundred pages have some 4 MB. */
    private static final long MOST_XML = 10L << 20;

    private DocxTextExtractor() {}

    static String read(Path file) throws IOException, InvalidFormatException, UnreadableFileException {
        requireModest(file);
        try (var parts = OPCPackage.open(file.toFile(), PackageAccess.READ);
                var document = new XWPFDocument(parts);
                var text = new XWPFWordExtractor(document)) {
            return text.getText();
        }
    }

    /** Unpacks it once into nothing, as what the archive itself says of its sizes may be a lie. */
    private static void requireModest(Path file) throws IOException, UnreadableFileException {
        long xml = 0;
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (var in = new BufferedInputStream(zip.getInputStream(entry))) {
                    xml += couldBeXml(in) ? size(in, MOST_XML - xml) : 0;
                }
                if (xml > MOST_XML) {
                    throw new UnreadableFileException("这个文件展开后太大，读不出文字。");
                }
            }
        }
    }

    /** By how it begins, which no name or content type can hide: with a bracket, a space, or a byte order mark. */
    private static boolean couldBeXml(InputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return first == '<'
                || first >= 0 && first <= ' '
                || first == 0xEF
                || first == 0xFE
                || first == 0xFF && second == 0xFE;
    }

    /** At most a little more than the limit. */
    private static long size(InputStream in, long limit) throws IOException {
        var buffer = new byte[1 << 16];
        long size = 0;
        for (int read = 0; read >= 0 && size <= limit; read = in.read(buffer)) {
            size += read;
        }
        return size;
    }
}
