package org.dudao.sheet;

import java.util.List;

/**
 * What came of reading a sheet. Services check all rows first and save nothing while there is an error.
 *
 * @param rows how many rows the sheet has
 * @param errors all of them, in the order of the rows
 */
public record SheetReport(int rows, List<RowError> errors) {

    public SheetReport {
        errors = List.copyOf(errors);
    }

    public boolean isClean() {
        return errors.isEmpty();
    }
}
