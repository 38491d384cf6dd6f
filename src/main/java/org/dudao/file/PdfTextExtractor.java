package org.dudao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** Extracts the text of a PDF, page by page. */
final class PdfTextExtractor {

    /**
     * A full line may be shorter than the longest one by this number of characters, because digits and Latin letters
     * are narrower.
     */
    private static final int RAGGED = 4;

    private static final Pattern HAN_AT_THE_END = Pattern.compile("[\\p{IsHan}，、]\\s*$");

    private PdfTextExtractor() {}

    static ExtractedText read(Path file) throws IOException, UnreadableFileException {
        try (var pdf = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            var text = new StringBuilder();
            var page = new PDFTextStripper();
            for (int number = 1; number <= pdf.getNumberOfPages() && shouldContinue(text); number++) {
                page.setStartPage(number);
                page.setEndPage(number);
                text.append(unwrapped(page.getText(pdf)));
            }
            if (text.toString().isBlank()) {
                throw new UnreadableFileException("这个PDF里没有文字，可能是扫描件，读不出文字。");
            }
            return ExtractedText.of(text.toString());
        } catch (InvalidPasswordException e) {
            throw new UnreadableFileException(UnreadableFileException.LOCKED);
        }
    }

    /**
     * A PDF breaks lines at the page margin. A full line is joined with the next one, so that sentences stay complete.
     */
    private static String unwrapped(String page) {
        var lines = page.split("\\R");
        int full = Arrays.stream(lines).mapToInt(String::length).max().orElse(0) - RAGGED;
        var text = new StringBuilder();
        for (var line : lines) {
            text.append(line);
            boolean runsOn =
                    line.length() >= full && HAN_AT_THE_END.matcher(line).find();
            if (!runsOn) {
                text.append('\n');
            }
        }
        return text.toString().stripTrailing() + '\n';
    }

    private static boolean shouldContinue(StringBuilder text) {
        return text.length() <= TextExtractor.MOST_CHARACTERS
                && !Thread.currentThread().isInterrupted();
    }
}
