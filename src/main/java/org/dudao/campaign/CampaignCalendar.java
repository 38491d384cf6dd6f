package org.dudao.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.springframework.stereotype.Component;

/** When things are due in a campaign: at the close of a working day in the office's time zone. */
@Component
public class CampaignCalendar {

    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(18, 0);

    private final CampaignRepository campaigns;
    private final Clock clock;

    CampaignCalendar(CampaignRepository campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * The stage's own day, or later for whoever comes late: nothing is overdue from the start.
     *
     * @param stage position of the stage; 0 is before the first, where days count from today
     * @param day day of the stage: 1 is the first, −1 the last
     * @param atLeast days that there must be from today
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

    /** The close of that day, or of a later one when there must be so many days from today. */
    public Instant on(LocalDate day, int atLeast) {
        var earliest = LocalDate.now(clock).plusDays(atLeast);
        return closeOf(day.isAfter(earliest) ? day : earliest);
    }

    /** The close of the day so many days from today. */
    public Instant inDays(int days) {
        return closeOf(LocalDate.now(clock).plusDays(days));
    }

    /** The same for a model: the due date of a step that has so many days. */
    public Date dateInDays(int days) {
        return Date.from(inDays(days));
    }

    /** The end of that day's business, which is when something due on it is late. */
    public Instant closeOf(LocalDate day) {
        return day.atTime(CLOSE_OF_BUSINESS).atZone(clock.getZone()).toInstant();
    }
}
