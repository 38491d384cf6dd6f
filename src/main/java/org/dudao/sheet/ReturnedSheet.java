package org.dudao.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dudao.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the errors into the uploaded sheet, so that people can correct the same file and upload it again. */
public final class ReturnedSheet {

    private static final Logger log = LoggerFactory.getLogger(ReturnedSheet.class);

    /** Heading of the added column. Readers ignore this column. */
    public static final String ERRORS = "错误";

    /** In memory, POI needs about ten times the size of the XML. */
    private static final long MOST_XML = 12L << 20;

    /** Stands in the header between the heading and the errors that have no row. */
    private static final String OF_THE_SHEET = "：";

    private static final long MOST_BYTES_UNPACKED = 64L << 20;
    private static final int WIDTH = 40 * 256;

    private ReturnedSheet() {}

    /**
     * Adds the errors to each sheet as a last column, in red, and changes nothing else. A column of earlier errors is replaced. An
     * error that names none of the sheets goes into the first sheet, and an error without a row into the header. Files other than
     * a single .xlsx become one workbook.
     *
     * @param tables what {@link SheetReader} read from these files, at least one
     * @return an .xlsx file
     * @throws Refusal when the workbook is too large to be opened in memory, or POI cannot open it
     */
    public static byte[] mark(List<SheetFile> files, List<SheetTable> tables, List<RowError> errors) {
        var file = files.get(0);
        boolean oneWorkbook =
                files.size() == 1 && file.name().toLowerCase(Locale.ROOT).endsWith(SheetReader.XLSX);
        var names = tables.stream().map(SheetTable::sheet).toList();
        var bySheet = errors.stream()
                .collect(Collectors.groupingBy(
                        error -> names.contains(error.sheet()) ? Objects.requireNonNull(error.sheet()) : names.get(0)));
        return mark(file.name(), oneWorkbook ? file.content() : SheetWriter.write(tables), workbook -> {
            for (var sheet : workbook) {
                tables.stream()
                        .filter(table -> bySheet.containsKey(table.sheet())
                                && nameInWorkbook(table.sheet()).equals(nameInWorkbook(sheet.getSheetName())))
                        .findFirst()
                        .ifPresent(table ->
                                mark(sheet, table.headerRow() - 1, bySheet.getOrDefault(table.sheet(), List.of())));
            }
        });
    }

    /** A .csv file may have a longer name than a sheet, and characters that a sheet's name cannot have. */
    private static String nameInWorkbook(String sheet) {
        return WorkbookUtil.createSafeSheetName(sheet).strip();
    }

    private static byte[] mark(String file, byte[] content, Consumer<XSSFWorkbook> marking) {
        try {
            requireModest(file, content);
            try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(content));
                    var out = new ByteArrayOutputStream()) {
                marking.accept(workbook);
                workbook.write(out);
                return out.toByteArray();
            }
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            log.debug("Cannot mark {}", file, e);
            throw unmarkable(file);
        }
    }

    private static void mark(Sheet sheet, int headerRow, List<RowError> errors) {
        int column = errorColumn(sheet, headerRow);
        clear(sheet, headerRow, column);
        var red = SheetStyles.error(sheet.getWorkbook());
        var sentences = errors.stream()
                .collect(Collectors.groupingBy(
                        error -> error.row() == null ? headerRow + 1 : error.row(),
                        TreeMap::new,
                        Collectors.mapping(RowError::sentence, Collectors.joining("；"))));
        sentences.merge(headerRow + 1, ERRORS, (sentence, heading) -> heading + OF_THE_SHEET + sentence);
        sentences.forEach((number, sentence) -> {
            var row = sheet.getRow(number - 1);
            var cell = (row == null ? sheet.createRow(number - 1) : row).createCell(column, CellType.STRING);
            cell.setCellValue(sentence);
            cell.setCellStyle(red);
        });
        sheet.setColumnHidden(column, false);
        sheet.setColumnWidth(column, WIDTH);
    }

    /** The column of earlier errors, or the first column that is empty in all rows. */
    private static int errorColumn(Sheet sheet, int headerRow) {
        int next = 0;
        var header = sheet.getRow(headerRow);
        for (Cell cell : header == null ? sheet.createRow(headerRow) : header) {
            if (cell.getCellType() == CellType.STRING
                    && isErrorHeading(cell.getStringCellValue().strip())) {
                return cell.getColumnIndex();
            }
        }
        for (int number = headerRow; number <= sheet.getLastRowNum(); number++) {
            var row = sheet.getRow(number);
            next = row == null ? next : Math.max(next, afterLast(row));
        }
        return next;
    }

    /** Whether a column has the errors of an earlier import. */
    static boolean isErrorHeading(String text) {
        return text.equals(ERRORS) || text.startsWith(ERRORS + OF_THE_SHEET);
    }

    private static int afterLast(Row row) {
        int last = 0;
        for (Cell cell : row) {
            if (cell.getCellType() != CellType.BLANK) {
                last = cell.getColumnIndex() + 1;
            }
        }
        return last;
    }

    private static void clear(Sheet sheet, int headerRow, int column) {
        for (int number = headerRow; number <= sheet.getLastRowNum(); number++) {
            var row = sheet.getRow(number);
            var cell = row == null ? null : row.getCell(column);
            if (row != null && cell != null) {
                row.removeCell(cell);
            }
        }
    }

    private static void requireModest(String file, byte[] content) throws IOException {
        long xml = 0;
        try (var zip = new LimitedZip(content)) {
            zip.allow(MOST_BYTES_UNPACKED);
            for (var parts = zip.getEntries(); parts.hasMoreElements(); ) {
                var part = parts.nextElement();
                try (var in = zip.getInputStream(part)) {
                    long size = in.transferTo(OutputStream.nullOutputStream());
                    xml += part.getName().endsWith(".xml") ? size : 0;
                }
            }
        }
        if (xml > MOST_XML) {
            throw unmarkable(file);
        }
    }

    private static Refusal unmarkable(String file) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, "“%s”里别的内容太多或打不开，没法标出错误，请只留要导入的工作表和行。".formatted(file));
    }
}
