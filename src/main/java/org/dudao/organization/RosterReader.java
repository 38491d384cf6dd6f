package org.dudao.organization;

import java.util.ArrayList;
import java.util.List;
import org.dudao.refusal.Refusal;
import org.dudao.sheet.NamedSheet;
import org.dudao.sheet.NamedSheetReader;
import org.dudao.sheet.SheetLimitRefusal;
import org.dudao.sheet.SheetLimits;

/** Reads the sheets of a roster from one .xlsx file, or from .csv files that are named like the sheets. */
final class RosterReader {

    /** Each of the four sheets of a county has several hundred rows and at most four columns. The longest text is a name. */
    static final SheetLimits LIMITS = new SheetLimits(20, 10_000, 50, 1_000);

    private RosterReader() {}

    /** @throws RosterRefusedException with an error for each file that cannot be read, or that exceeds a limit */
    static List<NamedSheet> read(List<RosterFile> files) {
        var sheets = new ArrayList<NamedSheet>();
        var errors = new ArrayList<RosterError>();
        for (var file : files) {
            try {
                sheets.addAll(NamedSheetReader.read(file.name(), file.content(), LIMITS));
            } catch (SheetLimitRefusal tooMuch) {
                errors.add(new RosterError(file.name(), null, null, tooMuch.reason()));
            } catch (Refusal unreadable) {
                errors.add(new RosterError(file.name(), null, null, "读不出来，应为 .xlsx 或 .csv 文件"));
            }
        }
        if (!errors.isEmpty()) {
            throw new RosterRefusedException(errors);
        }
        return sheets;
    }
}
