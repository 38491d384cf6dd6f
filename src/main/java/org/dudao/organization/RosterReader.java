package org.dudao.organization;

import java.util.ArrayList;
import java.util.List;
import org.dudao.refusal.Refusal;
import org.dudao.sheet.ErrorList;
import org.dudao.sheet.RowError;
import org.dudao.sheet.SheetBook;
import org.dudao.sheet.SheetFile;
import org.dudao.sheet.SheetLayout;
import org.dudao.sheet.SheetReader;

/** Reads the sheets of a roster from one .xlsx file, or from .csv files that are named like the sheets. */
final class RosterReader {

    private RosterReader() {}

    /** @throws RosterRefusedException with an error for each file that cannot be read, or that exceeds a limit */
    static SheetBook read(List<SheetFile> files, List<SheetLayout> layouts) {
        var books = new ArrayList<SheetBook>();
        var errors = new ErrorList();
        for (var file : files) {
            try {
                books.add(SheetReader.readAll(file, layouts));
            } catch (Refusal unreadable) {
                errors.add(new RowError(file.name(), null, null, unreadable.reason()));
            }
        }
        if (!errors.isEmpty()) {
            throw new RosterRefusedException(errors);
        }
        return SheetBook.of(books);
    }
}
