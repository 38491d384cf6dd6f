package org.dudao.file;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Finds the page numbers, headers and footers of a PDF. They are not part of the text: an inserted
 * line moves them, and they stand in the middle of sentences.
 */
final class RunningLines {

    /** The first line of a page with Word's margin of 25.4 mm is at 0.1 of the height of A4, the header at 0.06. */
    private static final double HEADER = 0.095;
    /** The last line of such a page is at 0.085 from the bottom, the footer at 0.06. */
    private static final double FOOTER = 0.08;
    /** A page number of an official document (GB/T 9704) is at 0.1 from the bottom. */
    private static final double EDGE = 0.15;

    /** The same line is at the same height on each page, apart from rounding. In points. */
    private static final double TOLERANCE = 4;

    /** The lines of a page that are looked at, from its edges. Real headers and footers have few. */
    private static final int MOST_LINES = 20;

    private static final Pattern NUMBERED = Pattern.compile(
            """
            [\\p{Pd}~·•]+\\d{1,4}[\\p{Pd}~·•]+
            |第(?:\\d{1,4}|[一二三四五六七八九十百零]+)页(?:[/,;|]?[共总](?:\\d{1,4}|[一二三四五六七八九十百零]+)页)?
            |[共总]\\d{1,4}页[/,;|]?第\\d{1,4}页
            |\\d{1,4}/\\d{1,4}
            |(?:page)?\\d{1,4}of\\d{1,4}
            |page\\d{1,4}
            """,
            Pattern.CASE_INSENSITIVE | Pattern.COMMENTS);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private final List<List<EdgeLine>> edges = new ArrayList<>();
    private final Map<Place, Occurrences> occurrences = new HashMap<>();
    /** The differences between a page number and the position of its page that occur on two pages; and 1. */
    private final Set<Integer> offsets = new HashSet<>(Set.of(1));

    private RunningLines(List<PdfPage> pages) {
        var seen = new HashSet<Integer>();
        for (int number = 0; number < pages.size(); number++) {
            var lines = edgeLines(pages.get(number), number);
            edges.add(lines);
            for (var line : lines) {
                count(line, line.text());
                if (!line.pattern().equals(line.text())) {
                    count(line, line.pattern());
                }
                if (line.isNumber() && !seen.add(line.offset())) {
                    offsets.add(line.offset());
                }
            }
        }
    }

    private void count(EdgeLine line, String text) {
        occurrences
                .computeIfAbsent(line.place(text, 0), unused -> new Occurrences())
                .add(line.page());
    }

    /**
     * An upright line at the top or the bottom of a page.
     *
     * @param text without blanks, with digits and punctuation of normal width
     * @param distance from the edge of the page, in points
     * @param share of the page's height
     * @param outermost whether no line is nearer to the edge
     */
    private record EdgeLine(
            PdfPage.Line line, int page, String text, boolean top, double distance, double share, boolean outermost) {

        /** In the outermost line, digits may be the page number beside a header. */
        String pattern() {
            return outermost ? text.replaceAll("\\d+", "#") : text;
        }

        Place place(String text, long steps) {
            return new Place(top, text, Math.round(distance / TOLERANCE) + steps);
        }

        boolean isInMargin() {
            return share <= (top ? HEADER : FOOTER);
        }

        boolean isNumber() {
            return outermost && NUMBER.matcher(text).matches();
        }

        int offset() {
            return Integer.parseInt(text) - page;
        }
    }

    /** @param height in steps of {@link #TOLERANCE} from the edge of the page */
    private record Place(boolean top, String text, long height) {}

    /** The pages that have a text at one height. */
    private static final class Occurrences {

        private int first = -1;
        private int last = -1;
        private int pages;

        /** Pages come in ascending order. */
        void add(int page) {
            first = first < 0 ? page : first;
            pages += page == last ? 0 : 1;
            last = page;
        }
    }

    /** The pages without these lines. */
    static List<PdfPage> removed(List<PdfPage> pages) {
        var running = new RunningLines(pages);
        var texts = new ArrayList<PdfPage>();
        for (int number = 0; number < pages.size(); number++) {
            var lines = running.edges.get(number).stream()
                    .filter(line -> running.isPageNumber(line)
                            || running.isHeaderOrFooter(line)
                            || running.isRepetition(line, pages.size()))
                    .map(EdgeLine::line)
                    .collect(Collectors.toSet());
            texts.add(pages.get(number).without(lines));
        }
        return texts;
    }

    private static List<EdgeLine> edgeLines(PdfPage page, int number) {
        var upright = page.lines().stream().filter(PdfPage.Line::upright).toList();
        double first = upright.stream().mapToDouble(PdfPage.Line::y).min().orElse(0);
        double last = upright.stream().mapToDouble(PdfPage.Line::y).max().orElse(0);
        return upright.stream()
                .map(line -> {
                    boolean top = line.y() < page.height() / 2;
                    double distance = top ? line.y() : page.height() - line.y();
                    boolean outermost = Math.abs(line.y() - (top ? first : last)) <= TOLERANCE;
                    return new EdgeLine(line, number, plain(line), top, distance, distance / page.height(), outermost);
                })
                .filter(line -> line.share() <= EDGE)
                .sorted(Comparator.comparingDouble(EdgeLine::distance))
                .limit(MOST_LINES)
                .toList();
    }

    private static String plain(PdfPage.Line line) {
        return Normalizer.normalize(line.text(), Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    private boolean isPageNumber(EdgeLine line) {
        return NUMBERED.matcher(line.text()).matches() || (line.isNumber() && offsets.contains(line.offset()));
    }

    /** A line in the margin that another page has too. */
    private boolean isHeaderOrFooter(EdgeLine line) {
        return line.isInMargin()
                && !line.isNumber()
                && occurrences(line, line.pattern())
                        .anyMatch(other -> other.first != line.page() || other.last != line.page());
    }

    /** A line outside the margin may be the head of a table on each page. It remains on the first page. */
    private boolean isRepetition(EdgeLine line, int pages) {
        int same = occurrences(line, line.text()).mapToInt(other -> other.pages).sum();
        int first = occurrences(line, line.text())
                .mapToInt(other -> other.first)
                .min()
                .orElse(line.page());
        return line.outermost() && same >= 3 && 2 * same >= pages && first < line.page();
    }

    /** The occurrences of the text at the line's height, apart from rounding. */
    private Stream<Occurrences> occurrences(EdgeLine line, String text) {
        return LongStream.rangeClosed(-1, 1)
                .mapToObj(steps -> occurrences.get(line.place(text, steps)))
                .filter(Objects::nonNull);
    }
}
