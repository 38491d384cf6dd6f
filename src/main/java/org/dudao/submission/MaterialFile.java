package org.dudao.submission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of one round of a material.
 *
 * @param material the number of the material
 * @param type the media type of its content
 * @param size in bytes
 * @param sha256 of its content, in lower-case hexadecimal digits
 * @param unreadable why no text could be extracted, in Chinese; null if there is text
 * @param notices Chinese sentences for the reader of the extracted text
 * @param uploadedBy a login
 */
public record MaterialFile(
        long id,
        long material,
        int round,
        String name,
        String type,
        long size,
        String sha256,
        @Nullable String unreadable,
        List<String> notices,
        String uploadedBy,
        Instant uploadedAt) {}
