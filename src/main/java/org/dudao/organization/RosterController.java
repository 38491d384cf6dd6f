package org.dudao.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The roster by API: one .xlsx, or several .csv, as parts named {@code file}. */
@RestController
@RequestMapping("/api/roster")
@PreAuthorize("hasAnyRole('office', 'camunda-admin')")
class RosterController {

    private static final String ADMINISTRATOR = "camunda-admin";

    private final RosterImport rosters;

    RosterController(RosterImport rosters) {
        this.rosters = rosters;
    }

    @PostMapping
    RosterReport importRoster(
            @RequestParam("file") List<MultipartFile> parts,
            @RequestParam(defaultValue = "true") boolean dryRun,
            HttpServletRequest caller)
            throws IOException {
        var files = new ArrayList<RosterFile>();
        for (var part : parts) {
            files.add(new RosterFile(
                    Objects.requireNonNullElse(part.getOriginalFilename(), part.getName()), part.getBytes()));
        }
        if (dryRun) {
            return rosters.dryRun(files);
        }
        return caller.isUserInRole(ADMINISTRATOR)
                ? rosters.run(files, login -> InitialPasswords.generate())
                : rosters.runButKeepDesigners(files, login -> InitialPasswords.generate());
    }

    @ExceptionHandler
    ProblemDetail refused(RosterRefusedException refused) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
        problem.setTitle("名册未导入");
        problem.setProperty("errors", refused.errors());
        return problem;
    }
}
