package org.dudao.sheet;

import com.google.errorprone.annotations.FormatMethod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads an .xlsx file row by row. Memory and time stay small for a file of any size or shape, because reading stops at the
 * limits.
 */
final class LimitedWorkbook {

    private static final Logger log = LoggerFactory.getLogger(LimitedWorkbook.class);

    /**
     * Unpacked bytes. The table of contents is held in memory as a tree, formats and texts as lists. Sheets are streamed and are
     * not held in memory.
     */
    private static final long MOST_CONTENTS = 1 << 20;

    private static final long MOST_FORMATS = 8 << 20;
    private static final long MOST_TEXTS = 16 << 20;
    /** For all sheets together. */
    private static final long MOST_SHEETS = 64 << 20;

    /**
     * A sheet before it is read.
     *
     * @param from1904 whether the workbook counts days from 1904, as old versions of Excel for Mac do
     */
    record SheetInfo(String name, boolean hidden, boolean from1904) {}

    /** Says who takes the rows of each sheet. */
    interface SheetSelection {

        /** Called before each sheet, in the order of the workbook. Null ends reading. */
        SheetXml.@Nullable Content contentOf(SheetInfo sheet);

        /** Whether a further sheet may be damaged or too large. */
        default boolean hasEnough() {
            return false;
        }
    }

    private LimitedWorkbook() {}

    /**
     * Reads the selected sheets.
     *
     * @param file its name, for messages
     * @throws SheetLimitRefusal when a limit is exceeded
     * @throws Refusal when the file is no .xlsx, is damaged, or has macros or a password
     */
    static void read(String file, byte[] content, SheetSelection selection) {
        requireXlsx(file, content);
        try (var zip = new LimitedZip(content)) {
            try {
                readWithin(zip, file, selection);
            } catch (Refusal refusal) {
                throw refusal;
            } catch (IOException | OpenXML4JException | XMLStreamException | RuntimeException e) {
                throw zip.exceeded() ? tooMuch(file) : damaged(file, e);
            }
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    private static void readWithin(LimitedZip zip, String file, SheetSelection selection)
            throws IOException, OpenXML4JException, XMLStreamException {
        if (zip.exceeded()) {
            throw tooMuch(file);
        }
        zip.allow(MOST_CONTENTS);
        try (var workbook = OPCPackage.open(zip)) {
            requireWorkbook(file, workbook);
            var reader = new XSSFReader(workbook);
            var contents = contents(zip, reader);
            var texts = cellTexts(zip, reader, contents.from1904());
            zip.allow(MOST_SHEETS);
            var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (sheets.hasNext()) {
                try (var sheet = sheets.next()) {
                    boolean needed = !selection.hasEnough();
                    var name = sheets.getSheetName();
                    boolean hidden = contents.hiddenSheets().contains(name);
                    var target = selection.contentOf(new SheetInfo(name.strip(), hidden, contents.from1904()));
                    if (target == null) {
                        return;
                    }
                    read(file, sheet, texts, target, needed);
                }
            }
        }
    }

    private static void read(String file, InputStream sheet, CellTexts texts, SheetXml.Content target, boolean needed)
            throws XMLStreamException {
        try {
            SheetXml.read(sheet, texts, target);
        } catch (XMLStreamException | RuntimeException e) {
            if (needed) {
                throw e;
            }
            log.debug("A sheet that is not needed is damaged: {}", file, e);
        }
    }

    private static SheetXml.WorkbookContents contents(LimitedZip zip, XSSFReader reader)
            throws IOException, OpenXML4JException, XMLStreamException {
        zip.allow(MOST_FORMATS);
        try (var workbook = reader.getWorkbookData()) {
            return SheetXml.workbook(workbook);
        }
    }

    private static CellTexts cellTexts(LimitedZip zip, XSSFReader reader, boolean from1904)
            throws IOException, OpenXML4JException, XMLStreamException {
        try (var styles = reader.getStylesData();
                var strings = reader.getSharedStringsData()) {
            zip.allow(MOST_FORMATS);
            var formats = styles == null ? new NumberFormats(List.of(), Map.of()) : SheetXml.formats(styles);
            zip.allow(MOST_TEXTS);
            return new CellTexts(strings == null ? List.of() : SheetXml.texts(strings), formats, from1904);
        }
    }

    private static void requireXlsx(String file, byte[] content) {
        if (content.length == 0) {
            throw refusal("“%s”是空文件，请检查后重新上传。", file);
        }
        SheetLimits.requireSize(file, content.length);
        switch (FileMagic.valueOf(content)) {
            case OOXML -> {}
            case OLE2 -> throw oldFormat(file, content);
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

    /** An .xlsx with a password is stored inside a file of the old format. */
    private static Refusal oldFormat(String file, byte[] content) {
        try (var office = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            return office.getRoot().hasEntry("EncryptedPackage")
                    ? refusal("“%s”有打开密码，请去掉密码后重新上传。", file)
                    : refusal("“%s”是旧格式（.xls），请用 Excel 或 WPS 另存为 .xlsx 后重新上传。", file);
        } catch (IOException | RuntimeException e) {
            return damaged(file, e);
        }
    }

    private static Refusal tooMuch(String file) {
        return SheetLimitRefusal.of("“%s”的内容太多，请只留要导入的行，删去下面的空行和别的工作表，再重新上传。", file);
    }

    private static Refusal damaged(String file, Exception cause) {
        log.debug("Damaged: {}", file, cause);
        return refusal("“%s”已损坏，打不开，请检查后重新上传。", file);
    }

    @FormatMethod
    private static Refusal refusal(String sentence, Object... parts) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, sentence.formatted(parts));
    }
}
