package org.dudao.rectification;

import java.util.Optional;
import org.dudao.review.MaterialJudged;
import org.dudao.review.MaterialReopened;
import org.dudao.review.ReaderRule;
import org.dudao.review.ReviewOutcome;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.RoundHandedIn;
import org.dudao.submission.RoundWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * An item is reported done and verified like any other material, with its rounds, files and findings. What that means for the
 * ledger is written down in the same transaction.
 */
@Component
class ItemMaterials implements ReaderRule {

    private static final String DONE = "done";

    private final LedgerService ledger;

    ItemMaterials(LedgerService ledger) {
        this.ledger = ledger;
    }

    @EventListener
    void on(RoundHandedIn handedIn) {
        ledger.of(handedIn.material().key())
                .ifPresent(item -> ledger.reported(
                        item,
                        handedIn.round().handedInBy(),
                        String.valueOf(handedIn.round().answers().values().getOrDefault(DONE, ""))));
    }

    @EventListener
    void on(RoundWithdrawn withdrawn) {
        ledger.of(withdrawn.material().key()).ifPresent(ledger::reportWithdrawn);
    }

    @EventListener
    void on(MaterialJudged judged) {
        ledger.of(judged.material().key()).ifPresent(item -> {
            if (judged.outcome() == ReviewOutcome.ACCEPT) {
                ledger.writeOff(item, judged.reviewer());
            } else {
                ledger.sendBack(item, judged.reviewer(), judged.remedies());
            }
        });
    }

    @EventListener
    void on(MaterialReopened reopened) {
        ledger.of(reopened.material().key()).ifPresent(item -> ledger.doAgain(item, reopened.by(), reopened.words()));
    }

    /** Done and verified are two acts of two people, and nobody verifies what a unit of theirs has helped with. */
    @Override
    public Optional<String> refusal(MaterialKey material, String login) {
        return ledger.of(material).flatMap(item -> ledger.tie(item, login)
                .or(() -> login.equals(item.reportedBy()) ? Optional.of("这一项是您上报完成的，核实要由其他同志进行。") : Optional.empty()));
    }
}
