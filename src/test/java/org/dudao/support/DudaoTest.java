package org.dudao.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * The whole application on a real PostgreSQL, behind a real port, with five units and two supervision groups. Jobs run
 * when a test says so. All tests of a fork share one application, so each launches a campaign of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "dudao.database.data-dir=" + DudaoTest.DATA + "/shared",
            "dudao.database.port=0",
            "dudao.sample=none",
            "dudao.admin-password=" + DudaoTest.PASSWORD,
            "dudao.campaign.batch-size=2",
            "dudao.files.max-size=2MB",
            "camunda.bpm.job-execution.enabled=false",
            "logging.level.org.springframework.test=warn",
            "logging.level.org.springframework.boot.test=warn"
        })
@Import(TestSupport.class)
public @interface DudaoTest {

    /** The test data of this fork; empty at its start. */
    String DATA = "target/test-data/${test.fork:1}";

    /** The password of all users. */
    String PASSWORD = "test-password-1";
}
