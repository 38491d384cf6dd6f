package org.dudao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.HWPFOldDocument;
import org.apache.poi.hwpf.extractor.Word6Extractor;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Extracts the final text of a .doc file: insertions are in it, deletions and hidden text are not. Text boxes, notes, headers
 * and footers follow the document.
 */
final class DocTextExtractor {

    // Characters with a meaning (MS-DOC 2.4.1 and 2.8.25)
    private static final char CELL_END = 7;
    private static final char LINE_BREAK = 11;
    private static final char PAGE_BREAK = 12;
    private static final char PARAGRAPH_END = 13;
    private static final char FIELD_BEGIN = 19;
    private static final char FIELD_RESULT = 20;
    private static final char FIELD_END = 21;
    private static final char FIXED_HYPHEN = 30;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder openFields = new StringBuilder();
    private int rowStart;
    private int cellStart;
    private boolean revised;
    private boolean hidden;

    private DocTextExtractor() {}

    static ExtractedText read(Path file) throws IOException, UnreadableFileException {
        try (var files = new POIFSFileSystem(file.toFile(), true)) {
            var root = files.getRoot();
            try (var document = new HWPFDocument(root)) {
                return new DocTextExtractor().read(document);
            } catch (OldFileFormatException e) {
                return old(root);
            }
        }
    }

    /** Word 6.0 and 95. */
    private static ExtractedText old(DirectoryNode root) throws IOException {
        try (var document = new HWPFOldDocument(root);
                var extractor = new Word6Extractor(document)) {
            return ExtractedText.of(extractor.getText());
        }
    }

    private ExtractedText read(HWPFDocument document) throws UnreadableFileException {
        add(document.getRange());
        add(document.getMainTextboxRange());
        add(document.getFootnoteRange());
        add(document.getEndnoteRange());
        add(document.getHeaderStoryRange());
        if (text.toString().isBlank()) {
            throw new UnreadableFileException("这个文档里没有文字，可能只有图片，请打开查看。");
        }
        var notices = new ArrayList<String>();
        if (revised) {
            notices.add(ExtractedText.REVISED);
        }
        if (!document.getCommentsRange().text().isBlank()) {
            notices.add("这个文件里有批注，没有列入比较；要看批注请打开文件，或者请单位定稿后重新上传。");
        }
        if (hidden) {
            notices.add(ExtractedText.HIDDEN);
        }
        if (document.getDirectory().hasEntryCaseInsensitive("ObjectPool")) {
            notices.add(ExtractedText.EMBEDDED);
        }
        return new ExtractedText(text.toString(), notices);
    }

    private void add(Range range) {
        for (int i = 0; i < range.numParagraphs() && text.length() <= TextExtractor.MOST_CHARACTERS; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Interrupted");
            }
            var paragraph = range.getParagraph(i);
            for (int j = 0; j < paragraph.numCharacterRuns(); j++) {
                add(paragraph, j);
            }
            if (!paragraph.isInTable()) {
                rowStart = text.length();
                cellStart = rowStart;
            }
        }
        openFields.setLength(0);
    }

    private void add(Paragraph paragraph, int index) {
        CharacterRun run;
        try {
            run = paragraph.getCharacterRun(index);
        } catch (IllegalArgumentException e) {
            // POI has a run here that has no character in this paragraph.
            return;
        }
        add(run, paragraph.isTableRowEnd());
    }

    private void add(CharacterRun run, boolean rowEnd) {
        revised |= run.isMarkedDeleted() || run.isMarkedInserted();
        if (run.isMarkedDeleted()) {
            return;
        }
        if (run.isVanished()) {
            hidden |= !run.text().isBlank();
            return;
        }
        run.text().chars().forEach(character -> add((char) character, rowEnd));
    }

    private void add(char character, boolean rowEnd) {
        switch (character) {
            case FIELD_BEGIN, FIELD_RESULT, FIELD_END -> field(character);
            case CELL_END -> {
                if (rowEnd) {
                    endRow();
                } else {
                    endCell();
                }
            }
            case LINE_BREAK, PAGE_BREAK, PARAGRAPH_END -> text.append('\n');
            case FIXED_HYPHEN -> text.append('-');
            default -> {
                boolean code = openFields.indexOf(String.valueOf(FIELD_BEGIN)) >= 0;
                if (!code && (character >= ' ' || character == '\t')) {
                    text.append(character);
                }
            }
        }
    }

    /** The code of a field is left out; its result is text. Fields can be nested. */
    private void field(char mark) {
        int last = openFields.length() - 1;
        switch (mark) {
            case FIELD_BEGIN -> openFields.append(mark);
            case FIELD_RESULT -> {
                if (last >= 0) {
                    openFields.setCharAt(last, mark);
                }
            }
            default -> openFields.setLength(Math.max(last, 0));
        }
    }

    /** A cell ends with its last paragraph; the cells of a row are one line. */
    private void endCell() {
        trim("\n", cellStart);
        text.append('\t');
        cellStart = text.length();
    }

    private void endRow() {
        trim("\t\n", rowStart);
        text.append(text.length() > rowStart ? "\n" : "");
        rowStart = text.length();
        cellStart = rowStart;
    }

    private void trim(String characters, int start) {
        while (text.length() > start && characters.indexOf(text.charAt(text.length() - 1)) >= 0) {
            text.setLength(text.length() - 1);
        }
    }
}
