package org.dudao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.dudao.support.DudaoTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which models a node deploys at its start. */
@DudaoTest
class ReleaseModelDeploymentTest {

    @Autowired
    ReleaseStore releases;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    JdbcClient database;

    /** As a database is that was upgraded from a version without release numbers. */
    @BeforeEach
    void noReleaseHasDeployed() {
        database.sql("delete from dudao.deployed_release").update();
    }

    private Set<Resource> modelsOf(@Nullable String release) {
        var build = new StaticListableBeanFactory();
        if (release != null) {
            var properties = new Properties();
            properties.setProperty("version", release);
            build.addBean("build", new BuildProperties(properties));
        }
        var deployment = new ReleaseModelDeployment(releases, build.getBeanProvider(BuildProperties.class));
        beans.autowireBean(deployment);
        return deployment.getDeploymentResources();
    }

    private List<String> stored() {
        return database.sql("select version from dudao.deployed_release order by version")
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("没有记过版本的数据库，部署本版本的全部模型，并记下版本号")
    void theFirstReleaseWithANumberDeploys() {
        assertThat(modelsOf("0.1.0-SNAPSHOT"))
                .extracting(Resource::getFilename)
                .contains("campaign.bpmn", "material-standard.dmn", "campaign-plan.form");

        assertThat(stored()).containsExactly("0.1.0-SNAPSHOT");
    }

    @Test
    @DisplayName("升级途中重新启动的旧节点，不把旧模型盖在新模型上")
    void anOlderReleaseDoesNotDeployOverANewerOne() {
        assertThat(modelsOf("1.10.0")).isNotEmpty();

        assertThat(modelsOf("1.9.0")).isEmpty();
        assertThat(modelsOf("1.10.0-SNAPSHOT")).isEmpty();
        assertThat(stored()).containsExactly("1.10.0");
    }

    @Test
    @DisplayName("同一版本的节点重新启动，照常部署")
    void theSameReleaseDeploysAgain() {
        assertThat(modelsOf("1.10.0")).isNotEmpty();

        assertThat(modelsOf("1.10.0")).isNotEmpty();
        assertThat(stored()).containsExactly("1.10.0");
    }

    @Test
    @DisplayName("新版本部署新模型")
    void aNewerReleaseDeploys() {
        assertThat(modelsOf("1.9.0")).isNotEmpty();

        assertThat(modelsOf("1.10.0")).isNotEmpty();
        assertThat(stored()).containsExactly("1.10.0", "1.9.0");
    }

    @Test
    @DisplayName("没有版本号的运行（开发环境），照常部署，不记版本")
    void aRunWithoutANumberDeploysAndStoresNothing() {
        assertThat(modelsOf("1.10.0")).isNotEmpty();

        assertThat(modelsOf(null)).isNotEmpty();
        assertThat(stored()).containsExactly("1.10.0");
    }

    @Test
    @DisplayName("构建把版本号写进程序包")
    void theBuildWritesTheNumberIntoTheJar() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<goal>build-info</goal>");
    }
}
