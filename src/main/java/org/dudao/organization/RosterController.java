package org.dudao.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dudao.sheet.UploadedSheets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * The former address of the roster's import, kept for scripts: one .xlsx file or several .csv files, as parts named {@code file}.
 * The present address is {@code /api/imports/roster}.
 */
@RestController
@RequestMapping("/api/roster")
@PreAuthorize("hasAnyRole('office', 'camunda-admin')")
class RosterController {

    private final RosterSheetImport sheets;

    RosterController(RosterSheetImport sheets) {
        this.sheets = sheets;
    }

    /** Checks the roster, or saves it and returns the first passwords of new logins. */
    @PostMapping
    RosterReport importRoster(
            @RequestParam("file") List<MultipartFile> parts,
            @RequestParam(defaultValue = "true") boolean dryRun,
            HttpServletRequest caller) {
        var files = UploadedSheets.read(parts);
        var importer = new RosterImporter(
                caller.getUserPrincipal().getName(), caller.isUserInRole(RosterSheetImport.ADMINISTRATOR));
        return dryRun ? sheets.dryRun(files, importer) : sheets.run(files, importer);
    }

    @ExceptionHandler
    ProblemDetail refused(RosterRefusedException refused) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
        problem.setTitle("名册未导入");
        problem.setProperty("errors", refused.errors());
        return problem;
    }
}
