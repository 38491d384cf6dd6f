package org.dudao.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    /** The oldest PostgreSQL that is still tried. */
    private static final int OLDEST_MAJOR_VERSION = 13;

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("environment.getProperty('dudao.database.url', '').isBlank()")
    EmbeddedDatabase embeddedDatabase(DatabaseSettings settings, @Value("${server.port}") int webPort) {
        return EmbeddedDatabase.start(settings.dataDir(), settings.portBeside(webPort));
    }

    /** Depends on the embedded server, so that the pool is closed before the server stops. */
    @Bean
    HikariDataSource dataSource(DatabaseSettings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        var pool = new HikariDataSource();
        pool.setMaximumPoolSize(settings.poolSize());
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
        return pool;
    }

    private static void refuseTooOld(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_MAJOR_VERSION) {
                pool.close();
                throw new DatabaseUnusable(
                        "The database is PostgreSQL %d; Dudao needs %d or later."
                                .formatted(major, OLDEST_MAJOR_VERSION),
                        "Upgrade that server, or leave DUDAO_DB_URL out to use the embedded one.",
                        null);
            }
        } catch (SQLException e) {
            pool.close();
            throw new DatabaseUnusable(
                    "The database at " + pool.getJdbcUrl() + " does not answer: " + e.getMessage(),
                    "Check DUDAO_DB_URL, DUDAO_DB_USER and DUDAO_DB_PASSWORD, and that the server is running.",
                    e);
        }
    }
}
