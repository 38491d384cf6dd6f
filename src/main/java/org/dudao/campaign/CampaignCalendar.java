package org.dudao.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Optional;
import org.dudao.calendar.WorkingDays;
import org.springframework.stereotype.Component;

/**
 * Computes due dates. A due date is the close of a day in the office's time zone. A due date on a holiday moves to the next
 * working day.
 */
@Component
public class CampaignCalendar {

    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(18, 0);

    private final CampaignRepository campaigns;
    private final WorkingDays workingDays;
    private final Clock clock;

    CampaignCalendar(CampaignRepository campaigns, WorkingDays workingDays, Clock clock) {
        this.campaigns = campaigns;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /**
     * The due date on a day of the stage, or later for a unit that starts late, so that nothing is overdue from the
     * start.
     *
     * @param stage position of the stage; 0 is the time before the first stage, where days count from today
     * @param day day of the stage: 1 is the first, −1 the last
     * @param atLeast the smallest number of days from today
     */
    public Instant due(String campaign, int stage, int day, int atLeast) {
        return on(
                campaigns
                        .findById(campaign)
                        .flatMap(found -> found.stage(stage))
                        .map(found -> found.day(day))
                        .orElseGet(() -> LocalDate.now(clock).plusDays(day)),
                atLeast);
    }

    /**
     * The days that dates in the forms of a campaign can have; without a campaign there are none. The first is a month before the
     * first stage, because preparations begin earlier. The last is a year after the last stage, or after today for a late unit.
     */
    public Optional<Span> daysOf(String campaign) {
        return campaigns
                .findById(campaign)
                .map(Campaign::stages)
                .filter(stages -> !stages.isEmpty())
                .map(stages -> {
                    var lastDay = stages.get(stages.size() - 1).endsOn();
                    var today = LocalDate.now(clock);
                    return new Span(
                            stages.get(0).beginsOn().minusMonths(1),
                            (lastDay.isAfter(today) ? lastDay : today).plusYears(1));
                });
    }

    /** A span of days; both belong to it. */
    public record Span(LocalDate first, LocalDate last) {}

    /** The close of the day, or of a later day when the smallest number of days from today requires it. */
    public Instant on(LocalDate day, int atLeast) {
        var earliest = LocalDate.now(clock).plusDays(atLeast);
        return closeOf(day.isAfter(earliest) ? day : earliest);
    }

    /** The close of the day that is {@code days} days from today. */
    public Instant inDays(int days) {
        return closeOf(LocalDate.now(clock).plusDays(days));
    }

    /** The same as a {@code Date}, for due dates in models. */
    public Date dateInDays(int days) {
        return Date.from(inDays(days));
    }

    /** The close of business of the day, or of the next working day after a holiday. A task that is due on this day is late after this time. */
    public Instant closeOf(LocalDate day) {
        return workingDays
                .calendar()
                .afterHoliday(day)
                .atTime(CLOSE_OF_BUSINESS)
                .atZone(clock.getZone())
                .toInstant();
    }
}
