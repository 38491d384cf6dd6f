package org.dudao.opinion;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.dudao.refusal.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The opinions as the ledger needs them. Whoever calls has looked whether the person may see them. */
@Service
@Transactional
public class OpinionFacade {

    private final OpinionRepository register;
    private final OpinionEventStore events;

    OpinionFacade(OpinionRepository register, OpinionEventStore events) {
        this.register = register;
        this.events = events;
    }

    /** @throws Refusal NOT_FOUND when there is none of this number */
    public Opinion get(long number) {
        return register.findById(number).orElseThrow(() -> OpinionRefusal.unknown(number));
    }

    /** Those that became this item, or part of it, by number. */
    public List<Opinion> ofItem(long item) {
        return register.findByLedgerItemOrderByNumber(item);
    }

    /**
     * They are put right as an item of the ledger; where they stand otherwise stays as it is.
     *
     * @throws Refusal CONFLICT naming the first that is on an item already, NOT_FOUND the first that is not there; then none is
     *     put on
     */
    public void putOnLedger(Collection<Long> opinions, long item, String by) {
        for (long number : new TreeSet<>(opinions)) {
            var opinion = get(number);
            opinion.putOnLedger(item);
            register.save(opinion);
            events.add(number, "列入台账", by, "台账第%d项".formatted(item));
        }
    }
}
