package org.dudao.organization;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads the sheets of a roster from one .xlsx, or from .csv files named like the sheets. */
final class RosterReader {

    private static final Charset CHINESE_WINDOWS = Charset.forName("GB18030");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Empty lines count, as they do in a spreadsheet. */
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private RosterReader() {}

    /** @throws RosterRefusedException naming each file that cannot be read */
    static List<RosterSheet> read(List<RosterFile> files) {
        var sheets = new ArrayList<RosterSheet>();
        var errors = new ArrayList<RosterError>();
        for (var file : files) {
            try {
                sheets.addAll(sheetsOf(file));
            } catch (IOException | RuntimeException e) {
                errors.add(new RosterError(file.name(), null, null, "读不出来，应为 .xlsx 或 .csv 文件"));
            }
        }
        if (!errors.isEmpty()) {
            throw new RosterRefusedException(errors);
        }
        return sheets;
    }

    private static List<RosterSheet> sheetsOf(RosterFile file) throws IOException {
        var name = file.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xlsx")) {
            return workbook(file.content());
        }
        if (name.endsWith(".csv")) {
            return List.of(csv(file));
        }
        throw new IOException("neither .xlsx nor .csv");
    }

    private static List<RosterSheet> workbook(byte[] content) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            var formatter = new DataFormatter(Locale.CHINA);
            formatter.setUseCachedValuesForFormulaCells(true);
            var sheets = new ArrayList<RosterSheet>();
            workbook.forEach(sheet -> sheets.add(sheet(sheet, formatter)));
            return sheets;
        }
    }

    private static RosterSheet sheet(Sheet sheet, DataFormatter formatter) {
        var lines = new ArrayList<Line>();
        for (Row row : sheet) {
            var cells = IntStream.range(0, Math.max(row.getLastCellNum(), 0))
                    .mapToObj(row::getCell)
                    .map(cell -> formatter.formatCellValue(cell).strip())
                    .toList();
            lines.add(new Line(row.getRowNum() + 1, cells));
        }
        return table(sheet.getSheetName().strip(), lines);
    }

    private static RosterSheet csv(RosterFile file) throws IOException {
        var lines = new ArrayList<Line>();
        try (var parser = CSV.parse(new StringReader(text(file.content())))) {
            for (CSVRecord line : parser) {
                lines.add(new Line(
                        (int) line.getRecordNumber(),
                        line.stream().map(String::strip).toList()));
            }
        }
        return table(file.name().substring(0, file.name().length() - ".csv".length()), lines);
    }

    private record Line(int number, List<String> cells) {}

    private static RosterSheet table(String name, List<Line> lines) {
        var columns = lines.isEmpty() ? List.<String>of() : lines.get(0).cells();
        var rows = lines.stream()
                .skip(1)
                .filter(line -> line.cells().stream().anyMatch(cell -> !cell.isEmpty()))
                .map(line -> row(columns, line))
                .toList();
        return new RosterSheet(name, columns, rows);
    }

    private static RosterSheet.Row row(List<String> columns, Line line) {
        var cells = new HashMap<String, String>();
        for (int i = 0; i < Math.min(columns.size(), line.cells().size()); i++) {
            cells.put(columns.get(i), line.cells().get(i));
        }
        return new RosterSheet.Row(line.number(), cells);
    }

    /** UTF-8 as it should be, or GB18030, in which a Chinese Excel saves CSV. */
    private static String text(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(content, CHINESE_WINDOWS);
        }
    }
}
