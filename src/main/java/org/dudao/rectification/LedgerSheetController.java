package org.dudao.rectification;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.dudao.campaign.CampaignChoiceQuery;
import org.dudao.sheet.SheetReport;
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
 * Exports the ledger as an Excel sheet. The addresses for importing it are the former ones, kept for scripts; the present address
 * is {@code /api/imports/ledger}.
 */
@RestController
@RequestMapping("/api/ledger/sheet")
class LedgerSheetController {

    private final LedgerSheetService sheets;
    private final LedgerSheetImport imports;
    private final CampaignChoiceQuery campaigns;

    LedgerSheetController(LedgerSheetService sheets, LedgerSheetImport imports, CampaignChoiceQuery campaigns) {
        this.sheets = sheets;
        this.imports = imports;
        this.campaigns = campaigns;
    }

    /** The items that the caller may see. */
    @GetMapping
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String unit,
            Principal caller) {
        return XlsxResponse.of(
                "整改台账.xlsx",
                sheets.write(
                        caller.getName(), new LedgerListQuery.Filter(campaigns.forList(campaign), unit, null, null)));
    }

    /**
     * Checks a sheet of the ledger, or saves it.
     *
     * @param dryRun true checks only; false saves the rows when there is no error
     */
    @PostMapping
    SheetReport importSheet(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "true") boolean dryRun,
            @RequestParam(required = false) @Nullable String campaign,
            HttpServletRequest request) {
        var upload = upload(file, campaign, request);
        return dryRun ? imports.check(upload) : imports.save(upload);
    }

    /** The uploaded sheet with the errors of each row in a last column. */
    @PostMapping("/errors")
    ResponseEntity<byte[]> marked(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String campaign,
            HttpServletRequest request) {
        var upload = upload(file, campaign, request);
        return XlsxResponse.of(upload.onlyFile().name(), imports.marked(upload));
    }

    private SheetUpload upload(MultipartFile file, @Nullable String campaign, HttpServletRequest request) {
        var upload = UploadedSheets.read(List.of(file), request, campaign);
        imports.requireAllowed(upload.caller());
        return upload;
    }
}
