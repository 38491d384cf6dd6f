package org.dudao.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ClassUtils;

/**
 * A PostgreSQL server on loopback. One process at a time owns its data folder.
 *
 * <p>fsync, synchronous_commit and full_page_writes are on; the library switches them off by default. The server asks
 * for a password from its first start on. A server that a killed process left behind is stopped before the new one
 * starts.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final String USER = "postgres";
    static final String DATA = "postgres";
    static final String BINARIES = "postgres-bin";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_WAIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final String password;
    private final FileChannel ownership;

    private EmbeddedDatabase(EmbeddedPostgres server, String password, FileChannel ownership) {
        this.server = server;
        this.password = password;
        this.ownership = ownership;
    }

    /**
     * Starts the server on the data of {@code folder}. Creates the data when there are none.
     *
     * @param port a port on loopback, or 0 for a free one
     * @throws DatabaseUnusableException when the server's binaries are missing, as in the image; when another process
     *     owns the folder; when the port is in use; when the machine refuses to start it
     */
    static EmbeddedDatabase start(Path folder, int port) {
        refuseAbsent(EmbeddedDatabase.class.getClassLoader());
        try {
            Files.createDirectories(folder);
            var ownership = own(folder);
            try {
                OrphanedServer.in(folder).ifPresent(OrphanedServer::stop);
                refuseTakenPort(port);
                var password = new PasswordFile(folder.resolve("postgres.password"));
                return new EmbeddedDatabase(startServer(folder, port, password), password.read(), ownership);
            } catch (IOException | RuntimeException e) {
                ownership.close();
                throw e;
            }
        } catch (IOException | IllegalStateException e) {
            throw refused(folder, e);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        server.close();
        ownership.close();
    }

    /**
     * The container image contains neither the library nor its binaries, because data do not belong into a container.
     */
    static void refuseAbsent(@Nullable ClassLoader classes) {
        if (!ClassUtils.isPresent("io.zonky.test.db.postgres.embedded.EmbeddedPostgres", classes)) {
            throw new DatabaseUnusableException(
                    "There is no embedded PostgreSQL in this installation, and no database is named.",
                    "Set DUDAO_DB_URL (jdbc:postgresql://host/database), DUDAO_DB_USER and DUDAO_DB_PASSWORD.",
                    null);
        }
    }

    private static EmbeddedPostgres startServer(Path folder, int port, PasswordFile password) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve(DATA))
                .setOverrideWorkingDirectory(folder.resolve(BINARIES).toFile())
                .setCleanDataDirectory(false)
                // Spring stops the server after the connection pool. The library's own shutdown hook would run at the
                // same time.
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_WAIT)
                .setConnectConfig("password", password.read())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The library passes these three options to initdb unchanged. They override its own "-A trust".
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("pwfile", password.path().toAbsolutePath().toString())
                .setLocaleConfig("locale", "C.UTF-8")
                .start();
    }

    private static FileChannel own(Path folder) throws IOException {
        var channel =
                FileChannel.open(folder.resolve("dudao.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new DatabaseUnusableException(
                    "The data folder " + folder.toAbsolutePath() + " is in use by another Dudao.",
                    "Stop that one, or start this one with another DUDAO_DATA_DIR and another SERVER_PORT.",
                    null);
        }
        return channel;
    }

    private static void refuseTakenPort(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            log.debug("Port {} is free", probe.getLocalPort());
        } catch (IOException e) {
            throw new DatabaseUnusableException(
                    "Port %d on loopback, where the embedded PostgreSQL listens, is taken.".formatted(port),
                    "Set DUDAO_DB_PORT to a free port, or start with another SERVER_PORT (the database's is 7000 above it).",
                    e);
        }
    }

    private static DatabaseUnusableException refused(Path folder, Exception e) {
        return new DatabaseUnusableException(
                "The embedded PostgreSQL did not start on %s: %s".formatted(folder.toAbsolutePath(), e.getMessage()),
                """
                PostgreSQL never runs as root. Started by root, it needs the command "unshare" and leave to make user \
                namespaces; where the machine refuses that, start Dudao as an ordinary user. A data folder made by one \
                user cannot be used by another: give each its own DUDAO_DATA_DIR. Or use a server of your own: set \
                DUDAO_DB_URL, DUDAO_DB_USER and DUDAO_DB_PASSWORD.""",
                e);
    }
}
