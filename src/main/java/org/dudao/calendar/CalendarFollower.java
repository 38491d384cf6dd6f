package org.dudao.calendar;

import java.util.List;

/** Moves due dates when the days off change. The module that has the due dates implements it. */
public interface CalendarFollower {

    /** The due dates that would move with this calendar. Changes nothing. */
    List<MovedDueDate> preview(WorkCalendar calendar);

    /** Moves the due dates and records it. */
    void follow(WorkCalendar calendar, int year, String login);
}
