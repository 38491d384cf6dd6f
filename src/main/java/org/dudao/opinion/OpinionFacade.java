package org.dudao.opinion;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.dudao.refusal.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The opinions for the ledger. The caller checks whether the person may see them. */
@Service
@Transactional
public class OpinionFacade {

    private final OpinionRepository register;
    private final OpinionEventStore events;

    OpinionFacade(OpinionRepository register, OpinionEventStore events) {
        this.register = register;
        this.events = events;
    }

    /** @throws Refusal NOT_FOUND for an unknown number */
    public Opinion get(long number) {
        return register.findById(number).orElseThrow(() -> OpinionRefusal.unknown(number));
    }

    /** The opinions of a ledger item, in the order of their numbers. */
    public List<Opinion> ofItem(long item) {
        return register.findByLedgerItemOrderByNumber(item);
    }

    /**
     * Links opinions to a ledger item, all or none. Their handling goes on.
     *
     * @throws Refusal CONFLICT when an opinion already has an item (the message names it); NOT_FOUND for an unknown number
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
