package org.dudao.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dudao.workflow.DecisionTables;
import org.springframework.stereotype.Component;

/** The table {@code rating-minimum.dmn}, which designers own. */
@Component
class RatingMinimumTable {

    private static final String DECISION = "ratingMinimum";
    private static final int CACHED_ROWS = 32;

    private final DecisionTables decisions;

    /** Rows by version and purpose. */
    private final Map<String, RatingMinimum> cache = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RatingMinimum> eldest) {
            return size() > CACHED_ROWS;
        }
    });

    RatingMinimumTable(DecisionTables decisions) {
        this.decisions = decisions;
    }

    /** @throws IllegalStateException when the table has no row for the purpose, or no number in it */
    RatingMinimum of(RatingPurpose purpose) {
        var key = decisions.version(DECISION) + " " + purpose;
        var cached = cache.get(key);
        if (cached != null) {
            return cached;
        }
        var minimum = read(purpose);
        cache.put(key, minimum);
        return minimum;
    }

    private RatingMinimum read(RatingPurpose purpose) {
        var row = decisions
                .firstRule(DECISION, Map.of("purpose", purpose.name()))
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
