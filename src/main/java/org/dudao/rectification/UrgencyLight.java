package org.dudao.rectification;

import java.time.LocalDate;
import org.dudao.calendar.WorkCalendar;

/** How urgent an item is. Computed whenever somebody asks, from its deadline, its returns and the working days. */
public enum UrgencyLight {
    NONE(""),
    BLUE("临近到期"),
    YELLOW("逾期或退回"),
    RED("长期逾期或多次退回");

    private static final int RETURNED_OFTEN = 2;

    private final String label;

    UrgencyLight(String label) {
        this.label = label;
    }

    /** As the office says it; empty for none. */
    public String label() {
        return label;
    }

    /** What is written off, or cannot be done now, shows none. */
    static UrgencyLight of(
            ItemState state,
            LocalDate deadline,
            int returns,
            LocalDate today,
            WorkCalendar days,
            LedgerSettings settings) {
        if (state == ItemState.WRITTEN_OFF || state == ItemState.CANNOT_NOW) {
            return NONE;
        }
        int late = today.isAfter(deadline) ? days.between(deadline, today) : 0;
        if (returns >= RETURNED_OFTEN || late >= settings.longOverdue()) {
            return RED;
        }
        if (returns > 0 || today.isAfter(deadline)) {
            return YELLOW;
        }
        return days.between(today, deadline) <= settings.nearDue() ? BLUE : NONE;
    }
}
