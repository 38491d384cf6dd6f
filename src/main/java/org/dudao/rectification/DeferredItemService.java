package org.dudao.rectification;

import org.dudao.publication.PublicSubject;
import org.dudao.publication.PublicText;
import org.dudao.publication.PublicTextService;
import org.dudao.submission.SubmissionService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Items that cannot be done now: the unit explains the reason to the people, and the supervision group reviews them regularly. */
@Service
@Transactional
class DeferredItemService {

    private final LedgerService ledger;
    private final LedgerTransitionService transitions;
    private final LedgerWorkflow workflow;
    private final SubmissionService submissions;
    private final DeferredItemQuery deferred;
    private final PublicTextService texts;

    DeferredItemService(
            LedgerService ledger,
            LedgerTransitionService transitions,
            LedgerWorkflow workflow,
            SubmissionService submissions,
            DeferredItemQuery deferred,
            PublicTextService texts) {
        this.ledger = ledger;
        this.transitions = transitions;
        this.workflow = workflow;
        this.submissions = submissions;
        this.deferred = deferred;
        this.texts = texts;
    }

    /**
     * The unit has told the people the reason. The item stays on the ledger, and its reviews start.
     *
     * @param asWritten whether the public text is not masked
     */
    void explain(long number, String words, boolean asWritten, String by) {
        var item = ledger.get(number);
        item.requireDeferrable();
        submissions.putOff(item.material());
        transitions.record(item, by, LedgerText.require("说明", words), LedgerItem::defer);
        publish(item, words, asWritten, by);
        workflow.startReviews(item);
    }

    /** Without this choice the public reads the masked text. */
    private void publish(LedgerItem item, String words, boolean asWritten, String by) {
        if (asWritten) {
            texts.publishAsWritten(
                    PublicSubject.LEDGER_ITEM,
                    DeferredItemQuery.key(item.number(), item.events()),
                    new PublicText(item.problem(), words),
                    by);
        }
    }

    /**
     * The office replaces what the public reads.
     *
     * @param problem null keeps the present one
     * @param explanation null keeps the present one
     */
    void correct(
            long number, @Nullable String problem, @Nullable String explanation, @Nullable String reason, String by) {
        var key = publicKey(number);
        var text = deferred.publication(number).orElseThrow().corrected(problem, explanation);
        texts.correct(PublicSubject.LEDGER_ITEM, key, text, reason, by);
    }

    void takeDown(long number, @Nullable String reason, String by) {
        texts.takeDown(PublicSubject.LEDGER_ITEM, publicKey(number), reason, by);
    }

    private String publicKey(long number) {
        var item = ledger.get(number);
        return deferred.publicKey(number).orElseThrow(() -> LedgerRefusals.notNow(item, "没有向群众公开说明，没有可以更正、撤下的内容。"));
    }

    /**
     * @param canBeDone whether the unit can do the item now; otherwise the words say why not
     * @param asWritten whether the public text is not masked
     */
    void review(long number, boolean canBeDone, String words, boolean asWritten, String by) {
        var item = ledger.get(number);
        item.requireDeferred();
        if (canBeDone) {
            submissions.takeUpAgain(item.material());
            transitions.record(item, by, words.strip(), LedgerItem::resume);
            workflow.start(item);
        } else {
            transitions.record(item, by, LedgerText.require("说明", words), LedgerItem::keepDeferred);
            publish(item, words, asWritten, by);
        }
    }
}
