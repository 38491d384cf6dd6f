package org.dudao.rectification;

import org.dudao.refusal.Refusal;

/** Refusals of the ledger, in sentences. */
final class LedgerRefusals {

    private LedgerRefusals() {}

    static Refusal wrong(String reason) {
        return new Refusal(Refusal.Kind.BAD_REQUEST, reason);
    }

    /** A transition that the present state does not allow. */
    static Refusal notNow(LedgerItem item, String consequence) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "第%d号事项现在是“%s”，%s".formatted(item.number(), item.state().label(), consequence));
    }

    static Refusal forbidden(String reason) {
        return new Refusal(Refusal.Kind.FORBIDDEN, reason);
    }

    static Refusal unknownOpinion(long number) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "没有第%d号意见，或者它与您无关。".formatted(number));
    }

    static Refusal unknown(long number) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "台账上没有第%d号事项，或者它与您无关。".formatted(number));
    }
}
