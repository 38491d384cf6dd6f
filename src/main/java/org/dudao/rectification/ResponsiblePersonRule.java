package org.dudao.rectification;

import java.util.Optional;
import java.util.stream.IntStream;
import org.dudao.organization.Directory;
import org.dudao.organization.Unit;
import org.dudao.refusal.Refusal;
import org.dudao.submission.HandIn;
import org.dudao.submission.HandInRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Each item of a plan names one person of the unit who answers for it. */
@Component
@Order(50)
class ResponsiblePersonRule implements HandInRule {

    private final NewItemValidator newItems;
    private final Directory directory;

    ResponsiblePersonRule(NewItemValidator newItems, Directory directory) {
        this.newItems = newItems;
        this.directory = directory;
    }

    @Override
    public Optional<Refusal> refusal(HandIn handIn) {
        return directory.unitOf(handIn.material().owner()).map(Unit::code).flatMap(unit -> refusal(handIn, unit));
    }

    private Optional<Refusal> refusal(HandIn handIn, String unit) {
        var rows = PlanItemImport.rows(handIn.content().answers());
        return IntStream.range(0, rows.size())
                .filter(index -> PlanItemImport.isItem(rows.get(index)))
                .boxed()
                .flatMap(index -> newItems.notOnePerson(unit, PlanItemImport.person(rows.get(index))).stream()
                        .map(reason -> LedgerRefusals.wrong("第%d项的“责任人”%s。".formatted(index + 1, reason))))
                .findFirst();
    }
}
