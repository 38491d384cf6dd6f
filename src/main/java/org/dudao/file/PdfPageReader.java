package org.dudao.file;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of all pages, and counts the glyphs whose character is not known. These glyphs are left out: a code
 * that has a meaning only within its font looks like any letter.
 */
final class PdfPageReader extends PDFTextStripper {

    /** A page of text has some thousands, a map some hundred thousand. Forms that draw each other twice have billions. */
    private static final int MOST_OPERATORS = 5_000_000;

    private final List<PdfPage> pages = new ArrayList<>();
    /** The forms that are drawn now, from the outermost on. */
    private final Set<COSBase> openForms = Collections.newSetFromMap(new IdentityHashMap<>());

    private int operators;
    private final List<PositionedLine> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private @Nullable TextPosition lineStart;
    private final Map<PDFont, Boolean> trusted = new HashMap<>();
    private boolean stopped;
    private int characters;
    private int glyphs;
    private int unknownGlyphs;
    private int scannedPages;

    /** Unchecked, because PDFBox catches and logs other exceptions of an operator. */
    private static final class Stopped extends RuntimeException {
        Stopped() {
            super(null, null, false, false);
        }
    }

    private record PositionedLine(String text, TextPosition start) {}

    /** Whether the rest of the pages was not read. */
    boolean hasStopped() {
        return stopped;
    }

    /** The number of pages that show an image and no text. */
    int scannedPages() {
        return scannedPages;
    }

    /** Stops after the largest number of characters or operators, or when the thread is interrupted. */
    List<PdfPage> read(PDDocument pdf) throws IOException {
        try {
            writeText(pdf, Writer.nullWriter());
        } catch (Stopped e) {
            stopped = true;
        }
        return pages;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators > MOST_OPERATORS || Thread.currentThread().isInterrupted()) {
            throw new Stopped();
        }
        super.processOperator(operator, operands);
    }

    /** A form that draws itself is left out. */
    @Override
    public void showForm(PDFormXObject form) throws IOException {
        if (openForms.add(form.getCOSObject())) {
            super.showForm(form);
            openForms.remove(form.getCOSObject());
        }
    }

    /** A group that draws itself is left out. */
    @Override
    public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
        if (openForms.add(group.getCOSObject())) {
            super.showTransparencyGroup(group);
            openForms.remove(group.getCOSObject());
        }
    }

    /** The part of the visible glyphs whose character is not known, from 0 to 1. */
    double shareOfUnknownGlyphs() {
        return glyphs == 0 ? 0 : (double) unknownGlyphs / glyphs;
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        stopped |= characters > TextExtractor.MOST_CHARACTERS
                || Thread.currentThread().isInterrupted();
        if (!stopped) {
            super.processPage(page);
        }
    }

    @Override
    protected void showGlyph(Matrix textRenderingMatrix, PDFont font, int code, Vector displacement)
            throws IOException {
        var character = font.toUnicode(code);
        if (character != null && character.isBlank()) {
            super.showGlyph(textRenderingMatrix, font, code, displacement);
            return;
        }
        glyphs++;
        if (character != null && isText(character) && isTrusted(font)) {
            super.showGlyph(textRenderingMatrix, font, code, displacement);
        } else {
            unknownGlyphs++;
        }
    }

    private static boolean isText(String character) {
        return character
                .codePoints()
                .noneMatch(point -> point == 0xFFFD
                        || Character.getType(point) == Character.PRIVATE_USE
                        || Character.isISOControl(point));
    }

    private boolean isTrusted(PDFont font) {
        return trusted.computeIfAbsent(font, PdfPageReader::hasCharacters);
    }

    /**
     * Without a table of characters (ToUnicode), PDFBox takes the characters of a composite font from the embedded font
     * or from a substitute. A substitute has other glyphs at the same places.
     */
    private static boolean hasCharacters(PDFont font) {
        if (!(font instanceof PDType0Font composite)
                || font.getCOSObject().containsKey(COSName.TO_UNICODE)
                || hasPublishedCharacters(composite)) {
            return true;
        }
        try {
            if (composite.isEmbedded() && composite.getDescendantFont() instanceof PDCIDFontType2 glyphs) {
                glyphs.getTrueTypeFont().getUnicodeCmapLookup(true);
                return true;
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** The characters of Adobe's collections, such as Adobe-GB1, and of the named encodings are known. */
    private static boolean hasPublishedCharacters(PDType0Font font) {
        var collection = font.getDescendantFont().getCIDSystemInfo();
        boolean ownCollection = collection == null || "Identity".equals(collection.getOrdering());
        var encoding = font.getCOSObject().getDictionaryObject(COSName.ENCODING);
        boolean named = encoding instanceof COSName name && !name.getName().startsWith("Identity");
        return named || !ownCollection;
    }

    // Lines

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        line.append(text);
        if (lineStart == null && !positions.isEmpty()) {
            lineStart = positions.get(0);
        }
    }

    @Override
    protected void writeWordSeparator() {
        line.append(getWordSeparator());
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphEnd() {
        endLine();
    }

    private void endLine() {
        var text = line.toString().stripTrailing();
        if (lineStart != null && !text.isBlank()) {
            lines.add(new PositionedLine(text, lineStart));
            characters += text.length();
        }
        line.setLength(0);
        lineStart = null;
    }

    @Override
    protected void endPage(PDPage page) {
        endLine();
        if (lines.isEmpty() && hasImage(page)) {
            scannedPages++;
        }
        double direction = mainDirection();
        boolean turned = direction == 90 || direction == 270;
        double height = 0;
        if (!lines.isEmpty()) {
            var first = lines.get(0).start();
            height = turned ? first.getPageWidth() : first.getPageHeight();
        }
        pages.add(new PdfPage(
                height,
                lines.stream()
                        .map(read -> new PdfPage.Line(
                                read.text(),
                                read.start().getYDirAdj(),
                                read.start().getDir() == direction))
                        .toList()));
        lines.clear();
    }

    private static boolean hasImage(PDPage page) {
        var resources = page.getResources();
        if (resources != null) {
            for (var name : resources.getXObjectNames()) {
                if (resources.isImageXObject(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The direction of most of the text: 0, 90, 180 or 270. A page that is scanned or turned has one other than 0. */
    private double mainDirection() {
        var sizes = new HashMap<Float, Integer>();
        lines.forEach(read -> sizes.merge(read.start().getDir(), read.text().length(), Integer::sum));
        return sizes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0f);
    }
}
