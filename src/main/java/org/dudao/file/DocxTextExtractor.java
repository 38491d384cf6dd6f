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

/** Extracts the text of a .docx file, including tables, headers, footers and notes. */
final class DocxTextExtractor {

    /**
     * POI holds the XML of a document in memory as a tree, which takes up to 25 times its size. A document of 100
     * pages has about 4 MB.
     */
    private static final long MOST_XML = 10L << 20;

    private DocxTextExtractor() {}

    static ExtractedText read(Path file) throws IOException, InvalidFormatException, UnreadableFileException {
        requireLimitedSize(file);
        try (var parts = OPCPackage.open(file.toFile(), PackageAccess.READ);
                var document = new XWPFDocument(parts);
                var text = new XWPFWordExtractor(document)) {
            return ExtractedText.of(text.getText());
        }
    }

    /** Unpacks the archive once and discards the bytes, because the sizes that the archive states may be false. */
    private static void requireLimitedSize(Path file) throws IOException, UnreadableFileException {
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
