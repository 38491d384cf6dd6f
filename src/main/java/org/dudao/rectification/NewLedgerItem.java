package org.dudao.rectification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dudao.opinion.OpinionKind;
import org.jspecify.annotations.Nullable;

/**
 * An item before its registration, as a person or a plan wrote it.
 *
 * @param unit code of the lead unit
 * @param source key that prevents a second registration of the same problem; null when there is no such key
 * @param person login or name of the responsible person, a member of the lead unit
 * @param helpers codes of the helping units
 * @param reopens number of the written-off item that this one reopens, or null
 */
record NewLedgerItem(
        String campaign,
        String unit,
        String problem,
        OpinionKind kind,
        ItemOrigin origin,
        @Nullable String source,
        String measures,
        String leader,
        String person,
        @Nullable LocalDate deadline,
        Set<String> helpers,
        @Nullable Long reopens) {

    static final int LONGEST_PROBLEM = 500;
    static final int LONGEST_MEASURES = 1000;
    static final int LONGEST_NAME = 50;

    /** The faults that can be found without the roster; empty when there are none. */
    List<Complaint> complaints() {
        var complaints = new ArrayList<Complaint>();
        require(complaints, "问题", problem, LONGEST_PROBLEM);
        require(complaints, "整改措施", measures, LONGEST_MEASURES);
        require(complaints, "责任人", person, LONGEST_NAME);
        if (leader.length() > LONGEST_NAME) {
            complaints.add(new Complaint("责任领导", "超过%d个字".formatted(LONGEST_NAME)));
        }
        if (deadline == null) {
            complaints.add(new Complaint("完成时限", "没有写，应写到年月日，如 2014-08-31"));
        }
        if (helpers.contains(unit)) {
            complaints.add(new Complaint("协办单位", "牵头单位不能又是协办单位"));
        }
        return complaints;
    }

    /** @param field the column of the ledger */
    record Complaint(String field, String reason) {

        String sentence() {
            return "“%s”%s".formatted(field, reason);
        }
    }

    private static void require(List<Complaint> complaints, String field, String text, int longest) {
        if (text.isBlank()) {
            complaints.add(new Complaint(field, "没有写，没有责任人、时限和措施的不能列入台账"));
        } else if (text.length() > longest) {
            complaints.add(new Complaint(field, "超过%d个字".formatted(longest)));
        }
    }
}
