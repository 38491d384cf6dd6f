package org.dudao.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Extracts the text of files, so that it can be read and compared. It always returns a result, whatever the parser
 * does.
 */
@Component
class FileTextExtractor {

    private static final Logger log = LoggerFactory.getLogger(FileTextExtractor.class);

    /** The number of files that are read at the same time. */
    private static final int TURNS = 2;

    private static final Map<String, TextExtractor> READERS = Map.of(
            FileType.PDF.mediaType(), PdfTextExtractor::read,
            FileType.OFD.mediaType(), OfdTextExtractor::read,
            FileType.DOC.mediaType(), DocTextExtractor::read,
            FileType.DOCX.mediaType(), DocxTextExtractor::read,
            FileType.XLS.mediaType(), XlsTextExtractor::read,
            FileType.XLSX.mediaType(), XlsxTextExtractor::read,
            FileType.PPT.mediaType(), PptTextExtractor::read,
            FileType.PPTX.mediaType(), PptxTextExtractor::read,
            FileType.TXT.mediaType(), PlainTextExtractor::read);

    private final FileSettings settings;
    private final Map<String, TextExtractor> readers;
    private final Semaphore turns = new Semaphore(TURNS, true);

    @Autowired
    FileTextExtractor(FileSettings settings) {
        this(settings, READERS);
    }

    FileTextExtractor(FileSettings settings, Map<String, TextExtractor> readers) {
        this.settings = settings;
        this.readers = readers;
    }

    /**
     * Either {@code text} or {@code unreadable} is set.
     *
     * @param unreadable why there is no text, in Chinese
     * @param notices Chinese sentences for the reader of the text
     */
    record Reading(@Nullable String text, @Nullable String unreadable, List<String> notices) {

        static Reading of(ExtractedText extracted) {
            return new Reading(normalize(extracted.text()), null, extracted.notices());
        }

        static Reading none(String reason) {
            return new Reading(null, reason, List.of());
        }
    }

    Reading read(Path file, String mediaType) {
        var reader = readers.get(mediaType);
        if (reader == null) {
            return Reading.none(reasonFor(mediaType));
        }
        var reading = new FutureTask<>(() -> reader.read(file));
        turns.acquireUninterruptibly();
        try {
            begin(reading);
            return Reading.of(reading.get(settings.readingTime().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Reading.none("这个文件太复杂，在限定的时间里读不出文字。");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reading.none("读取被中断，没有读出文字。");
        } catch (ExecutionException e) {
            return Reading.none(reasonFor(e.getCause()));
        } finally {
            reading.cancel(true);
            turns.release();
        }
    }

    /** Uses a new thread for each file, so that a parser that never returns blocks no other file. */
    private static void begin(FutureTask<?> reading) {
        var thread = new Thread(reading, "file-text");
        thread.setDaemon(true);
        thread.start();
    }

    /** Removes control characters, which PostgreSQL does not store, and makes line ends equal for comparison. */
    private static String normalize(String text) {
        var normalized =
                text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}\\p{Cs}\uFEFF&&[^\n\t]]", "");
        if (normalized.length() <= TextExtractor.MOST_CHARACTERS) {
            return normalized;
        }
        boolean withinCharacter = Character.isHighSurrogate(normalized.charAt(TextExtractor.MOST_CHARACTERS - 1));
        return normalized.substring(0, TextExtractor.MOST_CHARACTERS - (withinCharacter ? 1 : 0)) + "\n（文字太长，以下没有读取。）";
    }

    private static String reasonFor(String mediaType) {
        if (mediaType.equals(FileTypeDetector.LOCKED_OFFICE)) {
            return UnreadableFileException.LOCKED;
        }
        return mediaType.startsWith("image/") ? "图片，读不出文字。" : "这种格式的文件不自动读取文字，请打开查看。";
    }

    private static String reasonFor(@Nullable Throwable e) {
        if (e instanceof UnreadableFileException unreadable) {
            return unreadable.reason();
        }
        if (e instanceof EncryptedDocumentException) {
            return UnreadableFileException.LOCKED;
        }
        if (e instanceof OldFileFormatException) {
            return UnreadableFileException.OLD;
        }
        log.info("A file could not be read: {}", String.valueOf(e));
        return "这个文件已损坏或者不合规范，读不出文字。";
    }
}
