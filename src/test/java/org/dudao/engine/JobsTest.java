package org.dudao.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.dudao.support.DudaoTest;
import org.dudao.support.Rest;
import org.dudao.support.RunningModels;
import org.dudao.support.SmallProcess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Failed jobs. */
@DudaoTest
@ExtendWith(OutputCaptureExtension.class)
class JobsTest {

    private static final String BEAN = "failingAtFirst";
    private static final int TRIES = 3;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ManagementService management;

    @Autowired
    ConfigurableListableBeanFactory beans;

    @Autowired
    Rest rest;

    private RunningModels models;
    private final FailingTasks failing = new FailingTasks();

    /** Called by the process. */
    public static class FailingTasks {
        private static final Logger log = LoggerFactory.getLogger(FailingTasks.class);
        private @Nullable RuntimeException failure = new IllegalStateException();

        public void work() {
            log.info("at work");
            if (failure != null) {
                throw failure;
            }
        }
    }

    @BeforeEach
    void deploy() {
        beans.registerSingleton(BEAN, failing);
        models = new RunningModels(engine, rest);
        models.deploy(Map.of("small.bpmn", SmallProcess.withJob("failingJob", "${failingAtFirst.work()}")));
    }

    @AfterEach
    void cleanUp() {
        models.cleanUp();
        ((DefaultSingletonBeanRegistry) beans).destroySingleton(BEAN);
    }

    @Test
    @DisplayName("数据库不在的时候失败的作业，不算一次失败，过一会儿再做，做成为止")
    void aDatabaseThatIsAwayCostsAJobNothing() {
        failing.failure =
                new CannotGetJdbcConnectionException("away", new SQLTransientConnectionException("no connection"));
        var instance = engine.getRuntimeService().startProcessInstanceByKey("failingJob");

        for (int again = 0; again <= TRIES; again++) {
            fails();
            assertThat(job().getRetries()).isEqualTo(TRIES);
        }
        assertThat(management
                        .createJobQuery()
                        .processDefinitionKey("failingJob")
                        .executable()
                        .count())
                .as("executable, but not at once: its lock stands some seconds more")
                .isOne();

        failing.failure = null;
        management.executeJob(job().getId());
        assertThat(models.isOver(instance)).isTrue();
    }

    @Test
    @DisplayName("自己出错的作业，每次都算，三次以后报事故")
    void aJobsOwnFaultCounts() {
        engine.getRuntimeService().startProcessInstanceByKey("failingJob");

        fails();

        assertThat(job().getRetries()).isEqualTo(TRIES - 1);
    }

    @Test
    @DisplayName("作业的每行日志都写明哪个业务键、哪一步")
    void aJobsLinesSayWhatTheyAreAbout(CapturedOutput output) {
        failing.failure = null;
        engine.getRuntimeService().startProcessInstanceByKey("failingJob", "2014-7/002");

        management.executeJob(job().getId());

        assertThat(output.getOut().lines().filter(line -> line.contains("at work")))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("businessKey=2014-7/002", "task=Task"));
    }

    private void fails() {
        var id = job().getId();
        assertThatThrownBy(() -> management.executeJob(id)).isNotNull();
    }

    private Job job() {
        return management.createJobQuery().processDefinitionKey("failingJob").singleResult();
    }
}
