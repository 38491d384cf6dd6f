package org.dudao.sheet;

import java.util.concurrent.atomic.AtomicBoolean;
import org.dudao.refusal.Refusal;

/** Reads the first sheet of an .xlsx file against a layout. */
public final class SheetReader {

    private SheetReader() {}

    /**
     * Reads all rows, or refuses the file. A text cell is read literally, also when it begins with an equals sign.
     *
     * @param file its name, for messages
     * @param content at most 20 MB
     * @throws SheetLimitRefusal when the sheet has more rows or longer cells than the layout allows
     * @throws Refusal when the file is no .xlsx, has macros or a password, lacks a column or has one twice, has a formula in a
     *     column of the layout, or a merged range below the header
     */
    public static SheetTable read(String file, byte[] content, SheetLayout layout) {
        var table = new TableReader(file, layout);
        var first = new AtomicBoolean(true);
        LimitedWorkbook.read(file, content, sheet -> first.getAndSet(false) ? table : null);
        return table.table();
    }
}
