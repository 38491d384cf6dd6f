package org.dudao.review;

import org.dudao.workflow.Refusal;

/** A verdict that cannot be given, or not so. */
class ReviewRefused extends Refusal {

    private ReviewRefused(Kind kind, String reason) {
        super(kind, reason);
    }

    static ReviewRefused wrong(String reason) {
        return new ReviewRefused(Kind.BAD_REQUEST, reason);
    }

    static ReviewRefused withoutWords() {
        return wrong("退回必须写明退回意见，让对方知道要补什么课。");
    }

    static ReviewRefused belowStandard(String reason) {
        return new ReviewRefused(Kind.CONFLICT, "还不能通过：" + reason);
    }
}
