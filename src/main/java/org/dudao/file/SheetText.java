package org.dudao.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Builds the text of a workbook: the name of each sheet and a line for each row with its cells separated by tabs. What is
 * hidden is in the text, and a notice names it.
 */
final class SheetText {

    /** Empty columns between two cells are kept up to this number. */
    private static final int WIDEST_GAP = 50;

    /** Blanks with a line break. The lookbehind keeps the time linear in the number of blanks. */
    private static final Pattern LINE_BREAK =
            Pattern.compile("(?<![ \\t])[ \\t]*+[\\n\\x0B\\f\\r\\x85\\u2028\\u2029][\\s\\x85\\u2028\\u2029]*+");

    private final StringBuilder text = new StringBuilder();
    private final List<String> notices = new ArrayList<>();

    private String name = "";
    private boolean empty = true;
    private boolean hidden;
    private int hiddenRows;
    private Set<Integer> hiddenColumns = Set.of();
    private boolean hiddenCells;
    private int column;

    /** Begins a sheet. */
    void sheet(String sheetName, boolean isHidden) {
        end();
        name = sheetName;
        hidden = isHidden;
    }

    /** The hidden columns of the current sheet, counted from 0. */
    void hideColumns(Set<Integer> columns) {
        hiddenColumns = columns;
    }

    /** Adds a cell to the current row. Cells come in the order of their columns. */
    void cell(int at, String value) {
        if (value.isBlank()) {
            return;
        }
        if (empty) {
            text.append(text.isEmpty() ? "" : "\n").append("工作表：").append(name).append(hidden ? "（隐藏）\n" : "\n");
            empty = false;
        }
        hiddenCells |= hiddenColumns.contains(at);
        text.append("\t".repeat(Math.max(0, Math.min(at - column, WIDEST_GAP))))
                .append(LINE_BREAK.matcher(value.strip()).replaceAll(" "));
        column = at;
    }

    /** Ends the current row. */
    void endRow(boolean isHidden) {
        boolean anything = !empty && text.charAt(text.length() - 1) != '\n';
        if (anything) {
            text.append('\n');
            hiddenRows += isHidden ? 1 : 0;
        }
        column = 0;
    }

    /** Adds a text that is in no cell, such as a text box. */
    void line(String value) {
        cell(0, value);
        endRow(false);
    }

    void hasComments() {
        add("这个表格里有批注，没有列入比较，请打开文件查看。");
    }

    void hasEmbeddedFiles() {
        add(ExtractedText.EMBEDDED);
    }

    private void add(String notice) {
        if (!notices.contains(notice)) {
            notices.add(notice);
        }
    }

    /** Whether more text would be cut. */
    boolean isFull() {
        return text.length() > TextExtractor.MOST_CHARACTERS;
    }

    ExtractedText toText() throws UnreadableFileException {
        end();
        if (text.isEmpty()) {
            throw new UnreadableFileException("这个表格里没有文字。");
        }
        return new ExtractedText(text.toString(), notices);
    }

    private void end() {
        endRow(false);
        if (!empty && hidden) {
            notices.add("工作表“%s”是隐藏的，打开文件时看不到，它的内容也列入比较。".formatted(name));
        }
        if (hiddenRows > 0) {
            notices.add("工作表“%s”有%d行是隐藏的或者被筛选掉了，打开文件时看不到，它们的内容也列入比较。".formatted(name, hiddenRows));
        }
        if (hiddenCells) {
            notices.add("工作表“%s”有隐藏的列，打开文件时看不到，它们的内容也列入比较。".formatted(name));
        }
        empty = true;
        hidden = false;
        hiddenRows = 0;
        hiddenColumns = Set.of();
        hiddenCells = false;
    }
}
