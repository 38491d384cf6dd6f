package org.dudao.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Builds the text of a body, a header, a note or a text box from its paragraphs and tables. A paragraph is a line; a
 * table row is a line with tabs between the cells.
 */
final class WordStory {

    /** The remainder of a line whose page number is left out, such as 第 页 共 页. */
    private static final Pattern ONLY_A_PAGE_NUMBER =
            Pattern.compile("(?:第|页|共|Page|of|[\\s\\p{Pd}\\p{Po}•~～])*+", Pattern.UNICODE_CHARACTER_CLASS);

    /** Fields within fields. More are a mistake, or an attack on the time of the server. */
    private static final int MOST_FIELDS = 20;

    private final Deque<Block> blocks = new ArrayDeque<>(List.of(new Block()));
    private final Deque<List<String>> rows = new ArrayDeque<>();
    private final Deque<WordField> fields = new ArrayDeque<>();
    private int length;

    /** The paragraphs of the story or of one table cell. */
    private static final class Block {

        final StringBuilder finished = new StringBuilder();
        /** The current paragraph, after paragraphs that lost their mark. */
        final StringBuilder line = new StringBuilder();
        /** Text boxes and graphics, which follow their paragraph. */
        final StringBuilder beside = new StringBuilder();

        @Nullable String number;

        boolean pageNumber;

        void endLine() {
            boolean shown = !line.toString().isBlank()
                    && !(pageNumber && ONLY_A_PAGE_NUMBER.matcher(line).matches());
            if (shown) {
                finished.append(number == null ? "" : number)
                        .append(line.toString().stripTrailing())
                        .append('\n');
            }
            finished.append(beside);
            line.setLength(0);
            beside.setLength(0);
            number = null;
            pageNumber = false;
        }
    }

    private int paragraphStart;
    private boolean markRemoved;
    private Supplier<String> numberOfParagraph = () -> "";

    /** The number of characters so far. It says whether something was added, also beside or in an open cell. */
    int length() {
        return length;
    }

    void add(String text) {
        if (fields.stream().noneMatch(WordField::isHidden)) {
            current().line.append(text);
            length += text.length();
        }
    }

    /** Adds whole lines after the current paragraph. */
    void addBeside(String lines) {
        current().beside.append(lines);
        length += lines.length();
    }

    private Block current() {
        return blocks.element();
    }

    void beginParagraph() {
        paragraphStart = current().line.length();
        markRemoved = false;
        numberOfParagraph = () -> "";
    }

    /**
     * Sets the properties of the current paragraph.
     *
     * @param removed whether its end is deleted or hidden, so that the next paragraph continues its line
     * @param number computes its list number; called only when the paragraph remains
     */
    void setMark(boolean removed, Supplier<String> number) {
        markRemoved = removed;
        numberOfParagraph = number;
    }

    void endParagraph() {
        var block = current();
        boolean remains = !markRemoved || block.line.length() > paragraphStart;
        if (remains && block.number == null) {
            block.number = numberOfParagraph.get();
        }
        if (!markRemoved) {
            block.endLine();
        }
        // A field with a missing end hides no more than its paragraph.
        fields.removeIf(WordField::isHidden);
    }

    // Tables

    void beginRow() {
        current().endLine();
        rows.push(new ArrayList<>());
    }

    void beginCell() {
        blocks.push(new Block());
    }

    void endCell() {
        var block = blocks.pop();
        block.endLine();
        var cell = block.finished.toString().stripTrailing();
        if (rows.isEmpty()) {
            current().finished.append(cell).append('\n');
        } else {
            rows.element().add(cell);
        }
    }

    void endRow() {
        var row = String.join("\t", rows.pop()).stripTrailing();
        if (!row.isBlank()) {
            current().finished.append(row).append('\n');
        }
    }

    // Fields

    void beginField() {
        if (fields.size() < MOST_FIELDS) {
            fields.push(new WordField());
        }
    }

    void addInstruction(@Nullable String instruction) {
        if (!fields.isEmpty() && instruction != null) {
            fields.element().addInstruction(instruction);
        }
    }

    void separateField() {
        if (!fields.isEmpty()) {
            fields.element().separate();
        }
    }

    void endField() {
        if (fields.isEmpty()) {
            return;
        }
        var field = fields.pop();
        current().pageNumber |= field.isPageNumber();
        add(field.textOfInstruction());
    }

    String end() {
        current().endLine();
        return current().finished.toString();
    }
}
