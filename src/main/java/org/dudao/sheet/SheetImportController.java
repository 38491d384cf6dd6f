package org.dudao.sheet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports sheets by API. The part of a file is named {@code file}. */
@RestController
@RequestMapping("/api/imports/{kind}")
class SheetImportController {

    private final SheetImportAccess imports;

    SheetImportController(SheetImportAccess imports) {
        this.imports = imports;
    }

    /** The empty sheet. */
    @GetMapping
    ResponseEntity<byte[]> empty(@PathVariable String kind, HttpServletRequest request) {
        var sheet = imports.find(kind, UploadedSheets.caller(request));
        return XlsxResponse.of(sheet.description().emptySheetName(), sheet.emptySheet());
    }

    /**
     * Checks or saves a sheet.
     *
     * @param dryRun true checks only; false saves, and answers 422 with the report when there is an error
     */
    @PostMapping
    ResponseEntity<?> importSheet(
            @PathVariable String kind,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "true") boolean dryRun,
            @RequestParam(required = false) @Nullable String campaign,
            HttpServletRequest request) {
        var sheet = imports.find(kind, UploadedSheets.caller(request));
        var upload = UploadedSheets.read(files, request, campaign);
        var report = dryRun ? sheet.check(upload) : sheet.save(upload);
        return dryRun || report.isClean() ? ResponseEntity.ok(report) : refused(report);
    }

    private static ResponseEntity<ProblemDetail> refused(SheetReport report) {
        var problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, String.join("", report.summary()));
        problem.setProperty("report", report);
        return ResponseEntity.of(problem).build();
    }

    /** The uploaded sheet with the errors of each row in a last column. */
    @PostMapping("/marked")
    ResponseEntity<byte[]> marked(
            @PathVariable String kind,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(required = false) @Nullable String campaign,
            HttpServletRequest request) {
        var sheet = imports.find(kind, UploadedSheets.caller(request));
        var upload = UploadedSheets.read(files, request, campaign);
        return XlsxResponse.of("标出错误-%s.xlsx".formatted(sheet.description().noun()), sheet.marked(upload));
    }
}
