package org.dudao.opinion;

import java.util.Set;
import org.dudao.comparison.TextIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 举一反三: finds similar opinions of a campaign and stores the pairs. It decides nothing. */
@Component
class SimilarOpinions {

    /** The number of candidates that the text index returns. */
    private static final int CANDIDATES = 12;

    private final TextIndex index;
    private final JdbcClient sql;

    private record Candidate(long number, String words) {}

    SimilarOpinions(TextIndex index, JdbcClient sql) {
        this.index = index;
        this.sql = sql;
    }

    /** Puts the opinion into the text index, so that later opinions find it. */
    void add(Opinion opinion) {
        index.put(collectionOf(opinion), String.valueOf(opinion.number()), opinion.words(), TextSimilarity.GRAM_LENGTH);
    }

    /**
     * Stores the pairs of this opinion and similar ones. Called in a later transaction than {@link #add}: when two
     * opinions are entered at the same time, at least one finds the other.
     */
    void link(Opinion opinion) {
        var ownDocument = String.valueOf(opinion.number());
        var candidates = index
                .closest(
                        Set.of(collectionOf(opinion)),
                        opinion.words(),
                        Set.of(ownDocument),
                        CANDIDATES,
                        TextSimilarity.GRAM_LENGTH)
                .stream()
                .map(candidate -> Long.valueOf(candidate.document()))
                .toArray(Long[]::new);
        sql.sql("select number, words from dudao.opinion where number = any (:candidates)")
                .param("candidates", candidates)
                .query(Candidate.class)
                .list()
                .forEach(candidate -> {
                    double similarity = TextSimilarity.of(opinion.words(), candidate.words());
                    if (similarity >= TextSimilarity.MIN_SIMILARITY) {
                        save(opinion.number(), candidate.number(), similarity);
                    }
                });
    }

    private void save(long opinion, long other, double similarity) {
        sql.sql(
                        """
                        insert into dudao.opinion_likeness (opinion, other, share) values (:opinion, :other, :share)
                        on conflict do nothing""")
                .param("opinion", Math.min(opinion, other))
                .param("other", Math.max(opinion, other))
                .param("share", similarity)
                .update();
    }

    private static String collectionOf(Opinion opinion) {
        return "opinion/" + opinion.campaign();
    }
}
