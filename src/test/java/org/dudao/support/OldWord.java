package org.dudao.support;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Writes small .doc files (MS-DOC), which POI cannot make. All runs and paragraphs fit in one page of 512 bytes each. */
public final class OldWord {

    private static final int PAGE = 512;
    private static final int TEXT = 3 * PAGE;

    // Properties of runs and paragraphs, one character for each byte (MS-DOC 2.6)
    private static final String NONE = "";

    private static final String DELETED = "\0\10\1";
    private static final String INSERTED = "\1\10\1";
    private static final String HIDDEN = "\74\10\1";
    private static final String IN_TABLE = "\26\44\1";
    private static final String ROW_END = IN_TABLE + "\27\44\1";

    private record Run(String text, String properties) {}

    private final List<Run> runs = new ArrayList<>();
    private final Set<Integer> rowEnds = new HashSet<>();
    private int length;

    public OldWord text(String text) {
        return run(text, NONE);
    }

    public OldWord deleted(String text) {
        return run(text, DELETED);
    }

    public OldWord inserted(String text) {
        return run(text, INSERTED);
    }

    public OldWord hidden(String text) {
        return run(text, HIDDEN);
    }

    /** A field, such as a hyperlink or a page number. */
    public OldWord field(String code, String result) {
        return text("\23" + code + "\24" + result + "\25");
    }

    /** A row of a table, with an empty paragraph as its end. */
    public OldWord row(String... cells) {
        text(String.join("\7", cells) + "\7");
        rowEnds.add(length);
        return text("\7");
    }

    private OldWord run(String text, String properties) {
        runs.add(new Run(text, properties));
        length += text.length();
        return this;
    }

    public byte[] bytes() {
        var text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        text.append('\r');
        var characters = text.toString().getBytes(StandardCharsets.UTF_16LE);
        int pages = (TEXT + characters.length + PAGE - 1) / PAGE;
        var table = table(text.length(), characters.length, pages);
        var document = buffer((pages + 2) * PAGE);
        header(document, text.length(), table.length);
        document.position(TEXT).put(characters);
        document.position(pages * PAGE).put(runPage(text.length()));
        document.position((pages + 1) * PAGE).put(paragraphPage(text.toString()));
        try (var office = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            office.createDocument(new ByteArrayInputStream(content(document)), "WordDocument");
            office.createDocument(new ByteArrayInputStream(table), "1Table");
            office.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final int STYLES = 16;
    private static final int SECTIONS = 64;
    private static final int RUN_PAGES = 96;
    private static final int PARAGRAPH_PAGES = 128;
    private static final int PIECES = 160;
    private static final int PROPERTIES = 2 * PAGE;

    private static byte[] table(int length, int bytes, int pages) {
        var table = buffer(PAGE * 8);
        table.position(STYLES).putShort((short) 18);
        table.putInt(SECTIONS, 0).putInt(SECTIONS + 4, length).putInt(SECTIONS + 10, -1);
        table.putInt(RUN_PAGES, TEXT).putInt(RUN_PAGES + 4, TEXT + bytes).putInt(RUN_PAGES + 8, pages);
        table.putInt(PARAGRAPH_PAGES, TEXT)
                .putInt(PARAGRAPH_PAGES + 4, TEXT + bytes)
                .putInt(PARAGRAPH_PAGES + 8, pages + 1);
        table.position(PIECES)
                .put((byte) 2)
                .putInt(16)
                .putInt(0)
                .putInt(length)
                .putShort((short) 0)
                .putInt(TEXT);
        return content(table);
    }

    private static void header(ByteBuffer document, int length, int tableLength) {
        document.putShort(0, (short) 0xA5EC).putShort(2, (short) 0xC1).putShort(10, (short) 0x1200);
        document.putInt(24, TEXT).putShort(32, (short) 14).putShort(62, (short) 22);
        document.putInt(64, tableLength).putInt(76, length).putShort(152, (short) 0x5D);
        place(document, 1, STYLES, 20);
        place(document, 6, SECTIONS, 20);
        place(document, 12, RUN_PAGES, 12);
        place(document, 13, PARAGRAPH_PAGES, 12);
        place(document, 31, PROPERTIES, PAGE);
        place(document, 33, PIECES, 21);
    }

    /** Where a structure is in the table stream. */
    private static void place(ByteBuffer document, int index, int offset, int length) {
        document.putInt(154 + 8 * index, offset).putInt(158 + 8 * index, length);
    }

    private byte[] runPage(int length) {
        var page = buffer(PAGE);
        int count = runs.size() + 1;
        int free = PAGE - 2;
        int at = TEXT;
        for (int i = 0; i < runs.size(); i++) {
            page.putInt(4 * i, at);
            at += 2 * runs.get(i).text().length();
            var properties = bytes(runs.get(i).properties());
            if (properties.length > 0) {
                free = (free - properties.length - 1) & ~1;
                page.put(free, (byte) properties.length);
                page.position(free + 1).put(properties);
                page.put(4 * (count + 1) + i, (byte) (free / 2));
            }
        }
        page.putInt(4 * (count - 1), at).putInt(4 * count, TEXT + 2 * length).put(PAGE - 1, (byte) count);
        return content(page);
    }

    private byte[] paragraphPage(String text) {
        var starts = new ArrayList<Integer>(List.of(0));
        var properties = new ArrayList<String>();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\r' || text.charAt(i) == 7) {
                starts.add(i + 1);
                properties.add(text.charAt(i) == '\r' ? NONE : rowEnds.contains(i) ? ROW_END : IN_TABLE);
            }
        }
        var page = buffer(PAGE);
        int count = properties.size();
        int free = PAGE - 2;
        for (int i = 0; i < count; i++) {
            page.putInt(4 * i, TEXT + 2 * starts.get(i));
            int length = properties.get(i).length() + 2;
            free = (free - length - 2) & ~1;
            page.put(free, (byte) 0).put(free + 1, (byte) ((length + 1) / 2));
            page.position(free + 4).put(bytes(properties.get(i)));
            page.put(4 * (count + 1) + 13 * i, (byte) (free / 2));
        }
        page.putInt(4 * count, TEXT + 2 * text.length()).put(PAGE - 1, (byte) count);
        return content(page);
    }

    private static byte[] bytes(String properties) {
        return properties.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] content(ByteBuffer buffer) {
        var content = new byte[buffer.capacity()];
        buffer.rewind().get(content);
        return content;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
