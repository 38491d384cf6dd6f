package org.dudao.organization;

import java.security.Principal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People report their own absence. Their tasks go back to the group, and they are not assigned new ones. */
@RestController
@RequestMapping("/api/me/absence")
class AbsenceController {

    private final AbsenceService absences;

    AbsenceController(AbsenceService absences) {
        this.absences = absences;
    }

    /**
     * Records that the caller is away: their tasks go back to their group.
     *
     * @param until the last day away; left out, the person is back
     */
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void beAbsent(Principal principal, @RequestParam(required = false) @Nullable LocalDate until) {
        absences.beAbsent(principal.getName(), until);
    }
}
