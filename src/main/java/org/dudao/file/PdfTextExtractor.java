package org.dudao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Extracts the text of a PDF without its headers, footers and page numbers. The values of its form and the texts that
 * were typed onto its pages come last.
 */
final class PdfTextExtractor {

    /**
     * A full line may be shorter than the longest one by this number of characters, because digits and Latin letters
     * are narrower.
     */
    private static final int RAGGED = 4;

    /** A shorter line, in characters, may be a title or a cell. It is not joined with the next line. */
    private static final int SHORTEST_FULL_LINE = 8;

    private static final Pattern RUNS_ON = Pattern.compile("[\\p{IsHan}，、”’）》]$");

    /** With this share of unknown glyphs or more, the remaining text makes no sense. */
    private static final double MOST_UNKNOWN = 0.3;

    /** A smaller share is ornaments, such as the marks of a list. */
    private static final double FEW_UNKNOWN = 0.01;

    private PdfTextExtractor() {}

    static ExtractedText read(Path file) throws IOException, UnreadableFileException {
        try (var pdf = PdfOpener.open(file)) {
            return read(pdf);
        }
    }

    private static ExtractedText read(PDDocument pdf) throws IOException, UnreadableFileException {
        var reader = new PdfPageReader();
        var pages = reader.read(pdf);
        double unknown = reader.shareOfUnknownGlyphs();
        if (unknown >= MOST_UNKNOWN) {
            throw new UnreadableFileException("这个PDF里的字体没有注明每个字形是什么字，读不出文字；请打开查看，或者请单位从Word等软件重新导出PDF后上传。");
        }
        var additions = PdfAdditions.of(pdf);
        var text = joined(RunningLines.removed(pages)) + additions.text();
        if (text.isBlank()) {
            throw new UnreadableFileException("这个PDF里没有文字，可能是扫描件，读不出文字；请打开查看。");
        }
        var notices = new ArrayList<String>();
        if (unknown >= FEW_UNKNOWN) {
            notices.add("这个PDF里约有%d%%的字形没有注明是什么字，没有读出来；请打开文件查看。".formatted(Math.round(100 * unknown)));
        }
        if (reader.scannedPages() > 0) {
            notices.add("这个PDF有%d页只有图片、没有文字，可能是扫描页，没有读取；请打开文件查看。".formatted(reader.scannedPages()));
        }
        if (reader.hasStopped() && text.length() <= TextExtractor.MOST_CHARACTERS) {
            notices.add("文字太长，只读取了前%d页；后面的请打开文件查看。".formatted(pages.size()));
        }
        notices.addAll(additions.notices());
        return new ExtractedText(text, notices);
    }

    /**
     * A PDF breaks lines at the margin, and pages within a sentence. A full line is joined with the next one, so that
     * sentences stay complete.
     */
    private static String joined(List<PdfPage> pages) {
        var filled = pages.stream().filter(page -> !page.lines().isEmpty()).toList();
        var text = new StringBuilder();
        for (int number = 0; number < filled.size(); number++) {
            var page = filled.get(number);
            var lines = page.lines();
            int longest = page.longest();
            for (int i = 0; i < lines.size(); i++) {
                boolean last = i == lines.size() - 1;
                int next = last && number + 1 < filled.size()
                        ? filled.get(number + 1).longest()
                        : 0;
                var line = lines.get(i).text();
                text.append(line);
                int full = Math.max(SHORTEST_FULL_LINE, Math.max(longest, next) - RAGGED);
                boolean runsOn = line.length() >= full && RUNS_ON.matcher(line).find();
                if (!runsOn) {
                    text.append('\n');
                }
            }
        }
        return text.isEmpty() ? "" : text.toString().stripTrailing() + '\n';
    }
}
