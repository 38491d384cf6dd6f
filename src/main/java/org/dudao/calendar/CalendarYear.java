package org.dudao.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The holidays and shifted working days of a year.
 *
 * @param days the days that the State Council's notice lists; all other days follow their weekday
 */
record CalendarYear(int year, SortedMap<LocalDate, Day> days) {

    /**
     * A day that the notice lists.
     *
     * @param worked true for a working Saturday or Sunday (班), false for a day off (休)
     * @param name the holiday that the day belongs to
     */
    record Day(LocalDate date, boolean worked, String name) {}

    static CalendarYear of(int year, Collection<Day> days) {
        var byDate = new TreeMap<LocalDate, Day>();
        days.forEach(day -> byDate.put(day.date(), day));
        return new CalendarYear(year, byDate);
    }
}
