package org.dudao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.dudao.support.DudaoTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which models a node deploys at its start. */
@DudaoTest
class ReleaseModelDeploymentTest {

    @Autowired
    ReleaseModelDeployment models;

    @Autowired
    JdbcClient database;

    @AfterEach
    void takeBack() {
        database.sql("delete from dudao.flyway_schema_history where version = '9999'")
                .update();
    }

    @Test
    @DisplayName("平时部署本版本的全部模型")
    void thisReleasesModels() {
        assertThat(models.getDeploymentResources())
                .extracting(resource -> resource.getFilename())
                .contains("campaign.bpmn", "material-standard.dmn", "campaign-plan.form");
    }

    @Test
    @DisplayName("升级途中重新启动的旧节点，不把旧模型盖在新模型上")
    void anOldNodeDoesNotPutYesterdaysModelsBeforeTodays() {
        database.sql(
                        """
                        insert into dudao.flyway_schema_history
                          (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        values (9999, '9999', 'of a later release', 'SQL', 'V9999__later.sql', 1, 'test', 1, true)""")
                .update();

        assertThat(models.getDeploymentResources()).isEmpty();
    }
}
