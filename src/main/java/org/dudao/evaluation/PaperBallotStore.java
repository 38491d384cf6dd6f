package org.dudao.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries of paper ballots, until two people have entered the same. */
@Repository
class PaperBallotStore {

    private final JdbcClient sql;

    PaperBallotStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** One person's entry of a paper ballot. */
    record Entry(int number, String enteredBy, VoterCategory category, String choices, String remark) {

        boolean isEqualTo(Entry other) {
            return category == other.category && choices.equals(other.choices) && remark.equals(other.remark);
        }

        /** 0 for a blank or invalid item. */
        public List<Integer> chosen() {
            return Arrays.stream(choices.split("")).map(Integer::valueOf).toList();
        }
    }

    /** A paper ballot that is in the box. */
    record Settled(int number, @Nullable String decidedBy, @Nullable String reason) {}

    /** Replaces the person's former entry of this ballot. */
    void enter(long rating, Entry entry) {
        sql.sql(
                        """
                        insert into dudao.rating_paper_entry (rating, number, entered_by, category, choices, remark)
                        values (:rating, :number, :by, :category, :choices, :remark)
                        on conflict (rating, number, entered_by)
                            do update set category = :category, choices = :choices, remark = :remark""")
                .param("rating", rating)
                .param("number", entry.number())
                .param("by", entry.enteredBy())
                .param("category", entry.category().name())
                .param("choices", entry.choices())
                .param("remark", entry.remark())
                .update();
    }

    List<Entry> of(long rating, int number) {
        return sql.sql(
                        "select * from dudao.rating_paper_entry where rating = :rating and number = :number order by entered_by")
                .param("rating", rating)
                .param("number", number)
                .query(Entry.class)
                .list();
    }

    /** Entries of ballots that are not in the box, by ballot number. */
    Map<Integer, List<Entry>> unsettled(long rating) {
        return sql
                .sql("select * from dudao.rating_paper_entry where rating = :rating order by number, entered_by")
                .param("rating", rating)
                .query(Entry.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Entry::number, TreeMap::new, Collectors.toList()));
    }

    /** Marks the ballot as settled and deletes its entries. */
    void settle(long rating, Settled settled) {
        sql.sql(
                        """
                        insert into dudao.rating_paper (rating, number, decided_by, reason)
                        values (:rating, :number, :by, :reason)""")
                .param("rating", rating)
                .param("number", settled.number())
                .param("by", settled.decidedBy())
                .param("reason", settled.reason())
                .update();
        sql.sql("delete from dudao.rating_paper_entry where rating = :rating and number = :number")
                .param("rating", rating)
                .param("number", settled.number())
                .update();
    }

    /** @return whether this person had entered the ballot */
    boolean takeBack(long rating, int number, String login) {
        return sql.sql(
                                """
                                delete from dudao.rating_paper_entry
                                where rating = :rating and number = :number and entered_by = :by""")
                        .param("rating", rating)
                        .param("number", number)
                        .param("by", login)
                        .update()
                == 1;
    }

    List<Settled> settled(long rating) {
        return sql.sql("select * from dudao.rating_paper where rating = :rating order by number")
                .param("rating", rating)
                .query(Settled.class)
                .list();
    }

    Optional<Settled> settled(long rating, int number) {
        return settled(rating).stream()
                .filter(settled -> settled.number() == number)
                .findFirst();
    }
}
