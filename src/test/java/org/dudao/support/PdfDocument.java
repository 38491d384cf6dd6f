package org.dudao.support;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** Builds a PDF with lines of Chinese text at given places on A4 pages. */
public final class PdfDocument {

    private static final float HEIGHT = PDRectangle.A4.getHeight();

    private final List<StringBuilder> pages = new ArrayList<>();
    private final List<BiConsumer<PDDocument, PDPage>> changes = new ArrayList<>();
    private COSDictionary font = Documents.chineseFont();
    private int rotation;

    public PdfDocument page() {
        pages.add(new StringBuilder());
        return this;
    }

    /**
     * Adds a line to the last page.
     *
     * @param y in points from the top of the page
     */
    public PdfDocument line(int x, int y, String text) {
        return show("1 0 0 1 %d %d".formatted(x, (int) HEIGHT - y), Documents.hex(text));
    }

    /** Adds lines of the body from the default margin on, 20 points apart. */
    public PdfDocument body(String... lines) {
        for (int i = 0; i < lines.length; i++) {
            line(90, 100 + 20 * i, lines[i]);
        }
        return this;
    }

    /**
     * Adds a text to the last page.
     *
     * @param matrix the text matrix
     * @param string in PDF syntax
     */
    public PdfDocument show(String matrix, String string) {
        pages.get(pages.size() - 1).append("BT /F1 12 Tf %s Tm %s Tj ET\n".formatted(matrix, string));
        return this;
    }

    public PdfDocument font(COSDictionary font) {
        this.font = font;
        return this;
    }

    public PdfDocument rotated(int degrees) {
        rotation = degrees;
        return this;
    }

    /** Changes the document and its first page before it is written. */
    public PdfDocument with(BiConsumer<PDDocument, PDPage> change) {
        changes.add(change);
        return this;
    }

    public byte[] bytes() {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (var content : pages) {
                var page = new PDPage(PDRectangle.A4);
                page.setRotation(rotation);
                var fonts = new COSDictionary();
                fonts.setItem(COSName.getPDFName("F1"), font);
                var resources = new COSDictionary();
                resources.setItem(COSName.FONT, fonts);
                page.getCOSObject().setItem(COSName.RESOURCES, resources);
                page.setContents(new PDStream(document, new ByteArrayInputStream(Documents.bytes(content.toString()))));
                document.addPage(page);
            }
            changes.forEach(change -> change.accept(document, document.getPage(0)));
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
