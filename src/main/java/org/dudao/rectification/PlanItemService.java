package org.dudao.rectification;

import java.util.List;
import org.dudao.submission.MaterialKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers the items of accepted plans. */
@Service
@Transactional
class PlanItemService {

    private final PlanItemImport plans;
    private final LedgerService ledger;
    private final LedgerWorkflow workflow;

    PlanItemService(PlanItemImport plans, LedgerService ledger, LedgerWorkflow workflow) {
        this.plans = plans;
        this.ledger = ledger;
        this.workflow = workflow;
    }

    /**
     * Registers the items of a plan for a stage.
     *
     * @return the unit's items of the stage that need a process: the plan's items, written off or not, and the other items that are
     *     not written off; without deferred items, and without items that already have a process
     */
    List<LedgerItem> register(MaterialKey plan, String unit, int stage) {
        var planned = plans.of(plan).stream()
                .map(item -> ledger.registerFromPlan(item, stage).number())
                .toList();
        var underWay = workflow.underWay(plan.campaign(), unit);
        return ledger.ofUnit(plan.campaign(), unit).stream()
                .filter(item -> item.stage() == stage && item.state() != ItemState.CANNOT_NOW)
                .filter(item -> planned.contains(item.number()) || item.state() != ItemState.WRITTEN_OFF)
                .filter(item -> !underWay.contains(String.valueOf(item.number())))
                .toList();
    }
}
