package org.dudao.file;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
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

    /** The spacing of an official document (GB/T 9704), in points. Used when no page has two lines of body. */
    private static final double OFFICIAL_SPACING = 30;

    /** The fewest pages on which a chapter's own header is recognised. */
    private static final int CHAPTER = 3;

    /** In a shorter document, the same line on two odd pages is too little evidence for a header of odd pages. */
    private static final int FEWEST_WITH_TWO_HEADERS = 4;

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
    /** The pages that have a text at one height. */
    private final Map<Place, BitSet> occurrences = new HashMap<>();
    /** The pages at even positions and those at odd positions. */
    private final List<BitSet> parities = List.of(new BitSet(), new BitSet());
    /** The differences between a page number and the position of its page that occur on two pages; and 1. */
    private final Set<Integer> offsets = new HashSet<>(Set.of(1));

    private RunningLines(List<PdfPage> pages) {
        var seen = new HashSet<Integer>();
        for (int number = 0; number < pages.size(); number++) {
            var lines = edgeLines(pages.get(number), number);
            edges.add(lines);
            parities.get(number % 2).set(number);
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
        occurrences.computeIfAbsent(line.place(text, 0), unused -> new BitSet()).set(line.page());
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

    /** The pages without these lines. */
    static List<PdfPage> removed(List<PdfPage> pages) {
        var running = new RunningLines(pages);
        var candidates = running.edges.stream()
                .map(lines -> lines.stream()
                        .filter(line -> running.isPageNumber(line) || running.isRepeatedInMargin(line))
                        .map(EdgeLine::line)
                        .collect(Collectors.toSet()))
                .toList();
        double spacing = usualSpacing(pages, candidates);
        var texts = new ArrayList<PdfPage>();
        for (int number = 0; number < pages.size(); number++) {
            var page = pages.get(number);
            var others = candidates.get(number);
            var lines = running.edges.get(number).stream()
                    .filter(line -> running.isPageNumber(line)
                            || (others.contains(line.line()) && isSeparated(line, page, others, spacing))
                            || running.isRepetition(line))
                    .map(EdgeLine::line)
                    .collect(Collectors.toSet());
            texts.add(page.without(lines));
        }
        return texts;
    }

    /** The median distance between two lines of the body. */
    private static double usualSpacing(List<PdfPage> pages, List<Set<PdfPage.Line>> candidates) {
        var distances = new ArrayList<Double>();
        for (int number = 0; number < pages.size(); number++) {
            var heights = pages.get(number).without(candidates.get(number)).lines().stream()
                    .filter(PdfPage.Line::upright)
                    .mapToDouble(PdfPage.Line::y)
                    .sorted()
                    .toArray();
            for (int i = 1; i < heights.length; i++) {
                double distance = heights[i] - heights[i - 1];
                if (distance > TOLERANCE) {
                    distances.add(distance);
                }
            }
        }
        distances.sort(Comparator.naturalOrder());
        return distances.isEmpty() ? OFFICIAL_SPACING : distances.get(distances.size() / 2);
    }

    /**
     * Whether more than the usual spacing is between the line and the body. There may be more lines of the header or the
     * footer in between.
     *
     * @param candidates the page's repeated lines and page numbers
     */
    private static boolean isSeparated(EdgeLine line, PdfPage page, Set<PdfPage.Line> candidates, double usualSpacing) {
        int inward = line.top() ? 1 : -1;
        double height = line.line().y();
        var following = page.lines().stream()
                .filter(other ->
                        other.upright() && inward * (other.y() - line.line().y()) > TOLERANCE)
                .sorted(Comparator.comparingDouble(other -> inward * other.y()))
                .toList();
        for (var next : following) {
            if (inward * (next.y() - height) > usualSpacing + TOLERANCE) {
                return true;
            }
            if (!candidates.contains(next)) {
                return false;
            }
            height = next.y();
        }
        return true;
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

    /**
     * A line in the margin that most pages have, or most odd or even pages, or at least {@value #CHAPTER} pages in a row
     * because each chapter has its own header.
     */
    private boolean isRepeatedInMargin(EdgeLine line) {
        if (!line.isInMargin() || line.isNumber()) {
            return false;
        }
        var pages = occurrences(line, line.pattern());
        var parity = parities.get(line.page() % 2);
        var sameParity = (BitSet) pages.clone();
        sameParity.and(parity);
        return isMost(pages.cardinality(), edges.size())
                || (edges.size() >= FEWEST_WITH_TWO_HEADERS && isMost(sameParity.cardinality(), parity.cardinality()))
                || isInARow(pages, line.page(), 1)
                || isInARow(pages, line.page(), 2);
    }

    private static boolean isMost(int same, int all) {
        return same >= 2 && 2 * same > all;
    }

    /** Whether the page and its neighbours in the set are enough for a chapter. With step 2, only odd or only even pages count. */
    private static boolean isInARow(BitSet pages, int page, int step) {
        int row = 1;
        for (int before = page - step; row < CHAPTER && before >= 0 && pages.get(before); before -= step) {
            row++;
        }
        for (int after = page + step; row < CHAPTER && pages.get(after); after += step) {
            row++;
        }
        return row >= CHAPTER;
    }

    /** A line outside the margin may be the head of a table on each page. It remains on the first page. */
    private boolean isRepetition(EdgeLine line) {
        if (!line.outermost()) {
            return false;
        }
        var pages = occurrences(line, line.text());
        int same = pages.cardinality();
        return same >= 3 && 2 * same >= edges.size() && pages.nextSetBit(0) < line.page();
    }

    /** The pages with the text at the line's height, apart from rounding. */
    private BitSet occurrences(EdgeLine line, String text) {
        var pages = new BitSet();
        LongStream.rangeClosed(-1, 1)
                .mapToObj(steps -> occurrences.get(line.place(text, steps)))
                .filter(Objects::nonNull)
                .forEach(pages::or);
        return pages;
    }
}
