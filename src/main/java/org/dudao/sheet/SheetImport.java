package org.dudao.sheet;

import java.util.List;
import org.dudao.refusal.Refusal;

/**
 * A kind of sheet that can be imported at {@code /imports/{kind}} and {@code /api/imports/{kind}}. A feature adds a kind by
 * adding a bean.
 */
public interface SheetImport {

    ImportDescription description();

    /** The sheets that a file of this kind has, with their columns. */
    List<SheetLayout> layouts();

    /** The running campaigns that the rows can belong to; empty for a kind without campaigns. */
    default List<ImportCampaign> campaigns(SheetCaller caller) {
        return List.of();
    }

    /** Asked before each of the methods below. */
    boolean mayImport(SheetCaller caller);

    /** @throws Refusal FORBIDDEN when the caller may not import */
    default void requireAllowed(SheetCaller caller) {
        if (!mayImport(caller)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "您没有权限导入%s。".formatted(description().noun()));
        }
    }

    /** An .xlsx file with the headings and no rows. */
    byte[] emptySheet();

    /** Checks all rows and saves nothing. */
    SheetReport check(SheetUpload upload);

    /** Checks all rows, and saves them when there is no error. */
    SheetReport save(SheetUpload upload);

    /** Checks all rows, and returns the sheet as an .xlsx file with the errors of each row in a last column. */
    byte[] marked(SheetUpload upload);
}
