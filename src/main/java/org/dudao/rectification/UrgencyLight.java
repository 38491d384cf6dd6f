package org.dudao.rectification;

import java.time.LocalDate;
import org.dudao.calendar.WorkCalendar;

/** How urgent an item is. It is computed at each request from the deadline, the number of returns and the working days. */
public enum UrgencyLight {
    NONE(""),
    BLUE("临近到期"),
    YELLOW("逾期或退回"),
    RED("长期逾期或多次退回");

    private final String label;

    UrgencyLight(String label) {
        this.label = label;
    }

    /** The words that the office uses; empty for none. */
    public String label() {
        return label;
    }

    /** Written-off and deferred items show no light. */
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
        if (returns >= settings.returnedOften() || late >= settings.longOverdue()) {
            return RED;
        }
        if (returns > 0 || today.isAfter(deadline)) {
            return YELLOW;
        }
        return days.between(today, deadline) <= settings.nearDue() ? BLUE : NONE;
    }
}
