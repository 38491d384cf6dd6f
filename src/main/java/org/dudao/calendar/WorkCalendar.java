package org.dudao.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * An immutable copy of the calendar at the time when {@link WorkingDays#calendar()} was called. Use it for one
 * computation or one list. Do not keep it: the office can replace a year at any time.
 */
public final class WorkCalendar {

    private final Map<Integer, CalendarYear> years;

    WorkCalendar(Map<Integer, CalendarYear> years) {
        this.years = Map.copyOf(years);
    }

    /** Whether the holidays of the year are known. If not, Monday to Friday are working days. */
    public boolean isKnown(int year) {
        return years.containsKey(year);
    }

    public boolean isWorkingDay(LocalDate day) {
        var year = years.get(day.getYear());
        var named = year == null ? null : year.days().get(day);
        return named == null ? !CalendarCsv.isWeekend(day) : named.worked();
    }

    /** The day itself; or the next working day, when the day is a holiday of its year. Other weekends count as they are. */
    public LocalDate afterHoliday(LocalDate day) {
        var year = years.get(day.getYear());
        var named = year == null ? null : year.days().get(day);
        return named == null || named.worked() ? day : plus(day, 1);
    }

    /** This calendar with another version of one year. */
    WorkCalendar with(CalendarYear year) {
        var replaced = new HashMap<>(years);
        replaced.put(year.year(), year);
        return new WorkCalendar(replaced);
    }

    /**
     * The number of working days after {@code from}, up to and including {@code to}. Negative when {@code to} is
     * before {@code from}. Zero on the same day, and when there is no working day between two days off.
     */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    /**
     * The date that is {@code workingDays} working days after {@code day}, or before it when the number is negative.
     * Returns {@code day} itself for 0, also when it is a day off.
     */
    public LocalDate plus(LocalDate day, int workingDays) {
        int step = Integer.signum(workingDays);
        var reached = day;
        for (int left = Math.abs(workingDays); left > 0; ) {
            reached = reached.plusDays(step);
            if (isWorkingDay(reached)) {
                left--;
            }
        }
        return reached;
    }
}
