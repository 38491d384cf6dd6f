package org.dudao.sheet;

import com.google.errorprone.annotations.FormatMethod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.dudao.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the first sheet of an .xlsx row by row. A file of any size or shape takes little memory and little time: it is read only as
 * far as the limits go.
 */
public final class SheetReader {

    private static final Logger log = LoggerFactory.getLogger(SheetReader.class);

    private static final int MOST_BYTES = 20 << 20;
    /** Unpacked. The table of contents is kept in memory as a tree, the texts and formats as such, a sheet not at all. */
    private static final long MOST_CONTENTS = 1 << 20;

    private static final long MOST_FORMATS = 8 << 20;
    private static final long MOST_TEXTS = 16 << 20;
    private static final long MOST_SHEET = 64 << 20;

    private SheetReader() {}

    /**
     * Reads all rows, or refuses the file. A cell of text is what it says, whatever it begins with.
     *
     * @param file its name, for the messages
     * @param content at most 20 MB
     * @throws Refusal when it is no .xlsx, has macros or a password, lacks a column or has one twice, has more rows or longer cells than
     *     the layout admits, a formula in a column of the layout, or a merged range below the header
     */
    public static SheetTable read(String file, byte[] content, SheetLayout layout) {
        requireXlsx(file, content);
        try (var zip = new LimitedZip(content)) {
            try {
                return readWithin(zip, file, layout);
            } catch (Refusal refusal) {
                throw refusal;
            } catch (IOException | OpenXML4JException | XMLStreamException | RuntimeException e) {
                throw zip.exceeded() ? tooMuch(file) : broken(file, e);
            }
        } catch (IOException e) {
            throw broken(file, e);
        }
    }

    private static SheetTable readWithin(LimitedZip zip, String file, SheetLayout layout)
            throws IOException, OpenXML4JException, XMLStreamException {
        if (zip.exceeded()) {
            throw tooMuch(file);
        }
        zip.allow(MOST_CONTENTS);
        try (var workbook = OPCPackage.open(zip)) {
            requireWorkbook(file, workbook);
            var reader = new XSSFReader(workbook);
            var texts = cellTexts(zip, reader);
            try (var sheet = reader.getSheetIterator().next()) {
                zip.allow(MOST_SHEET);
                var table = new TableReader(file, layout);
                SheetXml.read(sheet, texts, table);
                return table.table();
            }
        }
    }

    private static CellTexts cellTexts(LimitedZip zip, XSSFReader reader)
            throws IOException, OpenXML4JException, XMLStreamException {
        try (var workbook = reader.getWorkbookData();
                var styles = reader.getStylesData();
                var strings = reader.getSharedStringsData()) {
            zip.allow(MOST_FORMATS);
            boolean from1904 = SheetXml.countsFrom1904(workbook);
            var formats = styles == null ? new NumberFormats(List.of(), Map.of()) : SheetXml.formats(styles);
            zip.allow(MOST_TEXTS);
            return new CellTexts(strings == null ? List.of() : SheetXml.texts(strings), formats, from1904);
        }
    }

    private static void requireXlsx(String file, byte[] content) {
        if (content.length == 0) {
            throw refusal("“%s”是空文件，请检查后重新上传。", file);
        }
        if (content.length > MOST_BYTES) {
            throw refusal("“%s”太大，表格最大%dMB。", file, MOST_BYTES >> 20);
        }
        switch (FileMagic.valueOf(content)) {
            case OOXML -> {}
            case OLE2 -> throw old(file, content);
            default -> throw refusal("“%s”不是 .xlsx 表格，请用 Excel 或 WPS 另存为 .xlsx 后重新上传。", file);
        }
    }

    private static void requireWorkbook(String file, OPCPackage content) {
        if (has(content, XSSFRelation.MACROS_WORKBOOK)) {
            throw refusal("“%s”里有宏，请另存为不含宏的 .xlsx 后重新上传。", file);
        }
        if (!has(content, XSSFRelation.WORKBOOK)) {
            throw refusal("“%s”不是 .xlsx 表格，请用 Excel 或 WPS 另存为 .xlsx 后重新上传。", file);
        }
    }

    private static boolean has(OPCPackage content, XSSFRelation kind) {
        return !content.getPartsByContentType(kind.getContentType()).isEmpty();
    }

    /** What has a password lies in a file of the old kind. */
    private static Refusal old(String file, byte[] content) {
        try (var office = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            return office.getRoot().hasEntry("EncryptedPackage")
                    ? refusal("“%s”有打开密码，请去掉密码后重新上传。", file)
                    : refusal("“%s”是旧格式（.xls），请用 Excel 或 WPS 另存为 .xlsx 后重新上传。", file);
        } catch (IOException | RuntimeException e) {
            return broken(file, e);
        }
    }

    private static Refusal tooMuch(String file) {
        return refusal("“%s”的内容太多，请只留要导入的行，删去下面的空行和别的工作表，再重新上传。", file);
    }

    private static Refusal broken(String file, Exception cause) {
        log.debug("Damaged: {}", file, cause);
        return refusal("“%s”已损坏，打不开，请检查后重新上传。", file);
    }

    @FormatMethod
    private static Refusal refusal(String sentence, Object... parts) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, sentence.formatted(parts));
    }
}
