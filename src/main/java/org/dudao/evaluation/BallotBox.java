package org.dudao.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dudao.visitor.TypedSecret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores the slips' tokens and the ballots, without a link between them.
 *
 * <p>A ballot has a rating, a category and the choices. PostgreSQL would add two traces: {@code xmin}, the
 * transaction, which a ballot would share with the used mark of its token; and {@code ctid}, the position, which would
 * show the order. Therefore each vote rewrites all ballots of the rating in random order, so that all carry the
 * transaction of the last vote. The caller must have locked the rating's row ({@link RatingStore#lock}).
 *
 * <p>The remaining risk: with a copy of the whole database from before a vote and one from after it, the new ballot
 * and the used token can be seen. Backups between two votes, the write-ahead log, and deleted rows before a vacuum are
 * such copies. If a category has only one voter, the ballot is known to be theirs; such a category is never shown.
 */
@Repository
class BallotBox {

    private final JdbcClient sql;

    BallotBox(JdbcClient sql) {
        this.sql = sql;
    }

    /** The secrets on a slip. */
    record Secret(String link, String code) {}

    /** The rating and the category of a slip. */
    record Slip(long rating, VoterCategory category) {}

    /** The number of equal ballots of a category. */
    record Alike(VoterCategory category, String choices, int ballots) {}

    /** Stores the slips in random order, not in the order of printing. */
    void issue(long rating, VoterCategory category, Collection<Secret> slips) {
        sql.sql(
                        """
                        insert into dudao.rating_token (rating, category, link_hash, code_hash)
                        select :rating, :category, link, code from unnest(:links, :codes) slip (link, code) order by link""")
                .param("rating", rating)
                .param("category", category.name())
                .param(
                        "links",
                        slips.stream()
                                .map(slip -> TypedSecret.hash(slip.link()))
                                .toArray(byte[][]::new))
                .param(
                        "codes",
                        slips.stream()
                                .map(slip -> TypedSecret.hash(slip.code()))
                                .toArray(byte[][]::new))
                .update();
    }

    /** Makes unused slips invalid. */
    void withdrawUnused(long rating, VoterCategory category) {
        sql.sql("delete from dudao.rating_token where rating = :rating and category = :category and not used")
                .param("rating", rating)
                .param("category", category.name())
                .update();
    }

    Optional<Slip> find(byte[] hash) {
        return sql.sql("select rating, category from dudao.rating_token where link_hash = :hash or code_hash = :hash")
                .param("hash", hash)
                .query(Slip.class)
                .optional();
    }

    boolean isUnused(byte[] hash) {
        return sql.sql(
                        """
                        select exists (
                            select from dudao.rating_token where (link_hash = :hash or code_hash = :hash) and not used)""")
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    /** Marks the token as used. Returns whether it was still valid. */
    boolean use(byte[] hash) {
        return sql.sql(
                                """
                                update dudao.rating_token set used = true
                                where (link_hash = :hash or code_hash = :hash) and not used""")
                        .param("hash", hash)
                        .update()
                == 1;
    }

    /** A paper ballot takes the place of an unused slip. */
    void useAny(long rating, VoterCategory category) {
        sql.sql(
                        """
                        update dudao.rating_token set used = true where link_hash = (
                            select link_hash from dudao.rating_token
                            where rating = :rating and category = :category and not used order by random() limit 1)""")
                .param("rating", rating)
                .param("category", category.name())
                .update();
    }

    /** Adds a ballot and rewrites all ballots of the rating in random order. */
    void put(long rating, VoterCategory category, String choices, String remark) {
        sql.sql(
                        """
                        with shaken as (delete from dudao.ballot where rating = :rating returning category, choices, remark)
                        insert into dudao.ballot (rating, category, choices, remark)
                        select :rating, category, choices, remark from (
                            select * from shaken union all select :category, :choices, :remark) box
                        order by random()""")
                .param("rating", rating)
                .param("category", category.name())
                .param("choices", choices)
                .param("remark", remark)
                .update();
    }

    /** The number of ballots by category. */
    Map<VoterCategory, Integer> size(long rating) {
        var size = new TreeMap<VoterCategory, Integer>();
        sql.sql("select category, count(*) from dudao.ballot where rating = :rating group by category")
                .param("rating", rating)
                .query((row, number) -> size.put(VoterCategory.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return size;
    }

    List<Alike> ballots(long rating) {
        return sql.sql(
                        """
                        select category, choices, count(*) as ballots from dudao.ballot where rating = :rating
                        group by category, choices order by category, choices""")
                .param("rating", rating)
                .query(Alike.class)
                .list();
    }

    /** The ballots of several ratings by rating, as {@link #ballots}. */
    Map<Long, List<Alike>> ballotsOf(Collection<Long> ratings) {
        var byRating = new HashMap<Long, List<Alike>>();
        sql.sql(
                        """
                        select rating, category, choices, count(*) as ballots from dudao.ballot where rating = any (:ratings)
                        group by rating, category, choices order by rating, category, choices""")
                .param("ratings", ratings.toArray(Long[]::new))
                .query(row -> {
                    byRating.computeIfAbsent(row.getLong("rating"), rating -> new ArrayList<>())
                            .add(new Alike(
                                    VoterCategory.valueOf(row.getString("category")),
                                    row.getString("choices"),
                                    row.getInt("ballots")));
                });
        return byRating;
    }

    /** In alphabetical order, which does not show the order of voting. */
    List<String> remarks(long rating) {
        return sql.sql("select remark from dudao.ballot where rating = :rating and remark <> '' order by remark")
                .param("rating", rating)
                .query(String.class)
                .list();
    }

    /** The number of valid or used slips by category. */
    Map<VoterCategory, Integer> slips(long rating) {
        var slips = new TreeMap<VoterCategory, Integer>();
        sql.sql("select category, count(*) from dudao.rating_token where rating = :rating group by category")
                .param("rating", rating)
                .query((row, number) -> slips.put(VoterCategory.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return slips;
    }
}
