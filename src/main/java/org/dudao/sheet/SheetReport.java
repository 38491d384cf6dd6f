package org.dudao.sheet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking or saving a sheet. All rows are checked first. Nothing is saved when there is an error.
 *
 * @param rows rows with content
 * @param errors the first 500 errors, in the order of the rows
 * @param errorCount number of all errors
 * @param saved whether the rows were saved
 * @param savable whether saving the same sheet would save something
 * @param summary sentences for the page
 * @param results values that are shown only in this report, or null
 */
public record SheetReport(
        int rows,
        List<RowError> errors,
        int errorCount,
        boolean saved,
        boolean savable,
        List<String> summary,
        @Nullable ResultTable results) {

    public SheetReport {
        errors = List.copyOf(errors);
        summary = List.copyOf(summary);
    }

    /** With errors: nothing was saved. */
    public static SheetReport withErrors(int rows, ErrorList errors) {
        var listed = errors.listed();
        int errorCount = errors.count();
        var count = listed.size() < errorCount
                ? "问题共 %d 处，先列 %d 处".formatted(errorCount, listed.size())
                : "问题共 %d 处".formatted(errorCount);
        return new SheetReport(
                rows,
                listed,
                errorCount,
                false,
                false,
                List.of("%s%s，一行也没有存。".formatted(rows == 0 ? "" : "共 %d 行，".formatted(rows), count)),
                null);
    }

    /** Without errors, not saved. */
    public static SheetReport checked(int rows, boolean savable, List<String> summary) {
        return new SheetReport(rows, List.of(), 0, false, savable, summary, null);
    }

    /** Saved. */
    public static SheetReport saved(int rows, List<String> summary, @Nullable ResultTable results) {
        return new SheetReport(rows, List.of(), 0, true, false, summary, results);
    }

    /** The same report with more sentences for the page. */
    public SheetReport withNotices(List<String> notices) {
        var sentences = new ArrayList<>(summary);
        sentences.addAll(notices);
        return new SheetReport(rows, errors, errorCount, saved, savable, sentences, results);
    }

    public boolean isClean() {
        return errorCount == 0;
    }
}
