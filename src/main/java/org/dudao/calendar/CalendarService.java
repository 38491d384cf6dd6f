package org.dudao.calendar;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Replaces the days off of a year. Due dates on a new day off move with it. */
@Service
@Transactional
class CalendarService {

    private final WorkingDays workingDays;
    private final OfficeYearStore office;
    private final List<CalendarFollower> followers;

    CalendarService(WorkingDays workingDays, OfficeYearStore office, List<CalendarFollower> followers) {
        this.workingDays = workingDays;
        this.office = office;
        this.followers = followers;
    }

    /** The due dates that would move. Changes nothing. */
    @Transactional(readOnly = true)
    List<MovedDueDate> preview(CalendarYear year) {
        var calendar = workingDays.calendar().with(year);
        return followers.stream()
                .flatMap(follower -> follower.preview(calendar).stream())
                .toList();
    }

    void save(CalendarYear year, String login) {
        office.save(year, login);
        var calendar = workingDays.calendar();
        followers.forEach(follower -> follower.follow(calendar, year.year(), login));
    }
}
