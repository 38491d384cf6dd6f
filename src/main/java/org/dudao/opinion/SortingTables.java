package org.dudao.opinion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.dudao.organization.Unit;
import org.dudao.organization.UnitRepository;
import org.dudao.workflow.DecisionTables;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The word lists that designers keep, in the tables opinion-words and opinion-concerns: what they propose for an opinion. A
 * person decides.
 */
@Component
class SortingTables {

    private static final Logger log = LoggerFactory.getLogger(SortingTables.class);

    private static final String KINDS = "opinionWords";
    private static final String CONCERNS = "opinionConcerns";

    private final DecisionTables decisions;
    private final UnitRepository units;

    /** By table, version and kind of campaign: an evaluation is written to the history, and a version never changes. */
    private final Map<String, List<WordList>> known = new ConcurrentHashMap<>();

    SortingTables(DecisionTables decisions, UnitRepository units) {
        this.decisions = decisions;
        this.units = units;
    }

    private record WordList(List<String> words, String of, int weight) {

        int in(String text) {
            return weight * (int) words.stream().filter(text::contains).count();
        }
    }

    /**
     * @param kind null where no word of the lists stands in it
     * @param handlerUnit code of the other unit that it names, or null
     */
    record Proposal(@Nullable OpinionKind kind, Concern concerns, @Nullable String handlerUnit) {}

    /** @param campaignKind a row of the table campaign-template */
    Proposal propose(String words, @Nullable String unit, String campaignKind) {
        var text = words.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
        var kind = heaviest(KINDS, campaignKind, text, OpinionKind.class).orElse(null);
        var other = otherUnitIn(text, unit);
        if (other.isPresent()) {
            return new Proposal(kind, Concern.OTHER_UNIT, other.get().code());
        }
        var concerns = heaviest(CONCERNS, campaignKind, text, Concern.class).orElse(Concern.UNIT);
        return new Proposal(kind, concerns, null);
    }

    /** The longest name counts: 县城乡建设局 is not 县城. */
    private Optional<Unit> otherUnitIn(String text, @Nullable String own) {
        return units.findAllByOrderByCode().stream()
                .filter(unit -> text.contains(unit.name()))
                .max(Comparator.comparingInt(unit -> unit.name().length()))
                .filter(unit -> !unit.code().equals(own));
    }

    /** Of equal weight, the one that is declared first. */
    private <E extends Enum<E>> Optional<E> heaviest(String table, String campaignKind, String text, Class<E> type) {
        var weights = new EnumMap<E, Integer>(type);
        for (var list : listsOf(table, campaignKind)) {
            int weight = list.in(text);
            if (weight > 0) {
                named(list.of(), type, table).ifPresent(one -> weights.merge(one, weight, Integer::sum));
            }
        }
        return weights.entrySet().stream()
                .max(Comparator.<Map.Entry<E, Integer>>comparingInt(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }

    private List<WordList> listsOf(String table, String campaignKind) {
        return known.computeIfAbsent(
                "%s %s %s".formatted(table, decisions.version(table), campaignKind), key -> read(table, campaignKind));
    }

    private List<WordList> read(String table, String campaignKind) {
        Function<Map<String, Object>, WordList> list = rule -> new WordList(
                Arrays.stream(String.valueOf(rule.get("words")).split("[、，,;；\\s]+"))
                        .filter(word -> !word.isBlank())
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList(),
                String.valueOf(rule.containsKey("category") ? rule.get("category") : rule.get("concerns")),
                rule.get("weight") instanceof Number weight ? weight.intValue() : 1);
        return decisions.rules(table, Map.of("kind", campaignKind)).stream()
                .map(list)
                .toList();
    }

    /** What a designer mistyped proposes nothing; the rest of the table goes on. */
    private static <E extends Enum<E>> Optional<E> named(String name, Class<E> type, String table) {
        try {
            return Optional.of(Enum.valueOf(type, name.strip()));
        } catch (IllegalArgumentException e) {
            log.warn("The table {} names \"{}\", which is none of {}", table, name, List.of(type.getEnumConstants()));
            return Optional.empty();
        }
    }
}
