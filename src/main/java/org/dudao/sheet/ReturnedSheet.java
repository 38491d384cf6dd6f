package org.dudao.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dudao.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sheet that somebody sent, with what is wrong beside each row: to be corrected and sent again as it is. */
public final class ReturnedSheet {

    private static final Logger log = LoggerFactory.getLogger(ReturnedSheet.class);

    /** Name of the column that is added; on reading it is passed over. */
    public static final String ERRORS = "错误";

    /** In memory a workbook takes about ten times the size of its XML. */
    private static final long MOST_XML = 12L << 20;

    private static final long MOST_BYTES_UNPACKED = 64L << 20;
    private static final int WIDTH = 40 * 256;

    private ReturnedSheet() {}

    /**
     * Adds the errors as a last column, in red, and leaves everything else as it is. A column of errors from before is written anew.
     *
     * @param table what {@link SheetReader} has read from the same content
     * @return an .xlsx
     * @throws Refusal when the workbook has so much besides these rows, or something so odd, that it cannot be marked
     */
    public static byte[] mark(String file, byte[] content, SheetTable table, List<RowError> errors) {
        try {
            requireModest(file, content);
            try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(content));
                    var out = new ByteArrayOutputStream()) {
                mark(workbook.getSheetAt(0), table.headerRow() - 1, errors);
                workbook.write(out);
                return out.toByteArray();
            }
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            log.debug("Cannot be marked: {}", file, e);
            throw unmarkable(file);
        }
    }

    private static void mark(Sheet sheet, int headerRow, List<RowError> errors) {
        int column = errorColumn(sheet, headerRow);
        clear(sheet, headerRow, column);
        var red = SheetStyles.error(sheet.getWorkbook());
        var sentences = errors.stream()
                .collect(Collectors.groupingBy(
                        RowError::row, TreeMap::new, Collectors.mapping(RowError::sentence, Collectors.joining("；"))));
        sentences.put(headerRow + 1, ERRORS);
        sentences.forEach((number, sentence) -> {
            var row = sheet.getRow(number - 1);
            var cell = (row == null ? sheet.createRow(number - 1) : row).createCell(column, CellType.STRING);
            cell.setCellValue(sentence);
            cell.setCellStyle(red);
        });
        sheet.setColumnHidden(column, false);
        sheet.setColumnWidth(column, WIDTH);
    }

    /** The one that is there from before, or the first that is empty all the way down. */
    private static int errorColumn(Sheet sheet, int headerRow) {
        int next = 0;
        for (Cell cell : sheet.getRow(headerRow)) {
            if (cell.getCellType() == CellType.STRING
                    && cell.getStringCellValue().strip().equals(ERRORS)) {
                return cell.getColumnIndex();
            }
        }
        for (int number = headerRow; number <= sheet.getLastRowNum(); number++) {
            var row = sheet.getRow(number);
            next = row == null ? next : Math.max(next, afterLast(row));
        }
        return next;
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
