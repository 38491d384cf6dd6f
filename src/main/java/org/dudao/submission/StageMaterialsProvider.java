package org.dudao.submission;

import java.util.List;
import org.dudao.campaign.StageMaterials;
import org.dudao.organization.Directory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The materials of a stage that was opened by mistake. */
@Repository
class StageMaterialsProvider implements StageMaterials {

    private final JdbcClient sql;
    private final MaterialStandardTable standards;
    private final Directory directory;

    StageMaterialsProvider(JdbcClient sql, MaterialStandardTable standards, Directory directory) {
        this.sql = sql;
        this.standards = standards;
        this.directory = directory;
    }

    @Override
    public List<String> work(String campaign, int stage, int limit) {
        return sql.sql(
                        """
                        select owner, kind, part_name, handed_in from dudao.material m
                        where campaign = :campaign and stage = :stage
                            and (handed_in > 0 or exists (select from dudao.material_file f where f.material = m.id))
                        order by id limit :limit""")
                .param("campaign", campaign)
                .param("stage", stage)
                .param("limit", limit)
                .query((row, number) -> "%s已%s“%s”"
                        .formatted(
                                directory.nameOf(row.getString("owner")),
                                row.getInt("handed_in") > 0 ? "提交" : "上传附件到",
                                standards.of(row.getString("kind")).nameOf(row.getString("part_name"))))
                .list();
    }

    @Override
    public void deleteUntouched(String campaign, int stage) {
        sql.sql(
                        """
                        delete from dudao.material m
                        where campaign = :campaign and stage = :stage and state = 'EXPECTED' and handed_in = 0
                            and not exists (select from dudao.material_file f where f.material = m.id)""")
                .param("campaign", campaign)
                .param("stage", stage)
                .update();
    }
}
