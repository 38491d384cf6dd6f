package org.dudao.sheet;

import com.google.errorprone.annotations.FormatMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the sheets of an .xlsx file, or a .csv file as one sheet named after the file, against layouts. Hidden sheets are not read.
 * Reading stops at the first exceeded limit.
 */
public final class SheetReader {

    private static final Logger log = LoggerFactory.getLogger(SheetReader.class);

    static final String XLSX = ".xlsx";
    private static final String CSV = ".csv";

    private SheetReader() {}

    /**
     * Reads the first visible sheet that has the header. A text cell is read literally, also when it begins with an equals sign.
     *
     * @param file at most 20 MB; the ending of its name says which kind of file it is
     * @throws SheetLimitRefusal when the sheet has more rows or longer cells than the layout allows
     * @throws Refusal when the file is neither .xlsx nor .csv, is damaged, has macros or a password, when no visible sheet has the
     *     header, when a column comes twice, or when a formula or a merged range stands below the header
     */
    public static SheetTable read(SheetFile file, SheetLayout layout) {
        var sheets = new FirstWithHeader(file.name(), layout);
        read(file, sheets);
        return sheets.table();
    }

    /**
     * Reads every visible sheet that is named like a layout.
     *
     * @throws SheetLimitRefusal when a sheet has more rows or longer cells than its layout allows, or there are too many sheets
     * @throws Refusal as {@link #read(SheetFile, SheetLayout)}, but a missing header or column is only named in the table
     */
    public static SheetBook readAll(SheetFile file, List<SheetLayout> layouts) {
        var sheets = new NamedSheets(file.name(), layouts);
        read(file, sheets);
        return sheets.book();
    }

