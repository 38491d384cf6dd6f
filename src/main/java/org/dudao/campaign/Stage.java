package org.dudao.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A stage in a campaign's calendar.
 *
 * @param position 1 for the first
 * @param process id of the process that a unit goes through; null while the stage is not modelled
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

    /** From the first day to the last, both counted. */
    int days() {
        return (int) ChronoUnit.DAYS.between(beginsOn, endsOn) + 1;
    }

    Stage opened(Instant now) {
        return new Stage(position, name, process, beginsOn, endsOn, weight, now);
    }
}
