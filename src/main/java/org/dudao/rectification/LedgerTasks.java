package org.dudao.rectification;

import static org.dudao.workflow.StepVariables.number;
import static org.dudao.workflow.StepVariables.text;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.dudao.model.ModelProperties;
import org.dudao.submission.MaterialOfTasks;
import org.dudao.workflow.ElementProperties;
import org.dudao.workflow.FormTable;
import org.dudao.workflow.StepVariables;
import org.springframework.stereotype.Component;

/**
 * Called by the processes of the ledger, and by the stages that work through a plan's items.
 *
 * <p>The gateway for long extensions and the timers read their number from a property of the element. An element of an older
 * process version lacks the property; then {@link LedgerSettings} has the number.
 */
@Component
public class LedgerTasks {

    private final LedgerService ledger;
    private final LedgerRequestService requests;
    private final ItemVisitService visits;
    private final PlanItemService plans;
    private final LedgerDates dates;
    private final LedgerSettings formerValues;
    private final ItemFormRows rows;

    LedgerTasks(
            LedgerService ledger,
            LedgerRequestService requests,
            ItemVisitService visits,
            PlanItemService plans,
            LedgerDates dates,
            LedgerSettings formerValues,
            ItemFormRows rows) {
        this.ledger = ledger;
        this.requests = requests;
        this.visits = visits;
        this.plans = plans;
        this.dates = dates;
        this.formerValues = formerValues;
        this.rows = rows;
    }

    /**
     * Registers the items of an accepted plan.
     *
     * @param plan the plan's kind of material
     * @return numbers of the items for which the stage starts a process, see {@link PlanItemService#register}
     */
    public List<String> items(DelegateExecution execution, String plan) {
        var unit = text(execution, StepVariables.UNIT);
        int stage = number(execution, StepVariables.STAGE);
        return plans.register(MaterialOfTasks.key(execution, plan), unit, stage).stream()
                .map(item -> String.valueOf(item.number()))
                .toList();
    }

    /** The item's short name for task names. */
    public String title(DelegateExecution execution, String plan, String item) {
        return ledger.get(Long.parseLong(item)).title();
    }

    /** The item's deadline as year-month-day. */
    public String deadline(DelegateExecution execution, String plan, String item) {
        return ledger.get(Long.parseLong(item)).deadline().toString();
    }

    /** The rows that the item's forms show. */
    public Object shown(DelegateExecution execution, String plan, String item) {
        return FormTable.rows(rows.of(ledger.get(Long.parseLong(item))));
    }

    /** Sets the rows that a form of the item's own process shows; called each time the form is opened. */
    public void showItem(DelegateExecution execution) {
        item(execution).ifPresent(item -> execution.setVariableLocal("itemRows", FormTable.rows(rows.of(item))));
    }

    /** For gateways: whether the leading group decides on the requested extension. */
    public boolean longExtension(DelegateExecution execution) {
        int days = ElementProperties.number(execution, ModelProperties.DAYS).orElse(formerValues.longExtension());
        return item(execution)
                .filter(item -> requests.asksForMoreThan(item, days))
                .isPresent();
    }

    /** For gateways: whether the supervision group has granted a deferral. */
    public boolean deferred(DelegateExecution execution) {
        return item(execution).filter(requests::isDeferralGranted).isPresent();
    }

    /** For gateways: whether the item is deferred. */
    public boolean cannotNow(DelegateExecution execution) {
        return item(execution)
                .filter(item -> item.state() == ItemState.CANNOT_NOW)
                .isPresent();
    }

    /** For gateways: whether the people were satisfied at the visit. */
    public boolean satisfied(DelegateExecution execution) {
        return item(execution).filter(item -> !visits.isReopened(item)).isPresent();
    }

    /** For timers: when the people are visited after the write-off. */
    public Date visitDue(DelegateExecution execution) {
        return dates.visit(
                item(execution).orElseThrow(),
                ElementProperties.number(execution, ModelProperties.DAYS).orElse(formerValues.followUp()));
    }

    /** For timers: when a deferred item is reviewed. */
    public Date reviewDue(DelegateExecution execution) {
        return dates.review(
                ElementProperties.number(execution, ModelProperties.MONTHS).orElse(formerValues.review()));
    }

    /** For timers of older process versions, which do not pass the execution. */
    public Date reviewDue() {
        return dates.review(formerValues.review());
    }

    private Optional<LedgerItem> item(VariableScope scope) {
        return ledger.of(MaterialOfTasks.key(scope, LedgerItem.MATERIAL));
    }
}
