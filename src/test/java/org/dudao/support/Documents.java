package org.dudao.support;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Small files of all kinds, correct and hostile ones. */
public final class Documents {

    private static final String WORD =
            "<document xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><body/></document>";

    private Documents() {}

    /** Writes a file. */
    private interface Writing {
        void to(OutputStream out) throws Exception;
    }

    private static byte[] written(Writing writing) {
        try (var out = new ByteArrayOutputStream()) {
            writing.to(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] docx(String... paragraphs) {
        try (var document = new XWPFDocument()) {
            for (var paragraph : paragraphs) {
                document.createParagraph().createRun().setText(paragraph);
            }
            return written(document::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] docxWithTableHeaderAndFooter(String cell, String header, String footer) {
        try (var document = new XWPFDocument()) {
            document.createTable(1, 1).getRow(0).getCell(0).setText(cell);
            var policy = document.createHeaderFooterPolicy();
            policy.createHeader(XWPFHeaderFooterPolicy.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText(header);
            policy.createFooter(XWPFHeaderFooterPolicy.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText(footer);
            return written(document::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A .docx of two parts, with any XML as its document. */
    public static byte[] docxOf(byte[] documentXml) {
        return zip(Map.of(
                "[Content_Types].xml",
                bytes(
                        """
                        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                        <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                        </Types>"""),
                "_rels/.rels",
                bytes(
                        """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                        <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
                        </Relationships>"""),
                "word/document.xml",
                documentXml));
    }

    /** A .docx with a VBA project that cannot be read. */
    public static byte[] docm() {
        return docxWithVba(bytes("Sub AutoOpen()"));
    }

    /** A .docx with this VBA project. */
    public static byte[] docxWithVba(byte[] project) {
        return officeFile("word/document.xml", WORD, Map.of("word/vbaProject.bin", project));
    }

    /**
     * An Office file whose content types say nothing.
     *
     * @param main the name of the part that holds the document
     */
    public static byte[] officeFile(String main, String xml, Map<String, byte[]> otherParts) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(
                "[Content_Types].xml",
                bytes(
                        """
                        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                        <Default Extension="xml" ContentType="application/xml"/>
                        </Types>"""));
        parts.put(
                "_rels/.rels",
                bytes(
                        """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                        <Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="%s"/>
                        </Relationships>"""
                                .formatted(main)));
        parts.put(main, bytes(xml));
        parts.putAll(otherParts);
        return zip(parts);
    }

    /**
     * A VBA project of one module.
     *
     * @param source the lines of the module
     * @param compiledLines the number of lines that its compiled code states
     */
    public static byte[] vbaProject(String source, int compiledLines) {
        return written(out -> {
            try (var office = new POIFSFileSystem()) {
                addVba(office.getRoot(), source, compiledLines);
                office.writeFilesystem(out);
            }
        });
    }

    /** An old Office file (OLE2) with this stream and a VBA project of one module. */
    public static byte[] oldOfficeWithVba(String entry, String source, int compiledLines) {
        return written(out -> {
            try (var office = new POIFSFileSystem()) {
                office.createDocument(new ByteArrayInputStream(new byte[4096]), entry);
                addVba(office.createDirectory("Macros"), source, compiledLines);
                office.writeFilesystem(out);
            }
        });
    }

    private static void addVba(DirectoryEntry folder, String source, int compiledLines) throws IOException {
        var vba = folder.createDirectory("VBA");
        var compiled = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        compiled.putShort((short) 0xCAFE)
                .putShort((short) 1)
                .putShort((short) compiledLines)
                .putInt(-1);
        var module = new ByteArrayOutputStream();
        module.write(compiled.array());
        module.write(compressed(bytes("Attribute VB_Name = \"Module1\"\r\n" + source)));
        vba.createDocument("Module1", new ByteArrayInputStream(module.toByteArray()));
        var records = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        var name = bytes("Module1");
        records.putShort((short) 0x19).putInt(name.length).put(name);
        records.putShort((short) 0x1A)
                .putInt(name.length)
                .put(name)
                .putShort((short) 0x32)
                .putInt(0);
        records.putShort((short) 0x31).putInt(4).putInt(compiled.capacity());
        records.putShort((short) 0x2B).putInt(0).putShort((short) 0x10).putInt(0);
        vba.createDocument(
                "dir", new ByteArrayInputStream(compressed(Arrays.copyOf(records.array(), records.position()))));
    }

    /** The compression of VBA (MS-OVBA 2.4.1) with literals only. */
    private static byte[] compressed(byte[] data) {
        var tokens = new ByteArrayOutputStream();
        for (int i = 0; i < data.length; i += 8) {
            tokens.write(0);
            tokens.write(data, i, Math.min(8, data.length - i));
        }
        int header = 0xB000 | (tokens.size() + 2 - 3);
        var chunk = new ByteArrayOutputStream();
        chunk.write(1);
        chunk.write(header);
        chunk.write(header >> 8);
        chunk.writeBytes(tokens.toByteArray());
        return chunk.toByteArray();
    }

    public static byte[] lockedDocx() {
        return written(out -> {
            try (var office = new POIFSFileSystem()) {
                var encryption = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryption.confirmPassword("secret");
                try (var parts = OPCPackage.open(new ByteArrayInputStream(docx("机密")));
                        var locked = encryption.getDataStream(office)) {
                    parts.save(locked);
                }
                office.writeFilesystem(out);
            }
        });
    }

    public static byte[] lockedXls() {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try (var workbook = new HSSFWorkbook()) {
            workbook.createSheet("机密").createRow(0).createCell(0).setCellValue("机密");
            return written(workbook::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    public static byte[] xlsx() {
        try (var workbook = new XSSFWorkbook()) {
            workbook.createSheet("台账").createRow(0).createCell(0).setCellValue("责任人");
            return written(workbook::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An old Office file (OLE2) with these streams. */
    public static byte[] oldOffice(String... entries) {
        return written(out -> {
            try (var office = new POIFSFileSystem()) {
                for (var entry : entries) {
                    office.createDocument(new ByteArrayInputStream(new byte[4096]), entry);
                }
                office.writeFilesystem(out);
            }
        });
    }

    /** An old Office file (OLE2) with one stream. */
    public static byte[] oldOffice(String entry, byte[] content) {
        return written(out -> {
            try (var office = new POIFSFileSystem()) {
                office.createDocument(new ByteArrayInputStream(content), entry);
                office.writeFilesystem(out);
            }
        });
    }

    /** In Helvetica, which all readers have. */
    public static byte[] pdf(String text) {
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE1);
        font.setItem(COSName.BASE_FONT, COSName.getPDFName("Helvetica"));
        return pdf(font, "(" + text + ")", "");
    }

    /** In 宋体 of Acrobat's Chinese font pack, so that no font is embedded. */
    public static byte[] chinesePdf(String... lines) {
        return pdf(
                chineseFont(),
                Arrays.stream(lines).map(Documents::hex).collect(Collectors.joining(" Tj 0 -20 Td ")),
                "");
    }

    static COSDictionary chineseFont() {
        var system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("GB1"));
        system.setItem(COSName.SUPPLEMENT, COSInteger.get(2));
        var glyphs = new COSDictionary();
        glyphs.setItem(COSName.TYPE, COSName.FONT);
        glyphs.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        glyphs.setItem(COSName.BASE_FONT, COSName.getPDFName("STSong-Light"));
        glyphs.setItem(COSName.CIDSYSTEMINFO, system);
        var descendants = new COSArray();
        descendants.add(glyphs);
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setItem(COSName.BASE_FONT, COSName.getPDFName("STSong-Light"));
        font.setItem(COSName.ENCODING, COSName.getPDFName("UniGB-UCS2-H"));
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        return font;
    }

    static String hex(String text) {
        return "<" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    /** Pages without text, as a scanner makes them. */
    public static byte[] scannedPdf() {
        return pdf(new COSDictionary(), "", "");
    }

    public static byte[] lockedPdf(String password) {
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE1);
        font.setItem(COSName.BASE_FONT, COSName.getPDFName("Helvetica"));
        return pdf(font, "(secret)", password);
    }

    private static byte[] pdf(COSDictionary font, String shown, String password) {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            if (!shown.isEmpty()) {
                var fonts = new COSDictionary();
                fonts.setItem(COSName.getPDFName("F1"), font);
                var resources = new COSDictionary();
                resources.setItem(COSName.FONT, fonts);
                page.getCOSObject().setItem(COSName.RESOURCES, resources);
                page.setContents(new PDStream(
                        document, new ByteArrayInputStream(bytes("BT /F1 12 Tf 72 720 Td " + shown + " Tj ET"))));
            }
            if (!password.isEmpty()) {
                document.protect(new StandardProtectionPolicy("owner-" + password, password, new AccessPermission()));
            }
            return written(document::save);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param format a name that ImageIO knows */
    public static byte[] image(String format) {
        return written(out -> ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out));
    }

    public static byte[] webp() {
        return bytes("RIFF\0\0\0\0WEBPVP8 ");
    }

    public static byte[] exe() {
        var exe = new byte[1024];
        exe[0] = 'M';
        exe[1] = 'Z';
        exe[0x3C] = (byte) 0x80;
        exe[0x80] = 'P';
        exe[0x81] = 'E';
        return exe;
    }

    public static byte[] zip(Map<String, byte[]> entries) {
        return written(out -> {
            try (var zip = new ZipOutputStream(out)) {
                for (var entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                }
            }
        });
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
