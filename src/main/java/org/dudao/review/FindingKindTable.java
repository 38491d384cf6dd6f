package org.dudao.review;

import java.util.List;
import java.util.Map;
import org.dudao.workflow.DecisionTables;
import org.springframework.stereotype.Component;

/** The table finding-kind, which designers own: the kinds of findings from which a reader chooses. */
@Component
class FindingKindTable {

    /** The kind of a finding that a stage gate raises; no reader chooses it. */
    static final String STAGE_GATE = "阶段把关";
    /** The kind of a finding with which the office asks for one more round of an accepted material. */
    static final String OFFICE = "活动办要求补正";

    private static final String TABLE = "findingKind";

    private final DecisionTables decisions;

    FindingKindTable(DecisionTables decisions) {
        this.decisions = decisions;
    }

    List<String> of(String material) {
        return decisions.lookUp(TABLE, Map.of("material", material)).stream()
                .map(rule -> String.valueOf(rule.get("kind")))
                .toList();
    }
}
