package org.dudao.opinion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 举一反三: the same complaint in several units, offered as one problem of the county. What is alike was found when each opinion came
 * in; here it is put together.
 */
@Service
@Transactional(readOnly = true)
class CommonProblemQuery {

    private static final int MOST_WORDS = 8;

    private final JdbcClient sql;

    CommonProblemQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /** One of those that say the same. */
    record Said(long number, @Nullable String unit, String unitName, String words, @Nullable Long ledgerItem) {}

    /**
     * A complaint in several units.
     *
     * @param inCommon the stretches of words that most of them have
     * @param units the names of the units, each once
     */
    record Problem(List<String> inCommon, List<String> units, List<Said> opinions) {}

    private record Pair(long one, long other) {}

    /**
     * The widest spread first; what is on the ledger already is left out.
     *
     * @param leastUnits in so many units at least
     */
    List<Problem> of(String campaign, int leastUnits) {
        var pairs = sql.sql(
                        """
                        select l.opinion, l.other from dudao.opinion_likeness l
                        join dudao.opinion a on a.number = l.opinion and a.campaign = :campaign and a.ledger_item is null
                        join dudao.opinion b on b.number = l.other and b.ledger_item is null
                        order by l.share desc, l.opinion, l.other""")
                .param("campaign", campaign)
                .query((row, number) -> new Pair(row.getLong("opinion"), row.getLong("other")))
                .list();
        return groups(pairs, said(campaign)).stream()
                .map(CommonProblemQuery::problem)
                .filter(problem -> problem.units().size() >= leastUnits)
                .sorted(Comparator.comparingInt(
                                (Problem problem) -> problem.units().size())
                        .reversed()
                        .thenComparing(problem -> problem.opinions().get(0).number()))
                .toList();
    }

    private Map<Long, Said> said(String campaign) {
        var said = new HashMap<Long, Said>();
        sql.sql(
                        """
                        select o.number, o.unit, coalesce(u.name, '全县') as unit_name, o.words, o.ledger_item
                        from dudao.opinion o left join dudao.unit u on u.code = o.unit
                        where o.campaign = :campaign
                          and exists (select from dudao.opinion_likeness l where o.number in (l.opinion, l.other))""")
                .param("campaign", campaign)
                .query(row -> {
                    said.put(
                            row.getLong("number"),
                            new Said(
                                    row.getLong("number"),
                                    row.getString("unit"),
                                    row.getString("unit_name"),
                                    row.getString("words"),
                                    row.getObject("ledger_item", Long.class)));
                });
        return said;
    }

    /** Those that are one problem, with the character pairs of each. */
    private static final class Group {

        private final List<Said> opinions = new ArrayList<>();
        private final List<Set<String>> grams = new ArrayList<>();

        Group(Said opinion) {
            opinions.add(opinion);
            grams.add(TextSimilarity.grams(opinion.words()));
        }

        void add(Group other) {
            opinions.addAll(other.opinions);
            grams.addAll(other.grams);
        }

        /** On the average of all pairs. */
        double likenessTo(Group other) {
            return grams.stream()
                    .flatMap(ours -> other.grams.stream().map(theirs -> TextSimilarity.of(ours, theirs)))
                    .collect(Collectors.averagingDouble(share -> share));
        }
    }

    /**
     * The most alike are put together first, and two groups only when they are like each other on the average: what is like its
     * neighbour alone would string everything together.
     */
    private static Collection<Group> groups(List<Pair> pairs, Map<Long, Said> said) {
        var groupOf = new HashMap<Long, Group>();
        said.forEach((number, opinion) -> groupOf.put(number, new Group(opinion)));
        for (var pair : pairs) {
            var one = groupOf.get(pair.one());
            var other = groupOf.get(pair.other());
            if (one != null
                    && other != null
                    && one != other
                    && one.likenessTo(other) >= TextSimilarity.LEAST_IN_A_GROUP) {
                one.add(other);
                other.opinions.forEach(opinion -> groupOf.put(opinion.number(), one));
            }
        }
        return new LinkedHashSet<>(groupOf.values());
    }

    private static Problem problem(Group group) {
        var opinions = group.opinions.stream()
                .sorted(Comparator.comparingLong(Said::number))
                .toList();
        var units = opinions.stream().map(Said::unitName).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Problem(inCommon(opinions.stream().map(Said::words).toList()), List.copyOf(units), opinions);
    }

    /** Stretches of letters that stand in more than half of the texts, the longest first, none inside another. */
    static List<String> inCommon(List<String> texts) {
        var found = new ArrayList<String>();
        var first = texts.get(0);
        int most = texts.size() / 2;
        for (int from = 0; from < first.length(); from++) {
            int to = from;
            while (to < first.length()
                    && Character.isLetterOrDigit(first.charAt(to))
                    && isIn(texts, first.substring(from, to + 1)) > most) {
                to++;
            }
            if (to - from >= TextSimilarity.GRAM) {
                found.add(first.substring(from, to));
            }
        }
        found.sort(Comparator.comparingInt(String::length).reversed());
        var kept = new ArrayList<String>();
        found.stream()
                .filter(words -> kept.stream().noneMatch(longer -> longer.contains(words)))
                .limit(MOST_WORDS)
                .forEach(kept::add);
        return kept;
    }

    private static long isIn(List<String> texts, String words) {
        return texts.stream().filter(text -> text.contains(words)).count();
    }
}
