package org.dudao.rectification;

import static org.dudao.workflow.StepVariables.number;
import static org.dudao.workflow.StepVariables.text;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.submission.MaterialOfTasks;
import org.dudao.workflow.FormTable;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/** What the models of the ledger ask of us, and the stages that put a plan's items right. */
@Component
public class LedgerTasks {

    private final LedgerService ledger;
    private final PlanItemImport plans;
    private final LedgerWorkflow workflow;
    private final LedgerDates times;
    private final ItemFormRows rows;

    LedgerTasks(
            LedgerService ledger, PlanItemImport plans, LedgerWorkflow workflow, LedgerDates times, ItemFormRows rows) {
        this.ledger = ledger;
        this.plans = plans;
        this.workflow = workflow;
        this.times = times;
        this.rows = rows;
    }

    /**
     * Puts the items of an accepted plan on the ledger.
     *
     * @param plan the kind of material that the plan is
     * @return the numbers of everything on the unit's ledger that this stage has to see put right: not what goes its own way
     *     already, and not what cannot be done now
     */
    public List<String> items(DelegateExecution execution, String plan) {
        var key = MaterialOfTasks.key(execution, plan);
        int stage = number(execution, StepVariables.STAGE);
        var wanted = plans.of(key).stream()
                .map(item -> ledger.acceptFromPlan(item, stage).number())
                .toList();
        var unit = text(execution, StepVariables.UNIT);
        var underWay = workflow.underWay(key.campaign(), unit);
        return ledger.ofUnit(key.campaign(), unit).stream()
                .filter(item -> item.stage() == stage && item.state() != ItemState.CANNOT_NOW)
                .filter(item -> wanted.contains(item.number()) || item.state() != ItemState.WRITTEN_OFF)
                .map(item -> String.valueOf(item.number()))
                .filter(number -> !underWay.contains(number))
                .toList();
    }

    /** What an item is called in a task's name: its number and the beginning of what is wrong. */
    public String title(DelegateExecution execution, String plan, String item) {
        return ledger.title(ledger.get(Long.parseLong(item)));
    }

    /** The day by which it is to be put right: year-month-day. */
    public String deadline(DelegateExecution execution, String plan, String item) {
        return ledger.get(Long.parseLong(item)).deadline().toString();
    }

    /** What the ledger says of the item, for its form. */
    public Object shown(DelegateExecution execution, String plan, String item) {
        return FormTable.rows(rows.of(ledger.get(Long.parseLong(item))));
    }

    /** The same for a step of an item's own process, computed again whenever its form is opened. */
    public void showItem(DelegateExecution execution) {
        item(execution).ifPresent(item -> execution.setVariableLocal("itemRows", FormTable.rows(rows.of(item))));
    }

    /** Asked by gateways: whether the leading group decides on the extension that is asked for. */
    public boolean longExtension(DelegateExecution execution) {
        return item(execution).filter(ledger::asksForALongExtension).isPresent();
    }

    /** Asked by gateways: whether the supervision group has agreed that it cannot be done now. */
    public boolean deferred(DelegateExecution execution) {
        return item(execution).filter(ledger::isToBeDeferred).isPresent();
    }

    /** Asked by gateways: whether an item is one of those that cannot be done now. */
    public boolean cannotNow(DelegateExecution execution) {
        return item(execution)
                .filter(item -> item.state() == ItemState.CANNOT_NOW)
                .isPresent();
    }

    /** Asked by gateways: whether the people whom it concerned were satisfied when they were visited again. */
    public boolean satisfied(DelegateExecution execution) {
        return item(execution).filter(item -> !ledger.isReopened(item)).isPresent();
    }

    /** When a written-off item is visited again. */
    public Date visitDue(DelegateExecution execution) {
        return times.visit(item(execution).orElseThrow());
    }

    /** When what cannot be done now is looked at again. */
    public Date reviewDue() {
        return times.review();
    }

    private Optional<LedgerItem> item(VariableScope scope) {
        return ledger.of(MaterialOfTasks.key(scope, LedgerItem.MATERIAL));
    }
}
