package org.dudao.rectification;

import java.util.Optional;
import org.dudao.organization.Directory;
import org.dudao.review.Acceptance;
import org.dudao.review.AcceptanceWithdrawalRule;
import org.dudao.review.MaterialJudged;
import org.dudao.review.MaterialReopened;
import org.dudao.review.ReaderRule;
import org.dudao.review.ReviewOutcome;
import org.dudao.submission.Material;
import org.dudao.submission.MaterialKey;
import org.dudao.submission.RoundHandedIn;
import org.dudao.submission.RoundWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Connects items to their materials. An item is reported done and verified as a material, with rounds, files and findings; each
 * step runs the item's transition in the same transaction.
 */
@Component
class ItemMaterials implements ReaderRule, AcceptanceWithdrawalRule {

    private static final String DONE = "done";

    private final LedgerService ledger;
    private final Directory directory;

    ItemMaterials(LedgerService ledger, Directory directory) {
        this.ledger = ledger;
        this.directory = directory;
    }

    @EventListener
    void on(RoundHandedIn handedIn) {
        ledger.of(handedIn.material().key())
                .ifPresent(item -> ledger.reportDone(
                        item,
                        handedIn.round().handedInBy(),
                        String.valueOf(handedIn.round().answers().values().getOrDefault(DONE, ""))));
    }

    @EventListener
    void on(RoundWithdrawn withdrawn) {
        ledger.of(withdrawn.material().key()).ifPresent(ledger::withdrawReport);
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
        ledger.of(reopened.material().key()).ifPresent(item -> ledger.redo(item, reopened.by(), reopened.words()));
    }

    /** The ledger's events are a chain: an item that was written off is reopened on the ledger. */
    @Override
    public Optional<String> builtOn(Material material, Acceptance acceptance) {
        var key = material.key();
        if (ledger.of(key).isPresent()) {
            return Optional.of("台账已按这次通过销号");
        }
        return directory
                .unitOf(material.owner())
                .filter(unit -> ledger.hasItemsOf(key, unit.code()))
                .map(unit -> "台账里已有这份材料的整改项");
    }

    /** The reporter does not verify, and neither does a person with a tie to a helping unit. */
    @Override
    public Optional<String> refusal(MaterialKey material, String login) {
        return ledger.of(material)
                .flatMap(item ->
                        directory.person(login).flatMap(item::tieWithHelper).or(() -> item.reportedBySelf(login)));
    }
}
