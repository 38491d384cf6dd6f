package org.dudao.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.dudao.support.CutLine;
import org.dudao.support.DudaoTest;
import org.dudao.support.PostgresBinaries;
import org.dudao.support.Rest;
import org.dudao.support.RunningModels;
import org.dudao.support.SmallProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.TransactionException;

/** The database goes away during work and comes back. */
@DudaoTest
@Tag("own-application")
@TestPropertySource(
        properties = {
            "dudao.database.data-dir=" + DudaoTest.DATA + "/away",
            "dudao.node=node-under-test",
            // While the database is away, every request waits this long for a connection.
            "dudao.database.connection-timeout=500ms",
            "camunda.bpm.job-execution.enabled=true",
            // Jobs that were locked when the connection broke are free again after this time.
            "camunda.bpm.job-execution.lock-time-in-millis=5000",
            "camunda.bpm.job-execution.max-wait=1000"
        })
@DirtiesContext
class DatabaseAwayTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String APPS = "/camunda/api/engine/engine/default";

    private static EmbeddedDatabase server;
    private static CutLine line;

    @Autowired
    Rest rest;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient database;

    @Autowired
    HikariDataSource pool;

    @Autowired
    ConfigurableListableBeanFactory beans;

    /** Called by the process. It counts the jobs that begin and the jobs whose connection breaks. */
    public record SlowTasks(JdbcClient database, AtomicInteger begun, AtomicInteger broken) {
        public void of(String instance) {
            begun.incrementAndGet();
            try {
                database.sql("insert into done select :instance from pg_sleep(0.2)")
                        .param("instance", instance)
                        .update();
            } catch (DataAccessException e) {
                broken.incrementAndGet();
                throw e;
            }
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = EmbeddedDatabase.start(PostgresBinaries.linkedIn(folder.resolve("server")), 0);
        line = new CutLine(Integer.parseInt(server.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1")));
    }

    @DynamicPropertySource
    static void itsAddress(DynamicPropertyRegistry properties) {
        properties.add("dudao.database.url", () -> "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(line.port()));
        properties.add("dudao.database.user", () -> EmbeddedDatabase.USER);
        properties.add("dudao.database.password", () -> server.password());
    }

    @AfterEach
    void mend() {
        line.mend();
    }

    /** The application closes after this and logs that its connections are broken. */
    @AfterAll
    static void stop() throws IOException {
        line.close();
        server.close();
    }

    @Test
    @DisplayName("数据库不在：网页、接口、任务列表各得一句明白话和503，恢复以后接着用，不用重新登录")
    void everybodyIsToldAndGoesOnByThemselves() {
        var browser = rest.browser("office");
        assertThat(browser.page("/materials").status()).isEqualTo(200);

        line.cut();

        var page = browser.page("/materials");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isEqualTo("10");
        assertThat(page.body()).contains("系统暂时不能使用，请稍后再试。", "http-equiv=\"refresh\"");
        assertThat(browser.form("/account/password", "present=a&wanted=b&repeated=c")
                        .body())
                .contains("系统暂时不能使用")
                .doesNotContain("http-equiv=\"refresh\"");
        var visitor = rest.anonymous().get("/public/ledger");
        assertThat(visitor.status()).as(visitor.body()).isEqualTo(503);
        var api = rest.basic("office").get("/api/materials?page=0");
        assertThat(api.status()).isEqualTo(503);
        assertThat(api.header("Content-Type")).startsWith("application/problem+json");
        assertThat(api.detail()).isEqualTo("数据库暂时连接不上，请稍后再试。");
        var apps = browser.get(APPS + "/task");
        assertThat(apps.status()).isEqualTo(503);
        assertThat(apps.message()).isEqualTo("数据库暂时连接不上，请稍后再试。");

        line.mend();

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(browser.page("/materials").status()).isEqualTo(200));
        assertThat(browser.get(APPS + "/task").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("数据库不在：健康为DOWN，就绪为DOWN，存活仍为UP；恢复以后自己变回来")
    void healthTellsWhatIsTheMatter() {
        line.cut();

        assertThat(rest.anonymous().get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(rest.anonymous().get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(rest.anonymous()
                        .get("/actuator/health")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("DOWN");

        line.mend();

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        rest.anonymous().get("/actuator/health").status())
                .isEqualTo(200));
    }

    @Test
    @DisplayName("数据库断开时正在做的作业一件不少、一件不重，没有事故")
    void noJobIsLostAndNoneFails() {
        database.sql("create table done (instance text)").update();
        var work = new SlowTasks(database, new AtomicInteger(), new AtomicInteger());
        beans.registerSingleton("slowWork", work);
        var models = new RunningModels(engine, rest);
        models.deploy(
                Map.of("small.bpmn", SmallProcess.withJob("slowJob", "${slowWork.of(execution.processInstanceId)}")));
        for (int instance = 0; instance < 60; instance++) {
            engine.getRuntimeService().startProcessInstanceByKey("slowJob");
        }

        await().atMost(SOON).until(() -> work.begun().get() > 0);
        line.cut();
        await().atMost(SOON)
                .until(() -> work.broken().get() > 0
                        && pool.getHikariPoolMXBean().getTotalConnections() == 0
                        && pool.getHikariPoolMXBean().getThreadsAwaitingConnection() > 0);
        line.mend();

        // The first queries may come before the pool has a connection again.
        await().atMost(Duration.ofSeconds(100))
                .ignoreExceptionsInstanceOf(TransactionException.class)
                .untilAsserted(() -> assertThat(engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processDefinitionKey("slowJob")
                                .count())
                        .isZero());
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
        assertThat(database.sql("select count(*) from done")
                        .query(Integer.class)
                        .single())
                .isEqualTo(60);
        assertThat(database.sql("select count(distinct instance) from done")
                        .query(Integer.class)
                        .single())
                .isEqualTo(60);
        models.cleanUp();
    }

    @Test
    @DisplayName("数据库看得出是哪个节点的连接")
    void connectionsSayWhoseTheyAre() {
        assertThat(database.sql("select current_setting('application_name')")
                        .query(String.class)
                        .single())
                .isEqualTo("dudao@node-under-test");
        assertThat(pool.getMaximumPoolSize()).isEqualTo(20);
    }
}
