package org.dudao.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dudao.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All ratings with their numbers of invited people. The ballots are in {@link BallotBox}. */
@Repository
class RatingStore {

    private final JdbcClient sql;

    RatingStore(JdbcClient sql) {
        this.sql = sql;
    }

    long add(NewRating rating, String by, Instant now) {
        long id = sql.sql(
                        """
                        insert into dudao.rating (campaign, owner, stage, purpose, title, items, opens_at, closes_at, paper,
                            created_by, created_at)
                        values (:campaign, :owner, :stage, :purpose, :title, :items, :opensAt, :closesAt, :paper, :by, :now)
                        returning id""")
                .param("campaign", rating.campaign())
                .param("owner", rating.owner())
                .param("stage", rating.stage())
                .param("purpose", rating.purpose().name())
                .param("title", Rating.plain(rating.title()))
                .param("items", rating.items().toArray(String[]::new))
                .param("opensAt", Timestamp.from(rating.opensAt()))
                .param("closesAt", Timestamp.from(rating.closesAt()))
                .param("paper", rating.paper())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
        rating.invited().forEach((category, invited) -> {
            if (invited > 0) {
                sql.sql(
                                "insert into dudao.rating_category (rating, category, invited) values (:id, :category, :invited)")
                        .param("id", id)
                        .param("category", category.name())
                        .param("invited", invited)
                        .update();
            }
        });
        return id;
    }

    /** @throws Refusal NOT_FOUND when the rating does not exist */
    Rating get(long id) {
        return find("where id = :id", Map.of("id", id)).stream().findFirst().orElseThrow(() -> notFound(id));
    }