    private static void read(SheetFile file, LimitedWorkbook.SheetSelection sheets) {
        var name = file.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(XLSX)) {
            LimitedWorkbook.read(file.name(), file.content(), sheets);
        } else if (name.endsWith(CSV)) {
            readCsv(file, sheets);
        } else {
            throw refusal("“%s”应为 .xlsx 或 .csv 文件，请用 Excel 或 WPS 另存为 .xlsx 后重新上传。", file.name());
        }
    }

    private static void readCsv(SheetFile file, LimitedWorkbook.SheetSelection sheets) {
        SheetLimits.requireSize(file.name(), file.content().length);
        var name = file.name().substring(0, file.name().length() - CSV.length());
        var content = sheets.contentOf(new LimitedWorkbook.SheetInfo(name, false, false));
        if (content == null) {
            return;
        }
        try (var lines = CsvParsing.parse(file.content())) {
            for (var line : lines) {
                var number = (int) line.getRecordNumber();
                if (!content.line(new SheetXml.Line(number, false, cells(line)))) {
                    return;
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            log.debug("Unreadable: {}", file.name(), e);
            throw refusal("“%s”读不出来，引号可能没有成对，请检查后重新上传。", file.name());
        }
    }

    private static List<SheetXml.Cell> cells(CSVRecord line) {
        var cells = new ArrayList<SheetXml.Cell>();
        for (int column = 0; column < Math.min(line.size(), SheetXml.MOST_COLUMNS); column++) {
            var text = CellTexts.clean(line.get(column));
            if (!text.isEmpty()) {
                cells.add(new SheetXml.Cell(column, text, false));
            }
        }
        return cells;
    }

    @FormatMethod
    private static Refusal refusal(String sentence, Object... parts) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, sentence.formatted(parts));
    }

    private static String list(List<String> sheets) {
        return sheets.stream().map("《%s》"::formatted).collect(Collectors.joining());
    }

    /** Reads the first sheet with the header, and looks whether another one has it. */
    private static final class FirstWithHeader implements LimitedWorkbook.SheetSelection {

        private final String file;
        private final SheetLayout layout;
        private final List<TableReader> visible = new ArrayList<>();
        private final List<String> hidden = new ArrayList<>();

        FirstWithHeader(String file, SheetLayout layout) {
            this.file = file;
            this.layout = layout;
        }

        @Override
        public SheetXml.@Nullable Content contentOf(LimitedWorkbook.SheetInfo sheet) {
            if (sheet.hidden()) {
                hidden.add(sheet.name());
                return SheetXml.NOTHING;
            }
            var reader = new TableReader(file, sheet, layout, hasEnough());
            visible.add(reader);
            return reader;
        }

        @Override
        public boolean hasEnough() {
            return first().isPresent();
        }

        private Optional<TableReader> first() {
            return visible.stream().filter(TableReader::hasHeader).findFirst();
        }

        SheetTable table() {
            var first = first().orElseThrow(this::withoutHeader);
            var others = visible.stream()
                    .filter(reader -> reader != first && reader.hasHeader() && reader.hasRows())
                    .map(TableReader::sheet)
                    .toList();
            var table = first.table();
            if (others.isEmpty()) {
                return table;
            }
            var notices = new ArrayList<String>();
            notices.add("有几张工作表都有表头：只读了《%s》，没有读%s；要导入别的，请把它另存为一个文件。".formatted(first.sheet(), list(others)));
            notices.addAll(table.notices());
            return new SheetTable(
                    table.sheet(), table.headerRow(), table.columns(), table.missing(), table.rows(), notices);
        }

        private Refusal withoutHeader() {
            var closest = visible.stream().filter(TableReader::hasSomeColumns).findFirst();
            var others = hidden.isEmpty() ? "" : "隐藏的工作表%s没有看。".formatted(list(hidden));
            if (visible.isEmpty()) {
                return refusal("“%s”里没有看得见的工作表。%s", file, others);
            }
            if (closest.isPresent()) {
                return refusal(
                        "“%s”%s的表头缺少这些列：%s。%s%s",
                        file,
                        visible.size() > 1 ? "里《%s》".formatted(closest.get().sheet()) : "",
                        String.join("、", closest.get().missing()),
                        closest.get().unknownColumns(),
                        others);
            }
            var columns = String.join("、", layout.required());
            return visible.size() > 1
                    ? refusal(
                            "“%s”的工作表%s前%d行里都没有表头，应有这些列：%s。%s",
                            file,
                            list(visible.stream().map(TableReader::sheet).toList()),
                            TableReader.LAST_ROW_FOR_HEADER,
                            columns,
                            others)
                    : refusal(
                            "“%s”的第一张工作表前%d行里没有表头，应有这些列：%s。%s", file, TableReader.LAST_ROW_FOR_HEADER, columns, others);
        }
    }

    /** Reads the sheets whose names are those of layouts. */
    private static final class NamedSheets implements LimitedWorkbook.SheetSelection {

        private final String file;
        private final List<SheetLayout> layouts;
        private final List<TableReader> named = new ArrayList<>();
        private final List<List<TableReader>> others = new ArrayList<>();
        private final List<String> hidden = new ArrayList<>();

        NamedSheets(String file, List<SheetLayout> layouts) {
            this.file = file;
            this.layouts = layouts;
        }

        @Override
        public SheetXml.@Nullable Content contentOf(LimitedWorkbook.SheetInfo sheet) {
            if (sheet.hidden()) {
                hidden.add(sheet.name());
                return SheetXml.NOTHING;
            }
            if (named.size() + others.size() == SheetLimits.MOST_SHEETS) {
                throw SheetLimitRefusal.of("“%s”的工作表超过%d张，请只留要导入的工作表。", file, SheetLimits.MOST_SHEETS);
            }
            var layout = layouts.stream()
                    .filter(one -> one.name().equals(sheet.name()))
                    .findFirst();
            if (layout.isPresent()) {
                var reader = new TableReader(place(sheet), sheet, layout.get(), false);
                named.add(reader);
                return reader;
            }
            var probes = layouts.stream()
                    .map(one -> new TableReader(place(sheet), sheet, one, true))
                    .toList();
            others.add(probes);
            return SheetXml.all(probes);
        }

        private String place(LimitedWorkbook.SheetInfo sheet) {
            return file.toLowerCase(Locale.ROOT).endsWith(CSV) ? file : file + " 里的《" + sheet.name() + "》";
        }

        SheetBook book() {
            var unknown = sheets(true);
            var skipped = sheets(false);
            var notices = new ArrayList<String>();
            if (!skipped.isEmpty()) {
                notices.add("%s没有要读的表头，没有读。".formatted(list(skipped)));
            }
            if (!hidden.isEmpty()) {
                notices.add("隐藏的工作表%s没有读。".formatted(list(hidden)));
            }
            return new SheetBook(named.stream().map(TableReader::tableOrMissing).toList(), unknown, notices);
        }

        /** Sheets with other names that have, or do not have, headings of a layout. */
        private List<String> sheets(boolean withColumns) {
            return others.stream()
                    .filter(probes -> probes.stream().anyMatch(TableReader::hasSeveralColumns) == withColumns)
                    .map(probes -> probes.get(0).sheet())
                    .toList();
        }
    }
}
