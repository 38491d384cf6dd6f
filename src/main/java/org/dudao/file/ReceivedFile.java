package org.dudao.file;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file that has passed the rules.
 *
 * @param name the cleaned name
 * @param type the media type of its content
 * @param text the extracted text; null when it is unreadable
 * @param unreadable why there is no text, in Chinese; null when there is one
 * @param notices Chinese sentences for the reader of the text
 * @param content the temporary file
 */
public record ReceivedFile(
        String name,
        String type,
        long size,
        String sha256,
        @Nullable String text,
        @Nullable String unreadable,
        List<String> notices,
        Path content) {}
