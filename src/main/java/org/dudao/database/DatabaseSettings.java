package org.dudao.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data are.
 *
 * @param dataDir folder of the embedded PostgreSQL, its password and its binaries
 * @param url JDBC address of a PostgreSQL of one's own (13 or later); when given, nothing embedded starts
 * @param port port of the embedded PostgreSQL on loopback; left out, it follows from the web port; 0 takes a free one
 * @param poolSize largest number of connections that this node holds
 * @param answerTimeout how long a statement may take before its connection counts as dead
 * @param node this node's name, which PostgreSQL shows beside its connections
 */
@ConfigurationProperties("dudao.database")
record DatabaseSettings(
        @DefaultValue("data") Path dataDir,
        @Nullable String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @Nullable Integer port,
        @DefaultValue("20") int poolSize,
        @DefaultValue("30s") Duration answerTimeout,
        @DefaultValue("dudao") String node) {

    private static final int ABOVE_WEB_PORT = 7000;
    private static final int HIGHEST_PORT = 65535;

    /** A request can need two at once, jobs take some, and the lock of the start one. */
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
