package org.dudao.organization;

import java.time.LocalDate;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records who is away. Their tasks go back to the group, and they are not assigned new ones. */
@Service
@Transactional
public class AbsenceService {

    private final PersonRepository people;
    private final ApplicationEventPublisher events;

    AbsenceService(PersonRepository people, ApplicationEventPublisher events) {
        this.people = people;
        this.events = events;
    }

    /**
     * Records an absence, or its end.
     *
     * @param until the last day away; null when the person is back
     * @throws Refusal NOT_FOUND when the person is not on the roster
     */
    public void beAbsent(String login, @Nullable LocalDate until) {
        var person = people.findById(login)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "名册里没有登录名“%s”。".formatted(login)));
        person.beAbsentUntil(until);
        people.save(person);
        if (until != null) {
            events.publishEvent(new PersonAbsent(login));
        }
    }
}
