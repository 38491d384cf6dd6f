package org.dudao.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.dudao.support.DudaoTest;
import org.dudao.support.Node;
import org.dudao.support.PostgresBinaries;
import org.dudao.support.Rest;
import org.dudao.support.SmallProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two nodes that start at the same moment on one empty database. The tests depend on each other and run in this order.
 */
@Tag("own-application")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {

    private static final Duration START = Duration.ofMinutes(8);
    private static final String APPS = "/camunda/api/engine/engine/default";
    private static final int TIMERS = 200;

    private static final String SAMPLE = "--dudao.sample=county";

    /** The jobs of a killed node are free again after this time; the product's default is a minute. */
    private static final String LOCK_TIME = "--camunda.bpm.job-execution.lock-time-in-millis=5000";

    private static final String MAX_WAIT = "--camunda.bpm.job-execution.max-wait=1000";

    private static EmbeddedDatabase server;
    private static JdbcClient database;
    private static ProcessEngine client;
    private static Node a;
    private static Node b;

    @SuppressWarnings("NullAway.Init")
    private static Rest.Browser browser;

    @BeforeAll
    static void startBothAtOnce(@TempDir Path folder) throws IOException {
        server = EmbeddedDatabase.start(PostgresBinaries.linkedIn(folder.resolve("server")), 0);
        var source = new DriverManagerDataSource(server.jdbcUrl(), EmbeddedDatabase.USER, server.password());
        database = JdbcClient.create(source);
        var settings = Map.of(
                "DUDAO_DB_URL", server.jdbcUrl(),
                "DUDAO_DB_USER", EmbeddedDatabase.USER,
                "DUDAO_DB_PASSWORD", server.password(),
                "DUDAO_ADMIN_PASSWORD", DudaoTest.PASSWORD,
                "DUDAO_SAMPLE_PASSWORD", DudaoTest.PASSWORD);
        a = Node.start(folder.resolve("node-a"), settings, SAMPLE, LOCK_TIME, MAX_WAIT);
        b = Node.start(
                folder.resolve("node-b"), settings, SAMPLE, LOCK_TIME, MAX_WAIT, "--spring.profiles.active=json");
        await().pollInterval(Duration.ofSeconds(1)).atMost(START).until(() -> a.isUp() && b.isUp());
        client = new StandaloneProcessEngineConfiguration()
                .setProcessEngineName("of-the-test")
                .setDataSource(source)
                .setDatabaseSchemaUpdate("false")
                .setHistory("full")
                .buildProcessEngine();
    }

    @AfterAll
    static void stop() throws Exception {
        for (var one : Arrays.<AutoCloseable>asList(client == null ? null : client::close, b, a, server)) {
            if (one != null) {
                one.close();
            }
        }
    }

    @Test
    @Order(1)
    @DisplayName("两个节点同时第一次启动：只部署一次，只有一个管理员、一个县、一场活动")
    void aFirstStartOfTwoAtOnceIsOne() throws IOException {
        assertThat(a.said() + b.said())
                .contains("Another node is starting on this database")
                .doesNotContain("ERROR");
        assertThat(number("select count(*) from act_re_deployment")).isOne();
        assertThat(number("select max(version_) from act_re_procdef")).isOne();
        assertThat(number("select count(*) from act_id_membership where group_id_ = 'camunda-admin'"))
                .isOne();
        assertThat(number("select count(*) from dudao.unit")).isEqualTo(103);
        assertThat(number("select count(*) from dudao.campaign")).isOne();
        assertThat(number("select count(*) from act_ru_filter"))
                .isEqualTo(number("select count(distinct name_) from act_ru_filter"));
    }

    @Test
    @Order(2)
    @DisplayName("在一个节点登录，另一个节点也认，任务列表也一样")
    void aSessionOfOneIsASessionOfTheOther() {
        browser = a.rest().browser("u001");
        assertThat(browser.get(APPS + "/task/count").status()).isEqualTo(200);

        var there = browser.at(b.rest());

        assertThat(there.get("/api/me").json().path("login").asText()).isEqualTo("u001");
        assertThat(there.get(APPS + "/task/count").body())
                .isEqualTo(browser.get(APPS + "/task/count").body());
        assertThat(there.post(APPS + "/task/count", Map.of()).status())
                .as("with the apps' token, which the first node gave")
                .isEqualTo(200);
    }

    @Test
    @Order(3)
    @DisplayName("在一个节点部署的模型，另一个节点马上用")
    void aModelDeployedAtOneIsUsedAtTheOther() throws IOException {
        var files = new LinkedHashMap<String, String>(Map.of("deployment-name", "changed"));
        files.put(
                "optional-action.bpmn",
                Files.readString(Path.of("processes/optional-action.bpmn")).replace("也不影响各阶段把关", "也不影响把关"));
        for (var form : List.of("campaign-choice", "optional-action", "material-review")) {
            files.put(form + ".form", Files.readString(Path.of("forms", form + ".form")));
        }
        var deployed = a.rest().engineRest("designer").post("/deployment/create", new Rest.Parts(files));
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);

        var started = b.rest().engineRest("u001").post("/process-definition/key/optionalAction/start", Map.of());

        assertThat(started.status()).as(started.body()).isEqualTo(200);
        assertThat(started.json().path("definitionId").asText()).startsWith("optionalAction:2:");
    }

    @Test
    @Order(4)
    @DisplayName("在一个节点改的日志级别，另一个节点几秒后也改")
    void aLevelSetAtOneIsSetAtTheOther() {
        var answer =
                a.rest().basic("admin").post("/actuator/loggers/org.dudao.engine", Map.of("configuredLevel", "DEBUG"));
        assertThat(answer.status()).isEqualTo(204);

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(b.rest()
                        .basic("admin")
                        .get("/actuator/loggers/org.dudao.engine")
                        .json()
                        .path("configuredLevel")
                        .asText())
                .isEqualTo("DEBUG"));
    }

    @Test
    @Order(5)
    @DisplayName("两百个定时作业，两个节点分着做，每个恰好做一次")
    void everyTimerIsDoneExactlyOnce() {
        startTimers(TIMERS);

        await().atMost(Duration.ofSeconds(60)).until(() -> running() == 0);

        assertThat(number("select count(*) from act_hi_actinst where act_id_ = 'Task' and proc_def_key_ = 'timers'"))
                .isEqualTo(TIMERS);
        assertThat(
                        number(
                                "select count(*) from act_hi_varinst where name_ = 'done' and long_ = 1 and proc_def_key_ = 'timers'"))
                .isEqualTo(TIMERS);
        assertThat(number("select count(*) from act_ru_incident")).isZero();
        assertThat(database.sql(
                                "select distinct hostname_ from act_hi_job_log where process_def_key_ = 'timers' and job_state_ = 2")
                        .query(String.class)
                        .set())
                .containsExactlyInAnyOrder("node-a", "node-b");
    }

    @Test
    @Order(6)
    @DisplayName("日志行是 JSON，写明节点；审计各节点一份")
    void linesOfTheProfileJsonAreJson() throws IOException {
        assertThat(b.said().lines().filter(line -> line.contains("Another node") || line.contains("Started")))
                .allSatisfy(
                        line -> assertThat(line).startsWith("{").contains("\"node\":\"node-b\"", "\"logger\":\"org."));
    }

    @Test
    @Order(7)
    @DisplayName("一个节点被杀，会话还在，它没有做完的作业由另一个做完")
    void whenOneDiesTheOtherGoesOn() throws InterruptedException {
        startTimers(40);
        a.kill();

        var there = browser.at(b.rest());
        assertThat(there.get(APPS + "/task/count").status()).isEqualTo(200);
        assertThat(there.get("/api/me").json().path("login").asText()).isEqualTo("u001");
        await().atMost(Duration.ofMinutes(2)).until(() -> running() == 0);
        assertThat(number("select count(*) from act_hi_actinst where act_id_ = 'Task' and proc_def_key_ = 'timers'"))
                .isEqualTo(TIMERS + 40);
    }

    private static void startTimers(int many) {
        if (client.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("timers")
                        .count()
                == 0) {
            client.getRepositoryService()
                    .createDeployment()
                    .addString(
                            "timers.bpmn",
                            SmallProcess.withTimer(
                                    "timers", "${execution.setVariable('done', execution.getVariable('done') + 1)}"))
                    .deploy();
        }
        for (int timer = 0; timer < many; timer++) {
            client.getRuntimeService().startProcessInstanceByKey("timers", Map.of("done", 0L));
        }
    }

    private static long running() {
        return client.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("timers")
                .count();
    }

    private static int number(String query) {
        return database.sql(query).query(Integer.class).single();
    }
}
