package org.dudao.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import org.dudao.support.PostgresBinaries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** An external PostgreSQL, named by its address. */
class ExternalDatabaseTest {

    private static EmbeddedDatabase external;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dataDir;

    @BeforeAll
    static void start(@TempDir Path folder) {
        external = EmbeddedDatabase.start(PostgresBinaries.linkedIn(folder.resolve("external")), 0);
    }

    @AfterAll
    static void stop() throws IOException {
        external.close();
    }

    private ApplicationContextRunner dudao(String url, String password) {
        return new ApplicationContextRunner()
                .withUserConfiguration(DatabaseConfiguration.class)
                .withPropertyValues(
                        "server.port=0",
                        "dudao.database.data-dir=" + dataDir,
                        "dudao.database.url=" + url,
                        "dudao.database.user=" + EmbeddedDatabase.USER,
                        "dudao.database.password=" + password);
    }

    @Test
    @DisplayName("给了地址就用它，不启动自带的")
    void theOneThatIsNamedIsUsedAndNothingEmbeddedStarts() {
        dudao(external.jdbcUrl(), external.password()).run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedDatabase.class);
            assertThat(portOf(context)).isEqualTo(external.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
            assertThat(dataDir).isEmptyDirectory();
        });
    }

    @Test
    @DisplayName("地址里可以有引号")
    void anAddressMayHaveAnApostrophe() {
        dudao(external.jdbcUrl() + "?ApplicationName=o'dudao", external.password())
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedDatabase.class));
    }

    @Test
    @DisplayName("地址留空就启动自带的，先关连接再停库")
    void withABlankAddressTheEmbeddedOneStarts() throws IOException {
        PostgresBinaries.linkedIn(dataDir);
        dudao("", "").run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(EmbeddedDatabase.class);
            assertThat(portOf(context))
                    .isNotEqualTo(external.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"))
                    .isEqualTo(context.getBean(EmbeddedDatabase.class).jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
        });
        assertThat(OrphanedServer.in(dataDir)).isEmpty();
    }

    private static String portOf(AssertableApplicationContext context) throws SQLException {
        try (var connection = context.getBean(HikariDataSource.class).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show port")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    @Test
    @DisplayName("密码不对时说明改哪个设置")
    void aWrongPasswordIsExplained() {
        dudao(external.jdbcUrl(), "wrong").run(context -> explains(context, "password authentication failed"));
    }

    @Test
    @DisplayName("服务器不在时说明改哪个设置")
    void aServerThatIsNotThereIsExplained() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        dudao("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "any")
                .run(context -> explains(context, "127.0.0.1:" + port));
    }

    private static void explains(AssertableApplicationContext context, String reason) {
        assertThat(context).hasFailed();
        var analysis = new DatabaseFailureAnalyzer().analyze(context.getStartupFailure());
        assertThat(analysis).as("analysis").isNotNull();
        assertThat(analysis.getDescription()).contains("does not answer").contains(reason);
        assertThat(analysis.getAction()).contains("DUDAO_DB_URL", "DUDAO_DB_USER", "DUDAO_DB_PASSWORD");
    }
}
