package org.dudao.review;

import java.util.List;
import java.util.Optional;
import org.dudao.refusal.Refusal;
import org.dudao.submission.HandIn;
import org.dudao.submission.HandInRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A round answers every open finding of its material, and no other finding. */
@Component
@Order(30)
class FindingReplyRule implements HandInRule {

    private static final int LONGEST_REPLY = 2000;

    private final FindingStore findings;

    FindingReplyRule(FindingStore findings) {
        this.findings = findings;
    }

    @Override
    public Optional<Refusal> refusal(HandIn handIn) {
        var replies = handIn.content().replies();
        var open = findings.openOf(handIn.material().number());
        long unanswered = open.stream()
                .filter(finding -> replies.getOrDefault(finding.id(), "").isBlank())
                .count();
        if (unanswered > 0) {
            return wrong("还有 %d 条退回的问题没有答复：请在“材料”页逐条答复后再提交。".formatted(unanswered));
        }
        if (!open.stream().map(Finding::id).toList().containsAll(List.copyOf(replies.keySet()))) {
            return wrong("答复的问题里有的不属于这份材料，或者已经销号，请刷新后再试。");
        }
        if (replies.values().stream().anyMatch(reply -> reply.length() > LONGEST_REPLY)) {
            return wrong("对问题的答复每条最多 %d 个字。".formatted(LONGEST_REPLY));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> wrong(String reason) {
        return Optional.of(ReviewRefusal.wrong(reason));
    }
}
