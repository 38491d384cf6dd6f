package org.dudao.calendar;

import java.time.LocalDate;
import java.util.Map;

/**
 * Which days are worked, as known when {@link WorkingDays#calendar()} was called. Good for one computation or one list; not to be kept,
 * as the office may replace a year at any time.
 */
public final class WorkCalendar {

    private final Map<Integer, CalendarYear> years;

    WorkCalendar(Map<Integer, CalendarYear> years) {
        this.years = Map.copyOf(years);
    }

    /** Whether the year's holidays are known. Otherwise Monday to Friday are worked, and nothing else. */
    public boolean isKnown(int year) {
        return years.containsKey(year);
    }

    public boolean isWorkingDay(LocalDate day) {
        var year = years.get(day.getYear());
        var named = year == null ? null : year.days().get(day);
        return named == null ? !CalendarCsv.isWeekend(day) : named.worked();
    }

    /**
     * How many days are worked after the first day, up to and including the second; negative, the other way round, when the second is
     * before the first. Nought on the day itself, and from one day off to another with none worked between.
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
     * The working day that is so many working days after the day, or before it when negative; the day itself for 0, whether it is
     * worked or not.
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
