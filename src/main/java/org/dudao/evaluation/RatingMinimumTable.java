package org.dudao.evaluation;

import java.util.Map;
import org.dudao.workflow.DecisionTables;
import org.springframework.stereotype.Component;

/** The table {@code rating-minimum.dmn}, which designers own. */
@Component
class RatingMinimumTable {

    private static final String DECISION = "ratingMinimum";

    private final DecisionTables decisions;

    RatingMinimumTable(DecisionTables decisions) {
        this.decisions = decisions;
    }

    /** @throws IllegalStateException when the table has no row for the purpose, or no number in it */
    RatingMinimum of(RatingPurpose purpose) {
        var row = decisions.lookUp(DECISION, Map.of("purpose", purpose.name())).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No row for " + purpose));
        return new RatingMinimum(number(row, "ballots"), number(row, "inCategory"));
    }

    private static int number(Map<String, Object> row, String output) {
        if (row.get(output) instanceof Number number) {
            return number.intValue();
        }
        throw new IllegalStateException("No number in the column " + output);
    }
}
