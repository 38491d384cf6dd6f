package org.dudao.rectification;

import org.dudao.submission.SubmissionService;
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

    DeferredItemService(
            LedgerService ledger,
            LedgerTransitionService transitions,
            LedgerWorkflow workflow,
            SubmissionService submissions) {
        this.ledger = ledger;
        this.transitions = transitions;
        this.workflow = workflow;
        this.submissions = submissions;
    }

    /** The unit has told the people the reason. The item stays on the ledger, and its reviews start. */
    void explain(long number, String words, String by) {
        var item = ledger.get(number);
        item.requireDeferrable();
        submissions.putOff(item.material());
        transitions.record(item, by, LedgerText.require("说明", words), LedgerItem::defer);
        workflow.startReviews(item);
    }

    /** @param canBeDone whether the unit can do the item now; otherwise the words say why not */
    void review(long number, boolean canBeDone, String words, String by) {
        var item = ledger.get(number);
        item.requireDeferred();
        if (canBeDone) {
            submissions.takeUpAgain(item.material());
            transitions.record(item, by, words.strip(), LedgerItem::resume);
            workflow.start(item);
        } else {
            transitions.record(item, by, LedgerText.require("说明", words), LedgerItem::keepDeferred);
        }
    }
}
