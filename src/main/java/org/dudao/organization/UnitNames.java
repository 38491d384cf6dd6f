package org.dudao.organization;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudao.sheet.SheetWords;

/** Finds units by what people write in a sheet: the name or the code. */
public final class UnitNames {

    private static final int SHORTEST_PART = 2;
    private static final int MOST_PROPOSALS = 3;

    private final List<Unit> units;

    public UnitNames(List<Unit> units) {
        this.units = List.copyOf(units);
    }

    /** The unit with this name or code; blanks and full-width characters do not matter. */
    public Optional<Unit> find(String text) {
        return units.stream()
                .filter(unit ->
                        SheetWords.same(unit.name(), text) || unit.code().equals(SheetWords.compact(text)))
                .findFirst();
    }

    /** Units that a wrong text may mean, as a question: ，是否“县水务局”（代码 023）; empty when it resembles none. */
    public String question(String text) {
        var codes = units.stream().map(Unit::code).toList();
        var byCode = SimilarCodes.proposal(text, codes).stream()
                .flatMap(code -> units.stream().filter(unit -> unit.code().equals(code)));
        var key = SheetWords.compact(text);
        var byName = key.length() < SHORTEST_PART
                ? Stream.<Unit>empty()
                : units.stream().filter(unit -> unit.name().contains(key) || key.contains(unit.name()));
        var proposals =
                Stream.concat(byCode, byName).distinct().limit(MOST_PROPOSALS).toList();
        return proposals.isEmpty()
                ? ""
                : "，是否"
                        + proposals.stream()
                                .map(unit -> "“%s”（代码 %s）".formatted(unit.name(), unit.code()))
                                .collect(Collectors.joining("、"));
    }
}
