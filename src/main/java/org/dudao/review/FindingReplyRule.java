package org.dudao.review;

import java.util.List;
import org.dudao.submission.RoundHandedIn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever hands a round in answers every open finding, and nothing else. */
@Component
class FindingReplyRule {

    private static final int LONGEST_REPLY = 2000;

    private final FindingStore findings;

    FindingReplyRule(FindingStore findings) {
        this.findings = findings;
    }

    /** @throws ReviewRefusal within the transaction of the hand-in, which then does not happen */
    @EventListener
    void check(RoundHandedIn handedIn) {
        var replies = handedIn.round().replies();
        var open = findings.openOf(handedIn.material().number());
        long unanswered = open.stream()
                .filter(finding -> replies.getOrDefault(finding.id(), "").isBlank())
                .count();
        if (unanswered > 0) {
            throw ReviewRefusal.wrong("还有 %d 条退回的问题没有答复：请在“材料”页逐条答复后再提交。".formatted(unanswered));
        }
        if (!open.stream().map(Finding::id).toList().containsAll(List.copyOf(replies.keySet()))) {
            throw ReviewRefusal.wrong("答复的问题里有的不属于这份材料，或者已经销号，请刷新后再试。");
        }
        if (replies.values().stream().anyMatch(reply -> reply.length() > LONGEST_REPLY)) {
            throw ReviewRefusal.wrong("对问题的答复每条最多 %d 个字。".formatted(LONGEST_REPLY));
        }
    }
}
