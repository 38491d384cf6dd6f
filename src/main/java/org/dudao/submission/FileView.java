package org.dudao.submission;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A file in the JSON of the API.
 *
 * @param uploadedBy a person's name
 * @param notices Chinese sentences for the reader of the extracted text
 * @param preview null when a browser cannot display the file safely
 */
public record FileView(
        long id,
        String name,
        String type,
        long size,
        String sha256,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable Preview preview,
        @Nullable String unreadable,
        List<String> notices) {

    /** How a browser can display the file without a download. */
    public enum Preview {
        @JsonProperty("pdf")
        PDF,
        @JsonProperty("image")
        IMAGE;

        static @Nullable Preview of(MaterialFile file) {
            if (file.type().equals(MediaType.APPLICATION_PDF_VALUE)) {
                return PDF;
            }
            return file.type().startsWith("image/") ? IMAGE : null;
        }
    }

    public static FileView of(MaterialFile file, String uploadedBy) {
        return new FileView(
                file.id(),
                file.name(),
                file.type(),
                file.size(),
                file.sha256(),
                uploadedBy,
                file.uploadedAt(),
                Preview.of(file),
                file.unreadable(),
                file.notices());
    }
}
