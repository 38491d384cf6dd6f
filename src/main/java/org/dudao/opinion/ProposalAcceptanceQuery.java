package org.dudao.opinion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How often people accepted the proposals of the word lists. It shows how good the lists are. */
@Service
class ProposalAcceptanceQuery {

    private final JdbcClient sql;

    ProposalAcceptanceQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param kind the proposed kind; null for all
     * @param decided the number of proposals that a person has accepted or rejected
     * @param kept the number of accepted proposals
     */
    record AcceptanceRate(@Nullable OpinionKind kind, int decided, int kept) {

        /** The rate of accepted proposals; null before the first decision. */
        @JsonProperty
        public @Nullable Integer percent() {
            return decided == 0 ? null : Math.toIntExact(Math.round(kept * 100.0 / decided));
        }
    }

    /**
     * @param without the number of sorted opinions for which the lists proposed no kind
     * @param byKind by the proposed kind
     */
    record ProposalReport(AcceptanceRate all, AcceptanceRate concerns, int without, List<AcceptanceRate> byKind) {}

    private record Totals(int without, int kept, int decided) {}

    ProposalReport of(String campaign) {
        var byKind = sql.sql(
                        """
                        select proposed_kind as kind, count(*) as decided, count(*) filter (where proposed_kind = kind) as kept
                        from dudao.opinion
                        where campaign = :campaign and proposal_decided and kind is not null and proposed_kind is not null
                        group by proposed_kind order by proposed_kind""")
                .param("campaign", campaign)
                .query(AcceptanceRate.class)
                .list();
        int decided = byKind.stream().mapToInt(AcceptanceRate::decided).sum();
        int kept = byKind.stream().mapToInt(AcceptanceRate::kept).sum();
        var all = sql.sql(
                        """
                        select count(*) filter (where proposed_kind is null) as without,
                            count(*) filter (where concerns = proposed_concerns) as kept, count(*) as decided
                        from dudao.opinion where campaign = :campaign and proposal_decided and kind is not null""")
                .param("campaign", campaign)
                .query(Totals.class)
                .single();
        return new ProposalReport(
                new AcceptanceRate(null, decided, kept),
                new AcceptanceRate(null, all.decided(), all.kept()),
                all.without(),
                byKind);
    }
}
