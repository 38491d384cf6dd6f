package org.dudao.file;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which files can be uploaded. Pages show this list and ask the browser to offer only such files. */
@RestController
@RequestMapping("/api/accepted-files")
class AcceptedFilesController {

    private final FileSettings settings;

    AcceptedFilesController(FileSettings settings) {
        this.settings = settings;
    }

    /**
     * The accepted files.
     *
     * @param endings the endings of their names, each with its dot
     * @param maxSize the largest file, in bytes
     */
    record AcceptedFiles(List<String> endings, long maxSize) {}

    /** The accepted files. */
    @GetMapping
    AcceptedFiles get() {
        return new AcceptedFiles(settings.endings(), settings.maxSize().toBytes());
    }
}
