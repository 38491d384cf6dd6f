package org.dudao.campaign;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A stage in a campaign's calendar.
 *
 * @param position 1 for the first
 * @param process the id of the process that a unit goes through; null when the stage has no model
 * @param weight its share of the whole campaign in percent
 * @param openedAt when the office opened it; null before
 */
@Table(schema = "dudao", name = "campaign_stage")
public record Stage(
        int position,
        String name,
        @Nullable String process,
        LocalDate beginsOn,
        LocalDate endsOn,
        int weight,
        @Nullable Instant openedAt) {

    boolean isOpen() {
        return openedAt != null;
    }

    /**
     * A day of the stage. When the office planned a stage shorter than its materials expect, the day is limited to the
     * stage.
     *
     * @param number 1 is the first day, −1 the last
     */
    LocalDate day(int number) {
        var day = number > 0 ? beginsOn.plusDays(number - 1L) : endsOn.plusDays(number + 1L);
        if (day.isBefore(beginsOn)) {
            return beginsOn;
        }
        return day.isAfter(endsOn) ? endsOn : day;
    }

    Stage between(LocalDate begin, LocalDate end) {
        return new Stage(position, name, process, begin, end, weight, openedAt);
    }

    Stage closed() {
        return new Stage(position, name, process, beginsOn, endsOn, weight, null);
    }

    Stage opened(Instant now) {
        return new Stage(position, name, process, beginsOn, endsOn, weight, now);
    }
}
