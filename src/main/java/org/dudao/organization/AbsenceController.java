package org.dudao.organization;

import java.security.Principal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** People report their own absence. Their tasks go back to the group, and they are not assigned new ones. */
@RestController
@RequestMapping("/api/me/absence")
class AbsenceController {

    private final PersonRepository people;
    private final ApplicationEventPublisher events;

    AbsenceController(PersonRepository people, ApplicationEventPublisher events) {
        this.people = people;
        this.events = events;
    }

    /**
     * Records that the caller is away: their tasks go back to their group.
     *
     * @param until the last day away; left out, the person is back
     */
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    void beAbsent(Principal principal, @RequestParam(required = false) @Nullable LocalDate until) {
        var person = people.findById(principal.getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "名册里没有您的登录名。"));
        person.beAbsentUntil(until);
        people.save(person);
        if (until != null) {
            events.publishEvent(new PersonAbsent(person.login()));
        }
    }
}
