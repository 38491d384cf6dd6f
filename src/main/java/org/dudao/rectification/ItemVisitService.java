package org.dudao.rectification;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Visits to the people some time after the write-off. If they are not satisfied, the problem is registered as a new item. */
@Service
@Transactional
class ItemVisitService {

    private final LedgerService ledger;
    private final LedgerTransitionService transitions;
    private final LedgerItemRepository items;

    ItemVisitService(LedgerService ledger, LedgerTransitionService transitions, LedgerItemRepository items) {
        this.ledger = ledger;
        this.transitions = transitions;
        this.items = items;
    }

    /**
     * Records a visit.
     *
     * @param words what the people say; required when they are not satisfied
     * @param deadline of the new item; null when they are satisfied
     */
    void visit(long number, boolean satisfied, String words, @Nullable LocalDate deadline, String by) {
        var item = ledger.get(number);
        item.verifiedBySelf(by).ifPresent(reason -> {
            throw LedgerRefusals.forbidden(reason);
        });
        if (satisfied) {
            transitions.record(item, by, words.strip(), LedgerItem::confirmByVisit);
        } else {
            transitions.record(item, by, LedgerText.require("群众意见", words), LedgerItem::reopen);
            ledger.register(again(item, deadline), by);
        }
    }

    private static NewLedgerItem again(LedgerItem item, @Nullable LocalDate deadline) {
        return new NewLedgerItem(
                item.campaign(),
                item.unit(),
                item.problem(),
                item.kind(),
                ItemOrigin.REOPENED,
                "item-" + item.number(),
                item.measures(),
                item.leader(),
                item.person(),
                deadline,
                item.helpers().stream().map(LedgerHelper::unit).collect(Collectors.toSet()),
                item.number());
    }

    /** Whether a new item was registered because the people were not satisfied. */
    boolean isReopened(LedgerItem item) {
        return items.findByReopens(item.number()).isPresent();
    }
}
