package org.dudao.support;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestConfiguration(proxyBeanMethods = false)
@Import({
    CoveragePlugin.class,
    TestCounty.class,
    Office.class,
    TwoStages.class,
    SafetyInspection.class,
    Rest.class,
    StatementCount.class,
    Voices.class,
    Voters.class,
    QuickTab.class
})
public class TestSupport {

    /** A clock that tests can move. */
    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock(Clock.system(ZoneId.of("Asia/Shanghai")));
    }

    /** Runs before the database starts. */
    @Bean
    static BeanFactoryPostProcessor postgresBinaries(Environment environment) {
        return beans -> PostgresBinaries.linkedIn(Path.of(environment.getRequiredProperty("dudao.database.data-dir")));
    }

    /**
     * Commits do not wait for the disk: no test of this application cuts the power. Tests of durability have servers of their
     * own, with the product's settings.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ApplicationRunner fastCommits(JdbcClient database, HikariDataSource pool) {
        return arguments -> {
            database.sql("alter database postgres set synchronous_commit = off").update();
            // People number the rows of their sheets from 1; no item on the ledger has such a number.
            database.sql(
                            """
                            select setval(pg_get_serial_sequence('dudao.ledger_item', 'number'),
                                greatest(1000, (select coalesce(max(number), 0) from dudao.ledger_item)))""")
                    .query(Long.class)
                    .single();
            pool.getHikariPoolMXBean().softEvictConnections();
        };
    }
}
