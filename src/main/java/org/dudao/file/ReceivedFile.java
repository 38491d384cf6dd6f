package org.dudao.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that was sent and passed the rules.
 *
 * @param name made safe
 * @param type the media type of its content
 * @param text what there is to read in it; null when it is unreadable
 * @param unreadable why there is no text of it, in Chinese; null when there is
 * @param content where it lies until it is stored
 */
public record ReceivedFile(
        String name,
        String type,
        long size,
        String sha256,
        @Nullable String text,
        @Nullable String unreadable,
        Path content) {}
