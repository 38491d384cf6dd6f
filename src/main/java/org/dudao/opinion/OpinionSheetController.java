package org.dudao.opinion;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dudao.sheet.RowError;
import org.dudao.sheet.SheetUpload;
import org.dudao.sheet.UploadedSheets;
import org.dudao.sheet.XlsxResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * The former addresses for importing opinions, kept for scripts with their former answers. The present address is {@code
 * /api/imports/opinions}.
 */
@RestController
@RequestMapping("/api/opinions/sheet")
class OpinionSheetController {

    private final OpinionSheetService sheets;
    private final OpinionSheetImport imports;

    OpinionSheetController(OpinionSheetService sheets, OpinionSheetImport imports) {
        this.sheets = sheets;
        this.imports = imports;
    }

    /**
     * The former answer.
     *
     * @param fresh rows that are not in the register before this import
     * @param known rows that are in the register already, with the same unit, day, channel and text; they are skipped
     * @param saved whether a row was saved
     */
    record Outcome(int rows, List<RowError> errors, int fresh, int known, boolean saved) {

        static Outcome of(OpinionSheetService.Result result) {
            return new Outcome(
                    result.rows(), result.errors().listed(), result.created(), result.skipped(), result.saved());
        }
    }

    /** Returns the empty sheet. */
    @GetMapping
    ResponseEntity<byte[]> empty() {
        return XlsxResponse.of("群众意见汇总表.xlsx", OpinionSheetService.emptySheet());
    }

    /**
     * Checks a sheet of opinions, or saves it.
     *
     * @param dryRun true checks only; false saves, and answers 400 with the first errors when there are any
     */
    @PostMapping
    Outcome importSheet(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "true") boolean dryRun,
            @RequestParam(required = false) @Nullable String campaign,
            HttpServletRequest request) {
        var upload = upload(file, campaign, request);
        var login = upload.caller().login();
        if (dryRun) {
            return Outcome.of(sheets.check(upload.onlyFile(), upload.campaign(), login));
        }
        var result = sheets.save(upload.onlyFile(), upload.campaign(), login);
        OpinionSheetService.refuseErrors(result);
        return Outcome.of(result);
    }

    /** The uploaded sheet with the errors of each row in a last column. */
    @PostMapping("/marked")
    ResponseEntity<byte[]> marked(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String campaign,
            HttpServletRequest request) {
        return XlsxResponse.of("标出错误-群众意见.xlsx", imports.marked(upload(file, campaign, request)));
    }

    private SheetUpload upload(MultipartFile file, @Nullable String campaign, HttpServletRequest request) {
        var upload = UploadedSheets.read(List.of(file), request, campaign);
        imports.requireAllowed(upload.caller());
        return upload;
    }
}
