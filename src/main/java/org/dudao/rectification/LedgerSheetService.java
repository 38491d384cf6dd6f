package org.dudao.rectification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dudao.refusal.Refusal;
import org.dudao.sheet.ReturnedSheet;
import org.dudao.sheet.SheetFile;
import org.dudao.sheet.SheetHeadingService;
import org.dudao.sheet.SheetReader;
import org.dudao.sheet.SheetReport;
import org.dudao.sheet.SheetWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Exports the ledger as an Excel sheet and imports it. The rules for rows are in {@link LedgerSheetCheck}. */
@Service
@Transactional
class LedgerSheetService {

    private static final String TITLE = "整改台账";

    private static final List<String> COLUMNS = List.of(
            LedgerSheetCheck.RUNNING_NUMBER,
            LedgerSheetCheck.NUMBER,
            LedgerSheetCheck.UNIT,
            LedgerSheetCheck.PROBLEM,
            LedgerSheetCheck.MEASURES,
            LedgerSheetCheck.LEADER,
            LedgerSheetCheck.PERSON,
            LedgerSheetCheck.DEADLINE,
            LedgerSheetCheck.PROGRESS,
            LedgerSheetCheck.WRITTEN_OFF,
            LedgerSheetCheck.STATE,
            LedgerSheetCheck.KIND,
            LedgerSheetCheck.ORIGIN,
            LedgerSheetCheck.HELPERS);

    private final LedgerService ledger;
    private final LedgerListQuery list;
    private final LedgerEventStore events;
    private final LedgerSheetCheck rows;
    private final SheetHeadingService headings;

    LedgerSheetService(
            LedgerService ledger,
            LedgerListQuery list,
            LedgerEventStore events,
            LedgerSheetCheck rows,
            SheetHeadingService headings) {
        this.ledger = ledger;
        this.list = list;
        this.events = events;
        this.rows = rows;
        this.headings = headings;
    }

    /** The sheet with its headings and no rows. */
    static byte[] emptySheet() {
        return SheetWriter.write(TITLE, COLUMNS, List.of());
    }

    /** All items that the person may see. */
    byte[] write(String login, LedgerListQuery.Filter filter) {
        var lines = list.of(login, filter);
        var progress =
                events.lastProgress(lines.stream().map(LedgerLine::number).toList());
        return SheetWriter.write(
                TITLE,
                COLUMNS,
                IntStream.range(0, lines.size())
                        .mapToObj(index -> cells(index + 1, lines.get(index), progress))
                        .toList());
    }

    private static List<@Nullable Object> cells(int runningNumber, LedgerLine line, Map<Long, String> progress) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(runningNumber);
        cells.add(line.number());
        cells.add(line.unitName());
        cells.add(line.problem());
        cells.add(line.measures());
        cells.add(line.leader());
        cells.add(line.person());
        cells.add(line.deadline());
        cells.add(progress.getOrDefault(line.number(), ""));
        cells.add(line.state() == ItemState.WRITTEN_OFF ? LedgerSheetCheck.YES : LedgerSheetCheck.NO);
        cells.add(line.stateLabel());
        cells.add(line.kindLabel());
        cells.add(line.originLabel());
        cells.add(String.join(LedgerSheetCheck.BETWEEN_HELPERS, line.helpers()));
        return cells;
    }

    /**
     * Checks the sheet and saves nothing.
     *
     * @param campaign of new items; null for the only campaign in question
     * @throws Refusal when the file is not a sheet of the ledger
     */
    SheetReport check(SheetFile file, @Nullable String campaign, String login) {
        var sheet = read(file, campaign, login);
        if (!sheet.errors().isEmpty()) {
            return SheetReport.withErrors(sheet.rows(), sheet.errors()).withNotices(sheet.notices());
        }
        boolean hasRows = sheet.rows() > 0;
        var sentence = hasRows ? "共 %d 行，没有问题，可以存入。".formatted(sheet.rows()) : "表头下面没有内容，没有可以存入的行。";
        return SheetReport.checked(sheet.rows(), hasRows, List.of(sentence)).withNotices(sheet.notices());
    }

    /**
     * Saves the rows when there is no error.
     *
     * @throws Refusal when the file is not a sheet of the ledger
     */
    SheetReport save(SheetFile file, @Nullable String campaign, String login) {
        var sheet = read(file, campaign, login);
        if (!sheet.errors().isEmpty()) {
            return SheetReport.withErrors(sheet.rows(), sheet.errors()).withNotices(sheet.notices());
        }
        sheet.additions().forEach(item -> ledger.register(item, login));
        sheet.progress().forEach(note -> ledger.progress(note.number(), note.text(), login));
        return SheetReport.saved(sheet.rows(), List.of("已存入 %d 行。".formatted(sheet.rows())), null)
                .withNotices(sheet.notices());
    }

    /** The sheet with the errors of each row in a last column. */
    byte[] marked(SheetFile file, @Nullable String campaign, String login) {
        var sheet = read(file, campaign, login);
        return ReturnedSheet.mark(
                List.of(file), List.of(sheet.table()), sheet.errors().listed());
    }

    private LedgerSheetCheck.Result read(SheetFile file, @Nullable String campaign, String login) {
        return rows.check(SheetReader.read(file, headings.extended(LedgerSheetCheck.LAYOUT)), campaign, login);
    }
}
