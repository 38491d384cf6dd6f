package org.dudao.opinion;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole story of an opinion, as one person sees it.
 *
 * @param unitName where it was heard, as people call it
 * @param visit the visit on which it was heard, or null
 * @param speaker who said it; for the office alone, null for everybody else
 * @param contact where an answer is wanted; the same
 * @param mayPutOnLedger whether this person may make an item of the ledger of it
 */
record OpinionRecord(
        long number,
        String campaign,
        @Nullable String unit,
        String unitName,
        OpinionChannel channel,
        String words,
        LocalDate heardOn,
        @Nullable Visit visit,
        @Nullable OpinionKind kind,
        @Nullable Concern concerns,
        String leaders,
        @Nullable OpinionKind proposedKind,
        Opinion.State state,
        String holder,
        String holderName,
        @Nullable String handler,
        int returns,
        String answer,
        @Nullable FeedbackMode feedback,
        @Nullable Long ledgerItem,
        Instant enteredAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String speaker,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String contact,
        boolean mayPutOnLedger,
        List<OpinionEventStore.Event> events,
        List<Like> alike) {

    /** Another that says much the same, which this person may see too. */
    record Like(long number, String unitName, String words, double share) {}
}
