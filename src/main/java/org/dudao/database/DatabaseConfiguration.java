package org.dudao.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.flyway.FlywayDataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    /** The oldest supported PostgreSQL. */
    private static final int OLDEST_MAJOR_VERSION = 13;

    private static final Duration VALIDATION = Duration.ofSeconds(2);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration KEEPALIVE = Duration.ofMinutes(1);
    private static final Duration LIFETIME = Duration.ofMinutes(20);

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("environment.getProperty('dudao.database.url', '').isBlank()")
    EmbeddedDatabase embeddedDatabase(DatabaseSettings settings, @Value("${server.port}") int webPort) {
        return EmbeddedDatabase.start(settings.dataDir(), settings.portBeside(webPort));
    }

    @Bean(destroyMethod = "close")
    StartLock startLock() {
        return new StartLock();
    }

    @Bean
    FilterRegistrationBean<DatabaseAwayFilter> awayPages() throws IOException {
        var registration = new FilterRegistrationBean<>(new DatabaseAwayFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /**
     * Depends on the embedded server, so that the pool is closed before the server stops. The start lock is taken
     * before any other bean uses the database.
     */
    @Bean
    @Primary
    HikariDataSource dataSource(
            DatabaseSettings settings, ObjectProvider<EmbeddedDatabase> embedded, StartLock startLock)
            throws SQLException {
        var pool = new HikariDataSource();
        pool.setMaximumPoolSize(settings.poolSize());
        configureTimeouts(pool, settings);
        var own = embedded.getIfAvailable();
        if (own != null) {
            pool.setJdbcUrl(own.jdbcUrl());
            pool.setUsername(EmbeddedDatabase.USER);
            pool.setPassword(own.password());
        } else {
            pool.setJdbcUrl(Objects.requireNonNull(settings.url()));
            pool.setUsername(settings.user());
            pool.setPassword(settings.password());
        }
        refuseTooOld(pool);
        startLock.take(pool);
        return pool;
    }

    /** Migrations may run longer than the time-out of other statements. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource databaseOfMigrations(HikariDataSource pool) {
        return new DriverManagerDataSource(
                Objects.requireNonNull(pool.getJdbcUrl()), pool.getUsername(), pool.getPassword());
    }

    /**
     * A request waits for a connection during a short interruption such as a fail-over; this is safe because nothing
     * has begun yet. A statement that was running when its connection broke is not repeated, because nobody knows
     * whether it was executed.
     */
    private static void configureTimeouts(HikariDataSource pool, DatabaseSettings settings) {
        pool.setConnectionTimeout(settings.connectionTimeout().toMillis());
        pool.setValidationTimeout(VALIDATION.toMillis());
        pool.setKeepaliveTime(KEEPALIVE.toMillis());
        pool.setMaxLifetime(LIFETIME.toMillis());
        // Settings of the driver, in seconds. Parameters in the JDBC URL take precedence.
        pool.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
        pool.addDataSourceProperty("socketTimeout", settings.answerTimeout().toSeconds());
        pool.addDataSourceProperty("tcpKeepAlive", true);
        pool.addDataSourceProperty("ApplicationName", "dudao@" + settings.node());
    }

    private static void refuseTooOld(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_MAJOR_VERSION) {
                pool.close();
                throw new DatabaseUnusableException(
                        "The database is PostgreSQL %d; Dudao needs %d or later."
                                .formatted(major, OLDEST_MAJOR_VERSION),
                        "Upgrade that server, or leave DUDAO_DB_URL out to use the embedded one.",
                        null);
            }
        } catch (SQLException e) {
            pool.close();
            throw new DatabaseUnusableException(
                    "The database at " + pool.getJdbcUrl() + " does not answer: " + e.getMessage(),
                    "Check DUDAO_DB_URL, DUDAO_DB_USER and DUDAO_DB_PASSWORD, and that the server is running.",
                    e);
        }
    }
}
