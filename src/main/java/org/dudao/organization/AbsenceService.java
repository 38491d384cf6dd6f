package org.dudao.organization;

import java.time.Clock;
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

    private static final int LAST_YEAR = 2100;

    private final PersonRepository people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AbsenceService(PersonRepository people, ApplicationEventPublisher events, Clock clock) {
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records an absence, or its end.
     *
     * @param until the last day away; null when the person is back
     * @throws Refusal NOT_FOUND when the person is not on the roster; BAD_REQUEST when the day is over or too far away
     */
    public void beAbsent(String login, @Nullable LocalDate until) {
        requirePossible(until);
        var person = people.findById(login)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "名册里没有登录名“%s”。".formatted(login)));
        person.beAbsentUntil(until);
        people.save(person);
        if (until != null) {
            events.publishEvent(new PersonAbsent(login));
        }
    }

    private void requirePossible(@Nullable LocalDate until) {
        var today = LocalDate.now(clock);
        if (until != null && (until.isBefore(today) || until.getYear() > LAST_YEAR)) {
            throw new Refusal(
                    Refusal.Kind.BAD_REQUEST, "外出的最后一天（until）应在今天（%s）到%d年之间；已经回来的，不填日期。".formatted(today, LAST_YEAR));
        }
    }
}
