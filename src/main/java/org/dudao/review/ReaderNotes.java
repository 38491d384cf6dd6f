package org.dudao.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a reader has noted of a round.
 *
 * @param findings those that are new
 * @param settled of the open findings, by their ids, whether they are put right
 */
record ReaderNotes(List<NewFinding> findings, Map<Long, Boolean> settled) {

    /** @param draft with the sections {@code findings} and {@code settled}; anything else in it is passed over */
    static ReaderNotes typed(JsonNode draft) {
        var findings = new ArrayList<NewFinding>();
        for (var typed : draft.path("findings")) {
            var finding = new NewFinding(text(typed, "place"), text(typed, "kind"), text(typed, "remedy"));
            if (!finding.isBlank()) {
                findings.add(finding);
            }
        }
        var settled = new HashMap<Long, Boolean>();
        draft.path("settled").properties().forEach(mark -> {
            if (mark.getKey().matches("\\d{1,18}") && mark.getValue().isBoolean()) {
                settled.put(Long.valueOf(mark.getKey()), mark.getValue().booleanValue());
            }
        });
        return new ReaderNotes(findings, settled);
    }

    /** @throws ReviewRefusal unless every open finding is marked, and none that is not open */
    void coversExactly(List<Finding> open) {
        var unmarked = open.stream()
                .filter(finding -> !settled.containsKey(finding.id()))
                .toList();
        if (!unmarked.isEmpty()) {
            throw ReviewRefusal.wrong("还有 %d 条问题没有核对：请在“材料”页逐条注明已整改或未整改。".formatted(unmarked.size()));
        }
        if (settled.size() > open.size()) {
            throw ReviewRefusal.wrong("核对的问题里有的不属于这份材料，或者已经销号，请刷新后再试。");
        }
    }

    boolean leavesUnsettled() {
        return settled.containsValue(false);
    }

    /** What must be done, a line each. */
    String remedies() {
        return findings.stream().map(NewFinding::remedy).collect(Collectors.joining("\n"));
    }

    private static String text(JsonNode typed, String field) {
        return typed.path(field).asText("").strip();
    }
}
