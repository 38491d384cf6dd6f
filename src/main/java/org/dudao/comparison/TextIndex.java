package org.dudao.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the texts that have most in common with a given text. Texts are stored in named collections, each under a
 * document name. All data are in the database; changes belong to the caller's transaction.
 */
@Service
@Transactional
public class TextIndex {

    /**
     * The number of texts that are considered for each n-gram, the oldest first. It limits the cost of common phrases.
     * When hundreds of texts copy one text, the same oldest texts are found for all its n-grams.
     */
    private static final int HOLDERS = 32;

    private final JdbcClient sql;

    TextIndex(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A similar text.
     *
     * @param share the estimated part of the searched text that occurs in this one, from 0 to 1; {@link
     *     CommonPassages} computes it exactly
     */
    public record Closest(String collection, String document, double share) {}

    /** Stores a text. A text with the same name in the collection is replaced. */
    public void put(String collection, String document, String text) {
        put(collection, document, text, MinHashSketch.GRAM);
    }

    /**
     * Stores a short text, with shorter n-grams.
     *
     * @param gram characters in an n-gram; the same for all texts of a collection
     */
    public void put(String collection, String document, String text, int gram) {
        var sketch = sketch(collection, text, gram);
        long id = sql.sql(
                        """
                        insert into dudao.indexed_text (collection, document, scale) values (:collection, :document, :scale)
                        on conflict (collection, document) do update set scale = excluded.scale
                        returning id""")
                .param("collection", collection)
                .param("document", document)
                .param("scale", sketch.scale())
                .query(Long.class)
                .single();
        sql.sql("delete from dudao.indexed_gram where text = :id")
                .param("id", id)
                .update();
        sql.sql("insert into dudao.indexed_gram (hash, text) select hash, :id from unnest(:hashes) as hash")
                .param("id", id)
                .param("hashes", sketch.hashes())
                .update();
    }

    /** Deletes a text, if it exists. */
    public void remove(String collection, String document) {
        sql.sql(
                        """
                        with gone as (
                            delete from dudao.indexed_text where collection = :collection and document = :document
                            returning id
                        )
                        delete from dudao.indexed_gram using gone where text = gone.id""")
                .param("collection", collection)
                .param("document", document)
                .update();
    }

    /**
     * Finds the texts that have most in common with the given text. An n-gram that few texts contain counts more than
     * a frequent one.
     *
     * @param except names of documents to leave out, in any of the collections
     * @param limit the largest number of results
     */
    @Transactional(readOnly = true)
    public List<Closest> closest(Set<String> collections, String text, Set<String> except, int limit) {
        return closest(collections, text, except, limit, MinHashSketch.GRAM);
    }

    /** Finds similar texts in collections of short texts. */
    @Transactional(readOnly = true)
    public List<Closest> closest(Set<String> collections, String text, Set<String> except, int limit, int gram) {
        return collections.stream()
                .flatMap(collection -> find(collection, sketch(collection, text, gram), except, limit).stream())
                .sorted(Comparator.comparingDouble(Found::weight).reversed())
                .limit(limit)
                .map(Found::closest)
                .toList();
    }

    private record Found(Closest closest, double weight) {}

    /**
     * Ranks by weight: an n-gram weighs less the more texts contain it. The share is then computed for the best few
     * only.
     */
    private List<Found> find(String collection, MinHashSketch sketch, Set<String> except, int limit) {
        return sql.sql(
                        """
                        select document, scale, weight,
                            (select count(*) from dudao.indexed_gram where text = id and hash = any (:hashes)) as common
                        from (
                            select id, document, scale, weight * greatest(scale, :scale) as weight
                            from (
                                select holder.text, sum(1 / sqrt(holder.holders)) as weight
                                from unnest(:hashes) as gram (hash)
                                cross join lateral (
                                    select text, count(*) over () as holders
                                    from (
                                        select text from dudao.indexed_gram
                                        where hash = gram.hash order by text limit :holders
                                    ) first
                                ) holder
                                group by holder.text
                            ) weighed
                            join dudao.indexed_text on id = weighed.text
                            where collection = :collection and document <> all (:except)
                            order by 4 desc, id
                            limit :limit
                        ) closest""")
                .param("scale", sketch.scale())
                .param("hashes", sketch.hashes())
                .param("holders", HOLDERS)
                .param("collection", collection)
                .param("except", except.toArray(String[]::new))
                .param("limit", limit)
                .query((row, number) -> {
                    int comparable = sketch.size(Math.max(sketch.scale(), row.getInt("scale")));
                    double share = (double) row.getInt("common") / comparable;
                    return new Found(
                            new Closest(collection, row.getString("document"), share), row.getDouble("weight"));
                })
                .list();
    }

    private static MinHashSketch sketch(String collection, String text, int gram) {
        return MinHashSketch.of(text, collection.hashCode(), gram);
    }
}
