package org.dudao.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every sheet of an .xlsx file, or a .csv file as one sheet named after the file. A formula counts as the value that the
 * spreadsheet program last computed. Reading stops at the first exceeded limit.
 */
public final class NamedSheetReader {

    private static final Logger log = LoggerFactory.getLogger(NamedSheetReader.class);

    private static final String XLSX = ".xlsx";
    private static final String CSV = ".csv";

    private final String file;
    private final SheetLimits limits;
    private final List<SheetBuilder> sheets = new ArrayList<>();

    private NamedSheetReader(String file, SheetLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /**
     * Reads all sheets.
     *
     * @param file its name; the ending says which kind of file it is
     * @throws SheetLimitRefusal when a limit is exceeded
     * @throws Refusal when the file is neither .xlsx nor .csv, or damaged
     */
    public static List<NamedSheet> read(String file, byte[] content, SheetLimits limits) {
        var reader = new NamedSheetReader(file, limits);
        var name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(XLSX)) {
            LimitedWorkbook.read(file, content, reader::begin);
        } else if (name.endsWith(CSV)) {
            reader.readCsv(content);
        } else {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "“%s”应为 .xlsx 或 .csv 文件。".formatted(file));
        }
        return reader.sheets.stream().map(SheetBuilder::sheet).toList();
    }

    private SheetXml.Content begin(String name) {
        if (sheets.size() == limits.mostSheets()) {
            throw SheetLimitRefusal.of("“%s”的工作表超过%d张，请只留要导入的工作表。", file, limits.mostSheets());
        }
        var sheet = new SheetBuilder(name.strip());
        sheets.add(sheet);
        return sheet;
    }

    private void readCsv(byte[] content) {
        SheetLimits.requireSize(file, content.length);
        var sheet = begin(file.substring(0, file.length() - CSV.length()));
        try (var lines = CsvParsing.parse(content)) {
            for (var line : lines) {
                sheet.line(new SheetXml.Line((int) line.getRecordNumber(), cells(line)));
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            log.debug("Unreadable: {}", file, e);
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "“%s”读不出来，引号可能没有成对。".formatted(file));
        }
    }

    private static List<SheetXml.Cell> cells(CSVRecord line) {
        var cells = new ArrayList<SheetXml.Cell>();
        for (int column = 0; column < line.size(); column++) {
            var text = CellTexts.clean(line.get(column));
            if (!text.isEmpty()) {
                cells.add(new SheetXml.Cell(column, text, false));
            }
        }
        return cells;
    }

    /** Collects the rows of one sheet and checks the limits at each row. */
    private final class SheetBuilder implements SheetXml.Content {

        private final String name;
        private final List<SheetRow> rows = new ArrayList<>();
        private @Nullable TreeMap<Integer, String> columns;
        private int headerRow = 1;

        SheetBuilder(String name) {
            this.name = name;
        }

        @Override
        public void line(SheetXml.Line line) {
            line.cells().forEach(cell -> check(line, cell));
            if (columns == null) {
                columns = new TreeMap<>();
                headerRow = line.number();
                for (var cell : line.cells()) {
                    columns.put(cell.column(), cell.text());
                }
            } else {
                addRow(line, columns);
            }
        }

        @Override
        public void merged(String range) {
            // Only the first cell of a merged range has a value. The checks then report the other cells as empty.
        }

        private void addRow(SheetXml.Line line, Map<Integer, String> names) {
            var cells = new HashMap<String, String>();
            boolean empty = true;
            for (var cell : line.cells()) {
                empty &= cell.text().isEmpty();
                var column = names.get(cell.column());
                if (column != null && !cell.text().isEmpty()) {
                    cells.put(column, cell.text());
                }
            }
            if (empty) {
                return;
            }
            if (rows.size() == limits.mostRows()) {
                throw SheetLimitRefusal.of("“%s”的内容超过%d行，没有再往下读；最多%d行。", place(), limits.mostRows(), limits.mostRows());
            }
            rows.add(new SheetRow(line.number(), cells));
        }

        private void check(SheetXml.Line line, SheetXml.Cell cell) {
            if (cell.column() >= limits.mostColumns()) {
                throw SheetLimitRefusal.of("“%s”第%d行的内容超过%d列，请删去多余的列。", place(), line.number(), limits.mostColumns());
            }
            SheetLimits.requireCellLength(
                    place(), line.number(), cell.column(), cell.text().length(), limits.longestCell());
        }

        private String place() {
            return file.toLowerCase(Locale.ROOT).endsWith(CSV) ? file : file + " 里的《" + name + "》";
        }

        NamedSheet sheet() {
            return new NamedSheet(
                    name, headerRow, columns == null ? List.of() : List.copyOf(columns.values()), List.copyOf(rows));
        }
    }
}
