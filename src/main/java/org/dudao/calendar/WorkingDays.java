package org.dudao.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Answers which days are working days. The office's years take precedence over the administrator's files, and those
 * over the built-in years. Each call runs one query; to compute a whole list, call {@link #calendar()} once and use
 * the result.
 */
@Component
public class WorkingDays {

    private final CalendarFiles files;
    private final OfficeYearStore office;

    WorkingDays(CalendarFiles files, OfficeYearStore office) {
        this.files = files;
        this.office = office;
    }

    /** The calendar as it is now. */
    public WorkCalendar calendar() {
        return new WorkCalendar(years());
    }

    /** Whether the holidays of the year are known. If not, Monday to Friday are working days. */
    public boolean isKnown(int year) {
        return calendar().isKnown(year);
    }

    public boolean isWorkingDay(LocalDate day) {
        return calendar().isWorkingDay(day);
    }

    /** See {@link WorkCalendar#between}. */
    public int between(LocalDate from, LocalDate to) {
        return calendar().between(from, to);
    }

    /** See {@link WorkCalendar#plus}. */
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