    /**
     * Two people cannot prepare a rating of the same unit and purpose at the same time: the second one waits until the transaction
     * of the first one ends.
     */
    void lockPreparation(NewRating rating) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:rating, 0))")
                .param("rating", "rating %s/%s/%s".formatted(rating.campaign(), rating.owner(), rating.purpose()))
                .query(row -> {});
    }

    /** Like {@link #get}, with a row lock: no other transaction votes, closes or counts until this one ends. */
    Rating lock(long id) {
        return find("where id = :id for update of r", Map.of("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> notFound(id));
    }

    static Refusal notFound(long id) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "没有编号为 %d 的评议。".formatted(id));
    }

    /** The unit's newest rating of one of the purposes. */
    Optional<Rating> newest(String campaign, String owner, RatingPurpose... purposes) {
        return find(
                        """
                        where campaign = :campaign and owner = :owner and purpose = any (:purposes)
                        order by id desc limit 1""",
                        Map.of("campaign", campaign, "owner", owner, "purposes", names(purposes)))
                .stream()
                .findFirst();
    }

    /** The title of a rating that the unit prepared in this stage or a later one after a time. */
    Optional<String> titlePreparedAfter(String campaign, String owner, int stage, Instant after) {
        return sql.sql(
                        """
                        select title from dudao.rating
                        where campaign = :campaign and owner = :owner and stage >= :stage and created_at > :after
                        order by id limit 1""")
                .param("campaign", campaign)
                .param("owner", owner)
                .param("stage", stage)
                .param("after", Timestamp.from(after))
                .query(String.class)
                .optional();
    }

    /** The unit's newest counted rating of one of the purposes in this stage. */
    Optional<Rating> newestCounted(String campaign, String owner, int stage, RatingPurpose... purposes) {
        return find(
                        """
                        where campaign = :campaign and owner = :owner and stage = :stage and purpose = any (:purposes)
                            and counted_at is not null
                        order by id desc limit 1""",
                        Map.of("campaign", campaign, "owner", owner, "stage", stage, "purposes", names(purposes)))
                .stream()
                .findFirst();
    }

    private static String[] names(RatingPurpose... purposes) {
        return List.of(purposes).stream().map(RatingPurpose::name).toArray(String[]::new);
    }

    /**
     * The ratings that a person may see, the newest first: counted ones and those of the groups.
     *
     * @param groups candidate groups of owners and supervisors
     * @param campaign null for all campaigns
     */
    List<Rating> visibleTo(boolean all, String[] groups, @Nullable String campaign, int limit, long offset) {
        return find(
                """
                where (:campaign = '' or campaign = :campaign) and (
                    :all or counted_at is not null or owner = any (:groups) or exists (
                    select from dudao.unit u
                    where r.owner = 'unit-' || u.code and 'supervision-' || u.supervision_group = any (:groups)))
                order by id desc limit :limit offset :offset""",
                Map.of(
                        "all",
                        all,
                        "groups",
                        groups,
                        "campaign",
                        Objects.requireNonNullElse(campaign, ""),
                        "limit",
                        limit,
                        "offset",
                        offset));
    }

    private List<Rating> find(String which, Map<String, ?> params) {
        return sql.sql(
                        """
                        select r.*, array(
                            select category || ' ' || invited from dudao.rating_category where rating = r.id) as invited
                        from dudao.rating r
                        """
                                + which)
                .params(params)
                .query((row, number) -> rating(row))
                .list();
    }

    private static Rating rating(ResultSet row) throws SQLException {
        return new Rating(
                row.getLong("id"),
                row.getString("campaign"),
                row.getString("owner"),
                row.getInt("stage"),
                RatingPurpose.valueOf(row.getString("purpose")),
                row.getString("title"),
                List.of((String[]) row.getArray("items").getArray()),
                invited((String[]) row.getArray("invited").getArray()),
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                row.getBoolean("paper"),
                row.getString("closed_by"),
                instant(row.getTimestamp("closed_at")),
                instant(row.getTimestamp("counted_at")),
                new RatingMinimum(row.getInt("fewest_ballots"), row.getInt("fewest_in_category")),
                row.getString("shortfall"));
    }

    /** Each as {@code SERVED 40}. */
    private static SortedMap<VoterCategory, Integer> invited(String[] categories) {
        var invited = new TreeMap<VoterCategory, Integer>();
        for (var category : categories) {
            var parts = category.split(" ", 2);
            invited.put(VoterCategory.valueOf(parts[0]), Integer.valueOf(parts[1]));
        }
        return Collections.unmodifiableSortedMap(invited);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    void setItems(long id, List<String> items) {
        sql.sql("update dudao.rating set items = :items where id = :id")
                .param("items", items.toArray(String[]::new))
                .param("id", id)
                .update();
    }

    /** @param by who ended the voting; null when its time ran out */
    void close(long id, @Nullable String by, Instant at) {
        sql.sql("update dudao.rating set closed_by = :by, closed_at = :at where id = :id and closed_at is null")
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    void count(long id, @Nullable String by, Instant at, RatingMinimum minimum, @Nullable String shortfall) {
        sql.sql(
                        """
                        update dudao.rating set counted_by = :by, counted_at = :at, shortfall = :shortfall,
                            fewest_ballots = :ballots, fewest_in_category = :inCategory
                        where id = :id and counted_at is null""")
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("shortfall", shortfall)
                .param("ballots", minimum.ballots())
                .param("inCategory", minimum.inCategory())
                .param("id", id)
                .update();
    }

    /** The recorded names of invited people, by category. */
    Map<VoterCategory, List<String>> roll(long id) {
        var roll = new TreeMap<VoterCategory, List<String>>();
        sql.sql("select category, name from dudao.rating_invited where rating = :id order by name")
                .param("id", id)
                .query((row, number) -> roll.computeIfAbsent(
                                VoterCategory.valueOf(row.getString(1)), category -> new ArrayList<>())
                        .add(row.getString(2)))
                .list();
        return roll;
    }

    void setRoll(long id, VoterCategory category, List<String> names) {
        sql.sql("delete from dudao.rating_invited where rating = :id and category = :category")
                .param("id", id)
                .param("category", category.name())
                .update();
        sql.sql(
                        """
                        insert into dudao.rating_invited (rating, category, name)
                        select :id, :category, name from unnest(:names) name""")
                .param("id", id)
                .param("category", category.name())
                .param("names", names.toArray(String[]::new))
                .update();
    }
}
