package org.dudao.file;

import java.util.List;
import java.util.Set;

/**
 * The lines of a page of a PDF, in the order of its content.
 *
 * @param height of the page as its text stands, in points
 */
record PdfPage(double height, List<Line> lines) {

    /**
     * A line of text.
     *
     * @param y the distance of its baseline from the top of the page, in points
     * @param upright whether it has the direction of most of the page's text
     */
    record Line(String text, double y, boolean upright) {}

    PdfPage without(Set<Line> lines) {
        return new PdfPage(
                height,
                this.lines.stream().filter(line -> !lines.contains(line)).toList());
    }

    /** The length of the longest line, in characters. */
    int longest() {
        return lines.stream().mapToInt(line -> line.text().length()).max().orElse(0);
    }
}
