package org.dudao.rectification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.dudao.sheet.SheetRow;
import org.dudao.sheet.SheetTable;
import org.dudao.sheet.SheetWords;
import org.jspecify.annotations.Nullable;

/**
 * Tells the rows of items on the ledger from new items. An exported sheet has the item's number in the column
 * 系统编号. Earlier versions wrote it into 序号, where people put their running numbers. There, a number means an item if some row of the
 * sheet has the number and the problem of an item: then the sheet was exported.
 */
final class LedgerSheetNumbers {

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    private final LongFunction<Optional<LedgerLine>> items;
    private final Map<String, Optional<LedgerLine>> itemsByNumber = new HashMap<>();
    private final String column;
    private final boolean exported;
    private final boolean running;

    /**
     * What the number of a row means. Without an item and without an error the row is a new item.
     *
     * @param column column of the number
     */
    record Meaning(String column, @Nullable LedgerLine item, @Nullable String error) {}

    private LedgerSheetNumbers(SheetTable table, LongFunction<Optional<LedgerLine>> items) {
        this.items = items;
        boolean ownColumn = table.columns().contains(LedgerSheetCheck.NUMBER);
        this.column = ownColumn ? LedgerSheetCheck.NUMBER : LedgerSheetCheck.RUNNING_NUMBER;
        this.exported = ownColumn || table.rows().stream().anyMatch(this::isItem);
        this.running = !ownColumn && (isRunning(table.rows()) || (!exported && isOfNoItem(table.rows())));
    }

    /** @param items finds an item that the person may see */
    static LedgerSheetNumbers of(SheetTable table, LongFunction<Optional<LedgerLine>> items) {
        return new LedgerSheetNumbers(table, items);
    }

    Meaning of(SheetRow row) {
        var number = row.cell(column);
        var item = item(number);
        if (number.isEmpty() || (running && (!exported || item.isEmpty()))) {
            return new Meaning(column, null, null);
        }
        if (item.isEmpty()) {
            return new Meaning(column, null, "台账上没有“%s”号事项，或者它与您无关；新事项的%s应空着".formatted(number, column));
        }
        if (column.equals(LedgerSheetCheck.RUNNING_NUMBER) && !isItem(row)) {
            return new Meaning(
                    column,
                    null,
                    "台账上%s号是“%s”，问题不能在表里改；如果这一行是新事项，请把序号空着"
                            .formatted(number, item.get().problem()));
        }
        return new Meaning(column, item.get(), null);
    }

    private boolean isItem(SheetRow row) {
        return item(row.cell(column))
                .filter(item -> SheetWords.same(item.problem(), row.cell(LedgerSheetCheck.PROBLEM)))
                .isPresent();
    }

    private Optional<LedgerLine> item(String text) {
        var number = SheetWords.compact(text);
        return NUMBER.matcher(number).matches()
                ? itemsByNumber.computeIfAbsent(number, key -> items.apply(Long.parseLong(key)))
                : Optional.empty();
    }

    /**
     * Whether the numbers count on, also several times, or are no numbers, such as （一）. A list may begin with any number, because it may
     * be a part of a longer one; a single number must be 1.
     */
    private boolean isRunning(List<SheetRow> rows) {
        var numbers = rows.stream()
                .map(row -> SheetWords.compact(row.cell(column)))
                .filter(number -> NUMBER.matcher(number).matches())
                .map(Long::valueOf)
                .toList();
        long last = numbers.size() > 1 ? numbers.get(0) - 1 : 0;
        for (long number : numbers) {
            if (number != 1 && number != last + 1) {
                return false;
            }
            last = number;
        }
        return true;
    }

    /** Whether each row has a number, and none of them is the number of an item: a part of a longer list. */
    private boolean isOfNoItem(List<SheetRow> rows) {
        return rows.stream()
                .map(row -> row.cell(column))
                .noneMatch(number -> number.isEmpty() || item(number).isPresent());
    }
}
