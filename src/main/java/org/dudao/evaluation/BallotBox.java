package org.dudao.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The slips' tokens and the ballots, which nothing joins.
 *
 * <p>A ballot has a rating, a category and what was said. PostgreSQL would add two traces of its own: {@code xmin}, the
 * transaction, which a ballot would share with the mark on the token that was used for it; and {@code ctid}, the place, which
 * would tell the order. So at every vote the whole box is written anew in random order: all its ballots always carry the
 * transaction of the last vote. The rating's row must be locked by then ({@link RatingStore#lock}).
 *
 * <p>What remains: who holds a copy of the whole database from before a vote and another from after it sees which ballot has
 * come in and which token was used. Backups between votes, the write-ahead log and what deleted rows leave in the files until
 * they are vacuumed are such copies. And of a category with one voter the ballot is known to be theirs; it is never shown.
 */
@Repository
class BallotBox {

    private final JdbcClient sql;

    BallotBox(JdbcClient sql) {
        this.sql = sql;
    }

    /** What stands on a slip, beside its rating. */
    record Secret(String link, String code) {}

    /** Whose slip it is: which rating's, for which category. */
    record Slip(long rating, VoterCategory category) {}

    /** So many ballots of a category that say the same. */
    record Alike(VoterCategory category, String choices, int ballots) {}

    /** Takes them in an order of their own, which is not the order of printing. */
    void issue(long rating, VoterCategory category, Collection<Secret> slips) {
        sql.sql(
                        """
                        insert into dudao.rating_token (rating, category, link_hash, code_hash)
                        select :rating, :category, link, code from unnest(:links, :codes) slip (link, code) order by link""")
                .param("rating", rating)
                .param("category", category.name())
                .param(
                        "links",
                        slips.stream().map(slip -> SlipToken.hash(slip.link())).toArray(byte[][]::new))
                .param(
                        "codes",
                        slips.stream().map(slip -> SlipToken.hash(slip.code())).toArray(byte[][]::new))
                .update();
    }

    /** Slips that nobody has used yet are no longer worth anything. */
    void withdrawUnused(long rating, VoterCategory category) {
        sql.sql("delete from dudao.rating_token where rating = :rating and category = :category and not used")
                .param("rating", rating)
                .param("category", category.name())
                .update();
    }

    Optional<Slip> find(byte[] hash) {
        return sql.sql("select rating, category from dudao.rating_token where link_hash = :hash or code_hash = :hash")
                .param("hash", hash)
                .query((row, number) -> new Slip(row.getLong(1), VoterCategory.valueOf(row.getString(2))))
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

    /** Whether it could still be used, and is used from now on. */
    boolean use(byte[] hash) {
        return sql.sql(
                                """
                                update dudao.rating_token set used = true
                                where (link_hash = :hash or code_hash = :hash) and not used""")
                        .param("hash", hash)
                        .update()
                == 1;
    }

    /** A paper ballot takes the place of a slip that was not used. */
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

    /** Puts a ballot in and shakes the box. */
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

    /** How many ballots of each category are in the box. */
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
                        select category, choices, count(*) from dudao.ballot where rating = :rating
                        group by category, choices order by category, choices""")
                .param("rating", rating)
                .query((row, number) ->
                        new Alike(VoterCategory.valueOf(row.getString(1)), row.getString(2), row.getInt(3)))
                .list();
    }

    /** In the order of the alphabet, which says nothing of the order of voting. */
    List<String> remarks(long rating) {
        return sql.sql("select remark from dudao.ballot where rating = :rating and remark <> '' order by remark")
                .param("rating", rating)
                .query(String.class)
                .list();
    }

    /** How many slips of each category were printed and are worth something, or were used. */
    Map<VoterCategory, Integer> slips(long rating) {
        var slips = new TreeMap<VoterCategory, Integer>();
        sql.sql("select category, count(*) from dudao.rating_token where rating = :rating group by category")
                .param("rating", rating)
                .query((row, number) -> slips.put(VoterCategory.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return slips;
    }
}
