package org.dudao.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Objects;
import org.dudao.campaign.CampaignCalendar;
import org.springframework.stereotype.Component;

/** Computes when visits and reviews are due. */
@Component
class LedgerDates {

    private final CampaignCalendar calendar;
    private final Clock clock;

    LedgerDates(CampaignCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param days from the write-off to the visit */
    Date visit(LedgerItem item, int days) {
        var writtenOff = Objects.requireNonNull(item.writtenOffOn(), "Not written off");
        return Date.from(calendar.closeOf(writtenOff.plusDays(days)));
    }

    /** @param months from today to the review of a deferred item */
    Date review(int months) {
        return Date.from(calendar.closeOf(LocalDate.now(clock).plusMonths(months)));
    }
}
