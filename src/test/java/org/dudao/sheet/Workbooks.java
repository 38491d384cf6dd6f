package org.dudao.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks as people send them, correct and wrong ones. */
final class Workbooks {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Workbooks() {}

    /** Each line is a row; cells are separated by bars. */
    static byte[] table(String lines) {
        return workbook(sheet -> fill(sheet, lines));
    }

    static void fill(XSSFSheet sheet, String lines) {
        int number = 0;
        for (var line : lines.lines().toList()) {
            var row = sheet.createRow(number++);
            int column = 0;
            for (var text : line.split("\\|", -1)) {
                if (!text.isEmpty()) {
                    row.createCell(column).setCellValue(text);
                }
                column++;
            }
        }
    }

    static byte[] workbook(Consumer<XSSFSheet> content) {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            content.accept(workbook.createSheet("台账"));
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a part. */
    interface Part {
        void write(ZipOutputStream out) throws IOException;
    }

    /** The smallest possible workbook. Its only sheet is written by hand, so it can be arbitrarily large and wrong. */
    static byte[] handmade(Part sheet) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            text(
                    zip,
                    "[Content_Types].xml",
                    """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/xl/workbook.xml"
                     ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    <Override PartName="/xl/worksheets/sheet1.xml"
                     ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                    <Override PartName="/xl/styles.xml"
                     ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                    </Types>""");
            text(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
            text(
                    zip,
                    "xl/workbook.xml",
                    """
                    <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="台账" sheetId="1" r:id="r0"/></sheets></workbook>"""
                            .formatted(MAIN, RELATIONS));
            text(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relations("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"));
            text(
                    zip,
                    "xl/styles.xml",
                    """
                    <styleSheet xmlns="%s"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>
                    <cellXfs><xf numFmtId="0"/><xf numFmtId="31" applyNumberFormat="1"/><xf numFmtId="58"/></cellXfs></styleSheet>"""
                            .formatted(MAIN));
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            sheet.write(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] handmade(String rows) {
        return handmade(out -> out.write("<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                .formatted(MAIN, rows)
                .getBytes(StandardCharsets.UTF_8)));
    }

    /** A row with inline text cells. */
    static String row(String... texts) {
        var row = new StringBuilder("<row>");
        for (var text : texts) {
            row.append("<c t=\"inlineStr\"><is><t>").append(text).append("</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    /** An archive with one file. */
    static byte[] zip(String name, String content) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            text(zip, name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The workbook with other content in one of its parts. */
    static byte[] withPart(byte[] workbook, String name, String content) {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(workbook));
                var zip = new ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(name)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(zip);
                }
            }
            text(zip, name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void text(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String relations(String... kindsAndTargets) {
        var relations = new StringBuilder(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 0; i < kindsAndTargets.length; i += 2) {
            relations.append("<Relationship Id=\"r%d\" Type=\"%s/%s\" Target=\"%s\"/>"
                    .formatted(i / 2, RELATIONS, kindsAndTargets[i], kindsAndTargets[i + 1]));
        }
        return relations.append("</Relationships>").toString();
    }
}
