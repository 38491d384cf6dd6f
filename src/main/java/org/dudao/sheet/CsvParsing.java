package org.dudao.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Opens a .csv file as spreadsheet programs save it: UTF-8 with or without a byte order mark, or GB18030. */
public final class CsvParsing {

    /** A Chinese Excel saves .csv files in this encoding. */
    private static final Charset CHINESE_WINDOWS = Charset.forName("GB18030");

    private static final int BUFFER = 8_192;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Empty lines are counted, so that line numbers match those in a spreadsheet program. */
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private CsvParsing() {}

    /** Returns the lines one after the other. The content is decoded step by step, never as a whole. */
    public static CSVParser parse(byte[] content) throws IOException {
        return CSV.parse(reader(content));
    }

    private static Reader reader(byte[] content) {
        if (!isUtf8(content)) {
            return new InputStreamReader(new ByteArrayInputStream(content), CHINESE_WINDOWS);
        }
        int start = startsWithByteOrderMark(content) ? BYTE_ORDER_MARK.length : 0;
        return new InputStreamReader(
                new ByteArrayInputStream(content, start, content.length - start), StandardCharsets.UTF_8);
    }

    /** Chinese text in GB18030 is practically never valid UTF-8. */
    private static boolean isUtf8(byte[] content) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var input = ByteBuffer.wrap(content);
        var output = CharBuffer.allocate(BUFFER);
        CoderResult result;
        do {
            output.clear();
            result = decoder.decode(input, output, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    private static boolean startsWithByteOrderMark(byte[] content) {
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (i >= content.length || content[i] != BYTE_ORDER_MARK[i]) {
                return false;
            }
        }
        return true;
    }
}
