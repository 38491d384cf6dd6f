package org.dudao.submission;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** HTTP responses with a file. The browser must not run anything in it. */
@Component
public class FileDownloads {

    /** Content of a file cannot run scripts, load resources or submit forms, and only pages of this server can embed it. */
    private static final String NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private final MaterialFileService files;

    FileDownloads(MaterialFileService files) {
        this.files = files;
    }

    /** @param inline whether the browser displays the file, if its type is safe; otherwise it is a download */
    public ResponseEntity<Resource> of(MaterialFile file, boolean inline) {
        boolean shown = inline && FileView.Preview.of(file) != null;
        var disposition = shown ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.type()))
                .contentLength(file.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", NOTHING_RUNS)
                .body(new InputStreamResource(() -> files.open(file)));
    }
}
