package org.dudao.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the database is reached.
 *
 * @param dataDir folder of the embedded PostgreSQL, its password and its binaries
 * @param url JDBC URL of an external PostgreSQL (13 or later); when set, no embedded server starts
 * @param port port of the embedded PostgreSQL on loopback; when empty, it is derived from the web port; 0 takes a free
 *     port
 * @param poolSize largest number of connections of this node
 * @param connectionTimeout how long a request waits for a connection before it is answered that the database is away
 * @param answerTimeout how long a statement may run before its connection counts as broken
 * @param node the name of this node, which PostgreSQL shows for its connections
 */
@ConfigurationProperties("dudao.database")
record DatabaseSettings(
        @DefaultValue("data") Path dataDir,
        @Nullable String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @Nullable Integer port,
        @DefaultValue("20") int poolSize,
        @DefaultValue("8s") Duration connectionTimeout,
        @DefaultValue("30s") Duration answerTimeout,
        @DefaultValue("dudao") String node) {

    private static final int ABOVE_WEB_PORT = 7000;
    private static final int HIGHEST_PORT = 65535;

    /** One request can need two connections; jobs and the start lock need some too. */
    private static final int SMALLEST_POOL = 5;

    DatabaseSettings {
        if (poolSize < SMALLEST_POOL) {
            throw new IllegalArgumentException(
                    "DUDAO_DB_POOL_SIZE is %d; a node needs at least %d".formatted(poolSize, SMALLEST_POOL));
        }
    }

    int portBeside(int webPort) {
        if (port != null) {
            return port;
        }
        if (webPort == 0) {
            return 0;
        }
        return webPort + ABOVE_WEB_PORT <= HIGHEST_PORT ? webPort + ABOVE_WEB_PORT : webPort - ABOVE_WEB_PORT;
    }
}
