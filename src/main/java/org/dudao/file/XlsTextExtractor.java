package org.dudao.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.extractor.OldExcelExtractor;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.CommonObjectDataSubRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.ObjRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.TextObjectRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the cells of an .xls file as they are displayed. The records are read one after the other; only the shared strings
 * are in memory.
 */
final class XlsTextExtractor implements HSSFListener {

    private final SheetText text = new SheetText();
    private final CellFormat cellFormat = new CellFormat();
    private final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(this, Locale.CHINA);
    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private final Map<Integer, Boolean> hiddenRows = new HashMap<>();
    private final Set<Integer> hiddenColumns = new HashSet<>();
    private final List<String> boxes = new ArrayList<>();
    private @Nullable SSTRecord strings;
    private @Nullable FormulaRecord textFormula;
    private boolean since1904;
    private boolean withinComment;
    private int depth;
    private int sheet = -1;
    private int row = -1;

    private XlsTextExtractor() {}

    static ExtractedText read(Path file) throws IOException, UnreadableFileException {
        try (var files = new POIFSFileSystem(file.toFile(), true)) {
            var root = files.getRoot();
            if (!root.hasEntryCaseInsensitive("Workbook")) {
                return old(root);
            }
            var extractor = new XlsTextExtractor();
            var request = new HSSFRequest();
            request.addListenerForAllRecords(extractor.formats);
            try {
                new HSSFEventFactory().processWorkbookEvents(request, files);
            } catch (OldFileFormatException e) {
                return old(root);
            }
            if (hasEmbeddedFiles(root)) {
                extractor.text.hasEmbeddedFiles();
            }
            return extractor.text.toText();
        }
    }

    /** Excel 5.0 and 95. Numbers come without their formats. */
    private static ExtractedText old(DirectoryNode root) throws IOException {
        try (var extractor = new OldExcelExtractor(root)) {
            return ExtractedText.of(extractor.getText());
        }
    }

    /** Embedded files stand in folders with these names. */
    private static boolean hasEmbeddedFiles(DirectoryNode root) {
        return root.getEntryNames().stream().anyMatch(name -> name.startsWith("MBD"));
    }

    @Override
    public void processRecord(Record record) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("Interrupted");
        }
        if (record instanceof BOFRecord) {
            begin();
        } else if (record instanceof EOFRecord) {
            end();
        } else if (record instanceof BoundSheetRecord bound) {
            sheets.add(bound);
        } else if (record instanceof SSTRecord shared) {
            strings = shared;
        } else if (record instanceof DateWindow1904Record window) {
            since1904 = window.getWindowing() == 1;
        } else if (depth == 1 && !text.isFull()) {
            withinSheet(record);
        }
    }

    /** Charts inside a sheet begin and end as sheets do. The first part of the file describes the whole workbook. */
    private void begin() {
        depth++;
        if (depth == 1) {
            sheet++;
            var inOrder = BoundSheetRecord.orderByBofPosition(sheets);
            if (sheet > 0 && sheet <= inOrder.length) {
                var bound = inOrder[sheet - 1];
                text.sheet(bound.getSheetname(), bound.isHidden() || bound.isVeryHidden());
                text.hideColumns(hiddenColumns);
            }
        }
    }

    private void end() {
        depth--;
        if (depth == 0) {
            endRow();
            boxes.forEach(text::line);
            boxes.clear();
            hiddenRows.clear();
            hiddenColumns.clear();
        }
    }

    private void withinSheet(Record record) {
        if (record instanceof ColumnInfoRecord columns && columns.getHidden()) {
            for (int column = columns.getFirstColumn(); column <= Math.min(columns.getLastColumn(), 255); column++) {
                hiddenColumns.add(column);
            }
        } else if (record instanceof RowRecord info) {
            hiddenRows.put(info.getRowNumber(), info.getZeroHeight());
        } else if (record instanceof StringRecord result && textFormula != null) {
            add(textFormula, result.getString());
            textFormula = null;
        } else if (record instanceof ObjRecord object) {
            withinComment = object.getSubRecords().stream()
                    .anyMatch(part -> part instanceof CommonObjectDataSubRecord data
                            && data.getObjectType() == CommonObjectDataSubRecord.OBJECT_TYPE_COMMENT);
            if (withinComment) {
                text.hasComments();
            }
        } else if (record instanceof TextObjectRecord box && !withinComment && box.getStr() != null) {
            boxes.add(box.getStr().getString());
        } else if (record instanceof CellValueRecordInterface cell) {
            cell(cell);
        }
    }

    private void cell(CellValueRecordInterface cell) {
        if (cell instanceof LabelSSTRecord label && strings != null) {
            add(cell, strings.getString(label.getSSTIndex()).getString());
        } else if (cell instanceof LabelRecord label) {
            add(cell, label.getValue());
        } else if (cell instanceof NumberRecord number) {
            add(cell, formatted(cell, number.getValue()));
        } else if (cell instanceof BoolErrRecord value) {
            add(cell, value.isBoolean() ? bool(value.getBooleanValue()) : error(value.getErrorValue()));
        } else if (cell instanceof FormulaRecord formula) {
            result(formula);
        }
    }

    /** A text result follows in a record of its own. */
    private void result(FormulaRecord formula) {
        if (formula.hasCachedResultString()) {
            textFormula = formula;
            return;
        }
        switch (formula.getCachedResultTypeEnum()) {
            case BOOLEAN -> add(formula, bool(formula.getCachedBooleanValue()));
            case ERROR -> add(formula, error(formula.getCachedErrorValue()));
            default -> add(formula, formatted(formula, formula.getValue()));
        }
    }

    private void add(CellValueRecordInterface cell, String value) {
        if (cell.getRow() != row) {
            endRow();
            row = cell.getRow();
        }
        text.cell(cell.getColumn(), value);
    }

    private void endRow() {
        text.endRow(hiddenRows.getOrDefault(row, false));
        row = -1;
    }

    private String formatted(CellValueRecordInterface cell, double value) {
        int index = formats.getFormatIndex(cell);
        var format = index < 0 ? null : formats.getFormatString(index);
        boolean builtIn = format == null || format.equals(BuiltinFormats.getBuiltinFormat(index));
        return cellFormat.format(value, Math.max(index, 0), builtIn ? null : format, since1904);
    }

    private static String bool(boolean value) {
        return value ? "TRUE" : "FALSE";
    }

    private static String error(int code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "";
    }
}
