package org.dudao.organization;

import java.time.Clock;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Dissolves units. */
@Service
@Transactional
public class UnitService {

    private final UnitRepository units;
    private final Clock clock;

    UnitService(UnitRepository units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    /** @throws Refusal NOT_FOUND when there is no such unit, or when it was dissolved */
    public Unit get(String code) {
        return units.findById(code)
                .filter(unit -> !unit.isDissolved())
                .orElseThrow(
                        () -> new Refusal(Refusal.Kind.NOT_FOUND, "没有代码为 %s 的单位，或者它已经撤销；代码见名册的“单位”表。".formatted(code)));
    }

    /**
     * Dissolves the unit. From now on the roster can leave it out. A roster that lists it again restores it.
     *
     * @param successor the code of the unit that it is merged into; null for none
     * @throws Refusal NOT_FOUND when one of the two was dissolved meanwhile
     */
    public void dissolve(String code, @Nullable String successor) {
        if (successor != null) {
            // Two units that are merged into each other at the same time would both end.
            units.lockAndFindSupervisionGroup(successor);
            get(successor);
        }
        var unit = get(code);
        unit.dissolve(clock.instant(), successor);
        units.save(unit);
    }
}
