package org.dudao.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The notes of a reader on a round.
 *
 * @param findings the new findings
 * @param settled whether each open finding is settled, by finding id
 */
record ReaderNotes(List<NewFinding> findings, Map<Long, Boolean> settled) {

    /** @param draft has the sections {@code findings} and {@code settled}; other sections are ignored */
    static ReaderNotes of(JsonNode draft) {
        var findings = new ArrayList<NewFinding>();
        for (var row : draft.path("findings")) {
            var finding = new NewFinding(text(row, "place"), text(row, "kind"), text(row, "remedy"));
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

    /** @throws ReviewRefusal when an open finding is not marked, or when another finding is marked */
    void requireExactly(List<Finding> open) {
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

    /** The required corrections, one per line. */
    String remedies() {
        return findings.stream().map(NewFinding::remedy).collect(Collectors.joining("\n"));
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText("").strip();
    }
}
