package org.dudao.rectification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Objects;
import org.dudao.campaign.CampaignCalendar;
import org.springframework.stereotype.Component;

/** When an item is looked at again. */
@Component
class LedgerDates {

    private final CampaignCalendar calendar;
    private final LedgerSettings settings;
    private final Clock clock;

    LedgerDates(CampaignCalendar calendar, LedgerSettings settings, Clock clock) {
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /** The people are asked so many days after the item was written off. */
    Date visit(LedgerItem item) {
        var writtenOff = Objects.requireNonNull(item.writtenOffOn(), "Not written off");
        return Date.from(calendar.closeOf(writtenOff.plusDays(settings.followUp())));
    }

    /** What cannot be done now is looked at a quarter from now, and again a quarter later. */
    Date review() {
        return Date.from(calendar.closeOf(LocalDate.now(clock).plusMonths(settings.review())));
    }
}
