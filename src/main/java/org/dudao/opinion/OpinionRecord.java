package org.dudao.opinion;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dudao.publication.Publication;
import org.jspecify.annotations.Nullable;

/**
 * An opinion with its history and similar opinions, as one person may see it.
 *
 * @param unitName name of the unit that heard it
 * @param visit the visit at which it was heard, or null
 * @param speaker only for the office; null for everybody else
 * @param contact where the speaker wants the answer; only for the office, null for everybody else
 * @param task id of the open task, when this person's group has to do the next step; else null
 * @param personalData the kinds of personal data in the opinion and its answer, as words; empty for none
 * @param publication what the public reads; null unless the answer is published
 * @param mayPutOnLedger whether this person may make a ledger item of it
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
        @Nullable String task,
        String personalData,
        @Nullable Publication publication,
        List<OpinionEventStore.Event> events,
        List<SimilarOpinion> alike) {

    /**
     * A similar opinion that this person may see too.
     *
     * @param share the similarity from 0 to 1
     */
    record SimilarOpinion(long number, String unitName, String words, double share) {}
}
