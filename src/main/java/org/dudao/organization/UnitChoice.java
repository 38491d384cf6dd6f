package org.dudao.organization;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The unit that somebody chose or typed in a field: its name or its code. */
@Component
public class UnitChoice {

    private final UnitRepository units;

    UnitChoice(UnitRepository units) {
        this.units = units;
    }

    /**
     * The code of the unit; empty for an empty field.
     *
     * @param field name of the field
     * @throws Refusal when there is no such unit, with the units that may be meant
     */
    public Optional<String> code(String field, @Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(code(registered(), field, text));
    }

    private UnitNames registered() {
        return new UnitNames(units.findAllByOrderByCode());
    }

    private static String code(UnitNames names, String field, String text) {
        return names.find(text)
                .map(Unit::code)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.BAD_REQUEST,
                        "“%s”填的是“%s”，没有这个名称或者代码的单位%s。".formatted(field, text.strip(), names.question(text))));
    }

    /** The codes of several units, as {@link #code}. */
    public Set<String> codes(String field, Collection<String> texts) {
        var names = registered();
        return texts.stream()
                .filter(text -> text != null && !text.isBlank())
                .map(text -> code(names, field, text))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
