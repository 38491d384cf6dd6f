package org.dudao.opinion;

import org.dudao.refusal.Refusal;

/** A refused request about an opinion. */
class OpinionRefusal extends Refusal {

    private OpinionRefusal(Kind kind, String reason) {
        super(kind, reason);
    }

    static OpinionRefusal wrong(String reason) {
        return new OpinionRefusal(Kind.BAD_REQUEST, reason);
    }

    static OpinionRefusal notNow(Opinion opinion, String reason) {
        return new OpinionRefusal(
                Kind.CONFLICT,
                "第%d号意见现在%s，%s".formatted(opinion.number(), opinion.state().label(), reason));
    }

    static OpinionRefusal notNow(String reason) {
        return new OpinionRefusal(Kind.CONFLICT, reason);
    }

    static OpinionRefusal notAllowed(String reason) {
        return new OpinionRefusal(Kind.FORBIDDEN, reason);
    }

    static OpinionRefusal unknown(long number) {
        return new OpinionRefusal(Kind.NOT_FOUND, "没有编号为 %d 的意见，或者您看不到它。".formatted(number));
    }

    static OpinionRefusal unknown(String reason) {
        return new OpinionRefusal(Kind.NOT_FOUND, reason);
    }
}
