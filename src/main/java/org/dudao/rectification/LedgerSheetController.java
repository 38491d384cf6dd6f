package org.dudao.rectification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Objects;
import org.dudao.sheet.ReturnedSheet;
import org.dudao.sheet.SheetReport;
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

/** The ledger as an Excel sheet, both ways. */
@RestController
@RequestMapping("/api/ledger/sheet")
class LedgerSheetController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final LedgerSheetService sheet;

    LedgerSheetController(LedgerSheetService sheet) {
        this.sheet = sheet;
    }

    /** What the caller sees of the ledger. */
    @GetMapping
    ResponseEntity<byte[]> download(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            Principal caller) {
        return workbook(
                "整改台账.xlsx", sheet.write(caller.getName(), new LedgerListQuery.Filter(campaign, unit, null, null)));
    }

    /** Imports a sheet, or says what is wrong with it; with {@code dryRun}, as it is when left out, nothing is saved. */
    @PostMapping
    SheetReport upload(
            @RequestParam MultipartFile file, @RequestParam(defaultValue = "true") boolean dryRun, Principal caller)
            throws IOException {
        return sheet.read(nameOf(file), file.getBytes(), dryRun, caller.getName())
                .report();
    }

    /** The same sheet again, with each row's errors beside it. */
    @PostMapping("/errors")
    ResponseEntity<byte[]> errors(@RequestParam MultipartFile file, Principal caller) throws IOException {
        var reading = sheet.read(nameOf(file), file.getBytes(), true, caller.getName());
        return workbook(
                nameOf(file),
                ReturnedSheet.mark(
                        nameOf(file),
                        file.getBytes(),
                        reading.table(),
                        reading.report().errors()));
    }

    private static String nameOf(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    private static ResponseEntity<byte[]> workbook(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
