package org.dudao.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import org.dudao.refusal.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST access to the holidays of a year, as CSV. The file that GET returns can be edited and sent back with PUT. */
@RestController
@RequestMapping("/api/calendar/{year}")
@PreAuthorize("hasRole('office')")
class CalendarController {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final WorkingDays workingDays;
    private final CalendarService calendars;

    CalendarController(WorkingDays workingDays, CalendarService calendars) {
        this.workingDays = workingDays;
        this.calendars = calendars;
    }

    /** Returns the days off and the shifted working days of a year, as CSV. */
    @GetMapping(produces = "text/csv;charset=UTF-8")
    String year(@PathVariable int year) {
        return workingDays
                .find(year)
                .map(CalendarCsv::write)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "没有%d年的放假安排，这一年按周一至周五上班计算。".formatted(year)));
    }

    /** Returns the due dates of open tasks that would move if these days off were saved. Saves nothing. */
    @PutMapping(path = "/check")
    List<MovedDueDate> check(@PathVariable int year, InputStream csv) throws IOException {
        return calendars.preview(read(year, csv));
    }

    /**
     * Saves the days off and the shifted working days of a year, as CSV. Open tasks that are due on a new day off move to the next
     * working day.
     */
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replace(@PathVariable int year, InputStream csv, Principal principal) throws IOException {
        calendars.save(read(year, csv), principal.getName());
    }

    private static CalendarYear read(int year, InputStream csv) throws IOException {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new Refusal(Refusal.Kind.BAD_REQUEST, "年份应在%d到%d之间。".formatted(FIRST_YEAR, LAST_YEAR));
        }
        return CalendarCsv.read(year, csv.readNBytes(CalendarCsv.MOST_BYTES + 1));
    }
}
