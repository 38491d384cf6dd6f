package org.dudao.opinion;

import org.dudao.workflow.Refusal;

/** What cannot be done with an opinion, as it was asked or as it stands. */
class OpinionRefused extends Refusal {

    private OpinionRefused(Kind kind, String reason) {
        super(kind, reason);
    }

    static OpinionRefused wrong(String reason) {
        return new OpinionRefused(Kind.BAD_REQUEST, reason);
    }

    static OpinionRefused notNow(Opinion opinion, String reason) {
        return new OpinionRefused(
                Kind.CONFLICT,
                "第%d号意见现在%s，%s".formatted(opinion.number(), opinion.state().label(), reason));
    }

    static OpinionRefused notNow(String reason) {
        return new OpinionRefused(Kind.CONFLICT, reason);
    }

    static OpinionRefused notAllowed(String reason) {
        return new OpinionRefused(Kind.FORBIDDEN, reason);
    }

    static OpinionRefused unknown(long number) {
        return new OpinionRefused(Kind.NOT_FOUND, "没有编号为 %d 的意见，或者您看不到它。".formatted(number));
    }

    static OpinionRefused unknown(String reason) {
        return new OpinionRefused(Kind.NOT_FOUND, reason);
    }
}
