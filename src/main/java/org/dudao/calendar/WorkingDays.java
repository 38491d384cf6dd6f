package org.dudao.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which days are worked. A year that the office has put in goes before the administrator's file, and that before the built-in one. Each
 * call here costs a query; whoever computes for a whole list takes {@link #calendar()} once.
 */
@Component
public class WorkingDays {

    private final CalendarFiles files;
    private final OfficeYearStore office;

    WorkingDays(CalendarFiles files, OfficeYearStore office) {
        this.files = files;
        this.office = office;
    }

    /** As it is now. */
    public WorkCalendar calendar() {
        return new WorkCalendar(years());
    }

    /** Whether the year's holidays are known. Otherwise Monday to Friday are worked, and nothing else. */
    public boolean isKnown(int year) {
        return calendar().isKnown(year);
    }

    public boolean isWorkingDay(LocalDate day) {
        return calendar().isWorkingDay(day);
    }

    /** As {@link WorkCalendar#between}. */
    public int between(LocalDate from, LocalDate to) {
        return calendar().between(from, to);
    }

    /** As {@link WorkCalendar#plus}. */
    public LocalDate plus(LocalDate day, int workingDays) {
        return calendar().plus(day, workingDays);
    }

    Optional<CalendarYear> find(int year) {
        return Optional.ofNullable(years().get(year));
    }

    private Map<Integer, CalendarYear> years() {
        var years = new HashMap<>(files.years());
        office.findAll().forEach(year -> years.put(year.year(), year));
        return years;
    }
}
