package org.dudao.opinion;

import java.util.Set;
import org.dudao.comparison.TextIndex;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 举一反三: which opinions say the same. It offers, and decides nothing. */
@Component
class SimilarOpinions {

    private static final int CLOSEST = 12;

    private final TextIndex index;
    private final JdbcClient sql;

    SimilarOpinions(TextIndex index, JdbcClient sql) {
        this.index = index;
        this.sql = sql;
    }

    /** From when it is in the register, others find it. */
    void add(Opinion opinion) {
        index.put(collectionOf(opinion), String.valueOf(opinion.number()), opinion.words(), TextSimilarity.GRAM);
    }

    /**
     * Remembers which others it is like. In a later transaction than {@link #add}, so that of two that come in at the same
     * moment at least one finds the other.
     */
    void link(Opinion opinion) {
        var itself = String.valueOf(opinion.number());
        var close = index
                .closest(Set.of(collectionOf(opinion)), opinion.words(), Set.of(itself), CLOSEST, TextSimilarity.GRAM)
                .stream()
                .map(found -> Long.valueOf(found.document()))
                .toArray(Long[]::new);
        sql.sql("select number, words from dudao.opinion where number = any (:close)")
                .param("close", close)
                .query(row -> {
                    double share = TextSimilarity.of(opinion.words(), row.getString("words"));
                    if (share >= TextSimilarity.LEAST) {
                        save(opinion.number(), row.getLong("number"), share);
                    }
                });
    }

    private void save(long opinion, long other, double share) {
        sql.sql(
                        """
                        insert into dudao.opinion_likeness (opinion, other, share) values (:opinion, :other, :share)
                        on conflict do nothing""")
                .param("opinion", Math.min(opinion, other))
                .param("other", Math.max(opinion, other))
                .param("share", share)
                .update();
    }

    private static String collectionOf(Opinion opinion) {
        return "opinion/" + opinion.campaign();
    }
}
