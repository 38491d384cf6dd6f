package org.dudao.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The holidays and the worked weekends of a year.
 *
 * @param days those that the notice names; every other day goes by its weekday
 */
record CalendarYear(int year, SortedMap<LocalDate, Day> days) {

    /**
     * A day that the notice names.
     *
     * @param worked whether it is worked (班), a Saturday or a Sunday then, or free (休)
     * @param name the holiday that it belongs to
     */
    record Day(LocalDate date, boolean worked, String name) {}

    static CalendarYear of(int year, Collection<Day> days) {
        var byDate = new TreeMap<LocalDate, Day>();
        days.forEach(day -> byDate.put(day.date(), day));
        return new CalendarYear(year, byDate);
    }
}
