package org.dudao.opinion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The sheet of opinions by API: an empty one, looked through, marked, saved. */
@RestController
@RequestMapping("/api/opinions/sheet")
class OpinionSheetController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final OpinionSheetService sheet;

    OpinionSheetController(OpinionSheetService sheet) {
        this.sheet = sheet;
    }

    @GetMapping
    ResponseEntity<byte[]> template() {
        return download("群众意见汇总表.xlsx", OpinionSheetService.template());
    }

    /** @param dryRun true looks only, and tells every error; false saves, and refuses while there is one */
    @PostMapping
    OpinionSheetService.Outcome take(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "true") boolean dryRun,
            @RequestParam(required = false) @Nullable String campaign,
            Principal caller)
            throws IOException {
        return dryRun
                ? sheet.tryOut(nameOf(file), file.getBytes(), campaign, caller.getName())
                : sheet.save(nameOf(file), file.getBytes(), campaign, caller.getName());
    }

    /** The sheet as it came, with each row's errors in a last column. */
    @PostMapping("/marked")
    ResponseEntity<byte[]> marked(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String campaign,
            Principal caller)
            throws IOException {
        return download("标出错误-群众意见.xlsx", sheet.marked(nameOf(file), file.getBytes(), campaign, caller.getName()));
    }

    private static String nameOf(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "汇总表.xlsx");
    }

    private static ResponseEntity<byte[]> download(String name, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(XLSX)
                .body(content);
    }
}
