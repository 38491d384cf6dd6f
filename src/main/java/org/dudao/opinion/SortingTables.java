package org.dudao.opinion;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dudao.organization.Unit;
import org.dudao.organization.UnitRepository;
import org.dudao.workflow.DecisionTables;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Proposes a sorting for an opinion from the word lists that designers keep in the tables opinion-words and opinion-concerns. A
 * person decides.
 */
@Component
class SortingTables {

    private static final Logger log = LoggerFactory.getLogger(SortingTables.class);

    private static final String KINDS = "opinionWords";
    private static final String CONCERNS = "opinionConcerns";
    /** Two tables for each kind of campaign; there are few kinds. */
    private static final int CACHED_TABLES = 32;

    private final DecisionTables decisions;
    private final UnitRepository units;

    /** Each evaluation is written to the history, so a table is read once per version. */
    private final Map<CacheKey, List<WordList>> cache =
            Collections.synchronizedMap(new LinkedHashMap<>(CACHED_TABLES, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<CacheKey, List<WordList>> eldest) {
                    return size() > CACHED_TABLES;
                }
            });

    SortingTables(DecisionTables decisions, UnitRepository units) {
        this.decisions = decisions;
        this.units = units;
    }

    private record CacheKey(String table, String version, String campaignKind) {}

    /** @param result the name of an {@link OpinionKind} or {@link Concern} */
    private record WordList(List<String> words, String result, int weight) {

        int weightIn(String text) {
            return weight * (int) words.stream().filter(text::contains).count();
        }
    }

    /**
     * @param kind null when the opinion contains no word of the lists
     * @param handlerUnit code of another unit that the opinion names, or null
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

    /** The longest name counts: in 县城乡建设局 it is not 县城. */
    private Optional<Unit> otherUnitIn(String text, @Nullable String own) {
        return units.findAllByOrderByCode().stream()
                .filter(unit -> text.contains(unit.name()))
                .max(Comparator.comparingInt(unit -> unit.name().length()))
                .filter(unit -> !unit.code().equals(own));
    }

    /** Of equal weights, the value that the enum declares first. */
    private <E extends Enum<E>> Optional<E> heaviest(String table, String campaignKind, String text, Class<E> type) {
        var weights = new EnumMap<E, Integer>(type);
        for (var list : wordLists(table, campaignKind)) {
            int weight = list.weightIn(text);
            if (weight > 0) {
                valueOf(list.result(), type, table).ifPresent(value -> weights.merge(value, weight, Integer::sum));
            }
        }
        return weights.entrySet().stream()
                .max(Comparator.<Map.Entry<E, Integer>>comparingInt(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }

    /** Two threads may read the same table at the same time; no lock is held during the evaluation. */
    private List<WordList> wordLists(String table, String campaignKind) {
        var key = new CacheKey(table, decisions.version(table), campaignKind);
        var cached = cache.get(key);
        if (cached != null) {
            return cached;
        }
        var lists = decisions.rules(table, Map.of("kind", campaignKind)).stream()
                .map(SortingTables::wordList)
                .toList();
        cache.put(key, lists);
        return lists;
    }

    private static WordList wordList(Map<String, Object> rule) {
        return new WordList(
                Arrays.stream(String.valueOf(rule.get("words")).split("[、，,;；\\s]+"))
                        .filter(word -> !word.isBlank())
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .toList(),
                String.valueOf(rule.containsKey("category") ? rule.get("category") : rule.get("concerns")),
                rule.get("weight") instanceof Number weight ? weight.intValue() : 1);
    }

    /** A misspelt name in the table proposes nothing; the other rows count. */
    private static <E extends Enum<E>> Optional<E> valueOf(String name, Class<E> type, String table) {
        try {
            return Optional.of(Enum.valueOf(type, name.strip()));
        } catch (IllegalArgumentException e) {
            log.warn(
                    "Table {}: unknown value \"{}\"; known values are {}",
                    table,
                    name,
                    List.of(type.getEnumConstants()));
            return Optional.empty();
        }
    }
}
