package org.dudao.opinion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 举一反三: groups similar opinions of several units into common problems. {@link SimilarOpinions} has stored the similar pairs. */
@Service
@Transactional(readOnly = true)
class CommonProblemQuery {

    /** The smallest number of units for which the query makes sense. */
    static final int FEWEST_UNITS = 2;

    /** The number of units when the request names none. */
    static final String DEFAULT_UNITS = "3";

    private static final int MOST_PHRASES = 8;

    private final JdbcClient sql;

    CommonProblemQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /** An opinion of a common problem. */
    record GroupedOpinion(
            long number, @Nullable String unit, String unitName, String words, @Nullable Long ledgerItem) {}

    /**
     * A common problem.
     *
     * @param inCommon the phrases that more than half of the opinions contain
     * @param units the names of the units, each once
     */
    record Problem(List<String> inCommon, List<String> units, List<GroupedOpinion> opinions) {}

    private record Pair(long opinion, long other) {}

    /**
     * The problem of most units first. Pairs with an opinion that has a ledger item are left out.
     *
     * @param leastUnits only problems of at least this number of units; {@value #FEWEST_UNITS} or more
     */
    List<Problem> of(String campaign, int leastUnits) {
        var pairs = sql.sql(
                        """
                        select l.opinion, l.other from dudao.opinion_likeness l
                        join dudao.opinion a on a.number = l.opinion and a.campaign = :campaign and a.ledger_item is null
                        join dudao.opinion b on b.number = l.other and b.ledger_item is null
                        order by l.share desc, l.opinion, l.other""")
                .param("campaign", campaign)
                .query(Pair.class)
                .list();
        return groups(pairs, linkedOpinions(campaign)).stream()
                .map(CommonProblemQuery::problem)
                .filter(problem -> problem.units().size() >= leastUnits)
                .sorted(Comparator.comparingInt(
                                (Problem problem) -> problem.units().size())
                        .reversed()
                        .thenComparing(problem -> problem.opinions().get(0).number()))
                .toList();
    }

    private List<GroupedOpinion> linkedOpinions(String campaign) {
        return sql.sql(
                        """
                        select o.number, o.unit, coalesce(u.name, '全县') as unit_name, o.words, o.ledger_item
                        from dudao.opinion o left join dudao.unit u on u.code = o.unit
                        where o.campaign = :campaign
                          and exists (select from dudao.opinion_likeness l where o.number in (l.opinion, l.other))""")
                .param("campaign", campaign)
                .query(GroupedOpinion.class)
                .list();
    }

    /** The opinions of one problem, with the character pairs of each. */
    private static final class Group {

        private final List<GroupedOpinion> opinions = new ArrayList<>();
        private final List<Set<String>> grams = new ArrayList<>();

        Group(GroupedOpinion opinion) {
            opinions.add(opinion);
            grams.add(TextSimilarity.grams(opinion.words()));
        }

        void add(Group other) {
            opinions.addAll(other.opinions);
            grams.addAll(other.grams);
        }

        /** The average of all pairs. */
        double similarityTo(Group other) {
            return grams.stream()
                    .flatMap(ours -> other.grams.stream().map(theirs -> TextSimilarity.of(ours, theirs)))
                    .collect(Collectors.averagingDouble(share -> share));
        }
    }

    /**
     * Average-linkage clustering: the pairs in the order of their similarity; two groups become one when their average similarity
     * is high enough. Single linkage would join nearly all opinions in a chain.
     */
    private static Collection<Group> groups(List<Pair> pairs, List<GroupedOpinion> opinions) {
        var groupOf = new HashMap<Long, Group>();
        opinions.forEach(opinion -> groupOf.put(opinion.number(), new Group(opinion)));
        for (var pair : pairs) {
            var group = groupOf.get(pair.opinion());
            var other = groupOf.get(pair.other());
            if (group != null
                    && other != null
                    && group != other
                    && group.similarityTo(other) >= TextSimilarity.MIN_GROUP_SIMILARITY) {
                group.add(other);
                other.opinions.forEach(opinion -> groupOf.put(opinion.number(), group));
            }
        }
        return new LinkedHashSet<>(groupOf.values());
    }

    private static Problem problem(Group group) {
        var opinions = group.opinions.stream()
                .sorted(Comparator.comparingLong(GroupedOpinion::number))
                .toList();
        var units =
                opinions.stream().map(GroupedOpinion::unitName).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Problem(
                commonPhrases(opinions.stream().map(GroupedOpinion::words).toList()), List.copyOf(units), opinions);
    }

    /** Phrases of letters and digits in more than half of the texts, the longest first, none inside another. */
    private static List<String> commonPhrases(List<String> texts) {
        var phrases = new ArrayList<String>();
        var first = texts.get(0);
        int half = texts.size() / 2;
        for (int from = 0; from < first.length(); from++) {
            int to = from;
            while (to < first.length()
                    && Character.isLetterOrDigit(first.charAt(to))
                    && textsWith(first.substring(from, to + 1), texts) > half) {
                to++;
            }
            if (to - from >= TextSimilarity.GRAM_LENGTH) {
                phrases.add(first.substring(from, to));
            }
        }
        phrases.sort(Comparator.comparingInt(String::length).reversed());
        var longest = new ArrayList<String>();
        phrases.stream()
                .filter(phrase -> longest.stream().noneMatch(longer -> longer.contains(phrase)))
                .limit(MOST_PHRASES)
                .forEach(longest::add);
        return longest;
    }

    private static long textsWith(String phrase, List<String> texts) {
        return texts.stream().filter(text -> text.contains(phrase)).count();
    }
}
