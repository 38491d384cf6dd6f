package org.dudao.review;

import java.util.List;
import org.dudao.refusal.Refusal;

/** Refuses a verdict that the material's state or standard does not allow, or a verdict with wrong content. */
class ReviewRefusal extends Refusal {

    private ReviewRefusal(Kind kind, String reason) {
        super(kind, reason);
    }

    static ReviewRefusal wrong(String reason) {
        return new ReviewRefusal(Kind.BAD_REQUEST, reason);
    }

    static ReviewRefusal withoutWords() {
        return wrong("退回必须写明退回意见，让对方知道要补什么课。");
    }

    static ReviewRefusal withoutFinding() {
        return wrong("退回至少要写明一条问题：在“材料”页写清位置、问题类型和整改要求，让对方知道要补什么课。");
    }

    static ReviewRefusal unsettled() {
        return new ReviewRefusal(Kind.CONFLICT, "还有没整改到位的问题，不能通过；请退回返工，或者核对为已整改。");
    }

    static ReviewRefusal findingsInAnAcceptance() {
        return wrong("通过的材料不能再提问题：请删去新提的问题，或者选择退回返工。");
    }

    static ReviewRefusal nobodyHandsInAnyMore() {
        return new ReviewRefusal(Kind.CONFLICT, "活动已经结束，或者单位已经免予完成，不能再交一轮。");
    }

    static ReviewRefusal notAsSealed() {
        return new ReviewRefusal(Kind.CONFLICT, "这一轮的内容与封存时不一致，不能审核，请联系系统管理员核查。");
    }

    static ReviewRefusal outstanding(String materials) {
        return new ReviewRefusal(Kind.CONFLICT, "还不能把关，本阶段还有材料没有通过：" + materials + "。");
    }

    static ReviewRefusal standardsNotMet(List<String> standards) {
        return new ReviewRefusal(
                Kind.CONFLICT,
                "还不能通过，审核标准还有%d条没有打勾：%s。都达到了的逐条打勾，没有达到的退回返工。".formatted(standards.size(), String.join("；", standards)));
    }

    static ReviewRefusal belowStandard(String reason) {
        return new ReviewRefusal(Kind.CONFLICT, "还不能通过：" + reason);
    }
}
