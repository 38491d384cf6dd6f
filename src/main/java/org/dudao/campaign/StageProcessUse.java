package org.dudao.campaign;

import java.util.Optional;
import java.util.Set;
import org.dudao.workflow.ModelUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stages of a campaign that is not closed need their processes. */
@Component
class StageProcessUse implements ModelUse {

    private final JdbcClient sql;

    StageProcessUse(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<String> reasonToKeep(Set<String> processes, Set<String> materials) {
        if (processes.isEmpty()) {
            return Optional.empty();
        }
        return sql.sql(
                        """
                        select campaign.name as campaign, stage.name as stage, stage.process
                        from dudao.campaign_stage stage join dudao.campaign on campaign.id = stage.campaign
                        where stage.process in (:processes) and campaign.state <> 'CLOSED'
                        order by campaign.id, stage.position limit 1""")
                .param("processes", processes)
                .query((row, number) -> "活动“%s”的阶段“%s”还要用流程 %s"
                        .formatted(row.getString("campaign"), row.getString("stage"), row.getString("process")))
                .optional();
    }
}
