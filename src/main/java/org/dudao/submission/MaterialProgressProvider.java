package org.dudao.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dudao.campaign.UnitProgress;
import org.dudao.campaign.UnitProgressProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what was handed in. */
@Repository
class MaterialProgressProvider implements UnitProgressProvider {

    private final JdbcClient sql;
    private final OptionalActionTable optional;

    MaterialProgressProvider(JdbcClient sql, OptionalActionTable optional) {
        this.sql = sql;
        this.optional = optional;
    }

    @Override
    public Map<String, UnitProgress> byOwner(String campaign) {
        var recognised = optional.recognised(campaign);
        var figures = new HashMap<String, UnitProgress>();
        sql.sql(
                        """
                        select owner, count(*) filter (where kind <> :optional) as materials,
                            count(*) filter (where kind <> :optional and state = 'ACCEPTED') as accepted,
                            coalesce(sum(handed_in) filter (where kind <> :optional), 0) as rounds,
                            coalesce(sum(returns) filter (where kind <> :optional), 0) as returns,
                            count(*) filter (where kind <> :optional and state = 'RETURNED') as in_rework
                        from dudao.material where campaign = :campaign group by owner""")
                .param("campaign", campaign)
                .param("optional", OptionalActionTable.KIND)
                .query(row -> {
                    var owner = row.getString("owner");
                    var credits = recognised.getOrDefault(owner, List.of());
                    figures.put(
                            owner,
                            new UnitProgress(
                                    row.getInt("materials"),
                                    row.getInt("accepted"),
                                    row.getInt("rounds"),
                                    row.getInt("returns"),
                                    row.getInt("in_rework"),
                                    credits.size(),
                                    credits.stream().mapToInt(Integer::intValue).sum()));
                });
        return figures;
    }
}
