package org.dudao.submission;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dudao.campaign.UnitProgress;
import org.dudao.campaign.UnitProgressProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A unit's progress by its materials: how many are asked for, accepted, in rework, and their rounds and returns. */
@Repository
class MaterialProgressProvider implements UnitProgressProvider {

    private record Counts(String owner, int materials, int accepted, int rounds, int returns, int inRework) {

        UnitProgress with(List<Integer> credits) {
            return new UnitProgress(
                    materials,
                    accepted,
                    rounds,
                    returns,
                    inRework,
                    credits.size(),
                    credits.stream().mapToInt(Integer::intValue).sum());
        }
    }

    private final JdbcClient sql;
    private final OptionalActionTable optional;

    MaterialProgressProvider(JdbcClient sql, OptionalActionTable optional) {
        this.sql = sql;
        this.optional = optional;
    }

    @Override
    public Map<String, UnitProgress> byOwner(String campaign) {
        var recognised = optional.recognised(campaign);
        return sql
                .sql(
                        """
                        select owner, count(*) filter (where kind <> :optional) as materials,
                            count(*) filter (where kind <> :optional and state = 'ACCEPTED') as accepted,
                            coalesce(sum(handed_in) filter (where kind <> :optional), 0) as rounds,
                            coalesce(sum(returns) filter (where kind <> :optional), 0) as returns,
                            count(*) filter (where kind <> :optional and state = 'RETURNED') as in_rework
                        from dudao.material where campaign = :campaign group by owner""")
                .param("campaign", campaign)
                .param("optional", OptionalActionTable.KIND)
                .query(Counts.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Counts::owner, counts -> counts.with(recognised.getOrDefault(counts.owner(), List.of()))));
    }
}
