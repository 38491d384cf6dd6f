package org.dudao.opinion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How often people kept what the word lists proposed: whether the lists are any good. */
@Service
class ProposalStatistics {

    private final JdbcClient sql;

    ProposalStatistics(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param kind what was proposed; null for all
     * @param decided how many of those a person has sorted, the proposal before them
     * @param kept how many of these were sorted as proposed
     */
    record AcceptanceRate(@Nullable OpinionKind kind, int decided, int kept) {

        /** In percent; null when nothing was decided yet. */
        @JsonProperty
        public @Nullable Integer percent() {
            return decided == 0 ? null : Math.toIntExact(Math.round(kept * 100.0 / decided));
        }
    }

    /**
     * @param without how many were sorted for which the lists had no proposal
     * @param byKind by what was proposed
     */
    record ProposalReport(AcceptanceRate all, AcceptanceRate concerns, int without, List<AcceptanceRate> byKind) {}

    ProposalReport of(String campaign) {
        var byKind = sql.sql(
                        """
                        select proposed_kind, count(*) as decided, count(*) filter (where proposed_kind = kind) as kept
                        from dudao.opinion
                        where campaign = :campaign and proposal_decided and kind is not null and proposed_kind is not null
                        group by proposed_kind order by proposed_kind""")
                .param("campaign", campaign)
                .query((row, number) -> new AcceptanceRate(
                        OpinionKind.valueOf(row.getString("proposed_kind")), row.getInt("decided"), row.getInt("kept")))
                .list();
        int decided = byKind.stream().mapToInt(AcceptanceRate::decided).sum();
        int kept = byKind.stream().mapToInt(AcceptanceRate::kept).sum();
        return sql.sql(
                        """
                        select count(*) filter (where proposed_kind is null) as without,
                            count(*) filter (where concerns = proposed_concerns) as kept, count(*) as decided
                        from dudao.opinion where campaign = :campaign and proposal_decided and kind is not null""")
                .param("campaign", campaign)
                .query((row, number) -> new ProposalReport(
                        new AcceptanceRate(null, decided, kept),
                        new AcceptanceRate(null, row.getInt("decided"), row.getInt("kept")),
                        row.getInt("without"),
                        byKind))
                .single();
    }
}
