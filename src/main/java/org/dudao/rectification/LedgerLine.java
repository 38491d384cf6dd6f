package org.dudao.rectification;

import java.time.LocalDate;
import java.util.List;
import org.dudao.opinion.OpinionKind;
import org.jspecify.annotations.Nullable;

/**
 * An item in a list.
 *
 * @param leader 责任领导; may be empty
 * @param person name of the one person responsible
 * @param firstDeadline does not change with an extension
 * @param age days from the registration to today or to the write-off
 * @param daysLate working days since the deadline; 0 before it
 * @param helpers names of the helping units
 */
public record LedgerLine(
        long number,
        String campaign,
        String unit,
        String unitName,
        String problem,
        OpinionKind kind,
        ItemOrigin origin,
        String measures,
        String leader,
        String person,
        LocalDate firstDeadline,
        LocalDate deadline,
        ItemState state,
        int returns,
        UrgencyLight light,
        long age,
        int daysLate,
        List<String> helpers,
        @Nullable String writeOffNumber,
        @Nullable LocalDate writtenOffOn,
        @Nullable Long reopens) {

    public String stateLabel() {
        return state.label();
    }

    public String kindLabel() {
        return kind.label();
    }

    public String originLabel() {
        return origin.label();
    }

    /** Whether an extension was granted. */
    public boolean isExtended() {
        return !deadline.equals(firstDeadline);
    }
}
