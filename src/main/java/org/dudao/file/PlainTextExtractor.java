package org.dudao.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads text files in the encodings of Chinese offices: UTF-8, UTF-16 with a byte order mark, or GB18030, which
 * includes GBK and GB2312. Decoding is strict: bytes that are not valid UTF-8 are taken for GB18030, and control
 * characters are not accepted.
 */
final class PlainTextExtractor {

    /** Enough bytes for more than {@value TextExtractor#MOST_CHARACTERS} characters in each of these encodings. */
    private static final int MOST_BYTES = TextExtractor.MOST_CHARACTERS * 4 + 4;

    private PlainTextExtractor() {}

    static boolean isText(Path file) throws IOException {
        return decoded(file).isPresent();
    }

    static ExtractedText read(Path file) throws IOException, UnreadableFileException {
        return decoded(file)
                .map(ExtractedText::of)
                .orElseThrow(() -> new UnreadableFileException("这个文本文件的编码不能识别，读不出文字。"));
    }

    private static Optional<String> decoded(Path file) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        boolean cut = bytes.length == MOST_BYTES;
        return charsets(bytes)
                .flatMap(charset -> decoded(bytes, charset, cut).stream())
                .filter(text -> text.chars().noneMatch(PlainTextExtractor::isControl))
                .findFirst();
    }

    private static Stream<Charset> charsets(byte[] bytes) {
        boolean utf16 = bytes.length > 1
                && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
        return utf16
                ? Stream.of(StandardCharsets.UTF_16)
                : Stream.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
    }

    /** @param cut whether the bytes may end inside a character */
    private static Optional<String> decoded(byte[] bytes, Charset charset, boolean cut) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate(bytes.length + 1);
        try {
            var result = decoder.decode(ByteBuffer.wrap(bytes), text, !cut);
            if (result.isError()) {
                result.throwException();
            }
            return Optional.of(text.flip().toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isControl(int character) {
        return character < ' ' && "\t\n\r\f".indexOf(character) < 0;
    }
}
