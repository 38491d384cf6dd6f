package org.dudao.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dudao.support.PostgresBinaries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL: durable, not reachable for others, one process at a time. */
class EmbeddedDatabaseTest {

    private static final int CONNECT_MILLISECONDS = 2000;
    private static final int EXIT_SECONDS = 90;

    private static String one(EmbeddedDatabase database, String query) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getString(1);
        }
    }

    @Test
    @DisplayName("An installation without it, as the image is, says that a database must be named")
    void absent() throws IOException {
        try (var nothing = new URLClassLoader(new URL[0], null)) {
            assertThatThrownBy(() -> EmbeddedDatabase.refuseAbsent(nothing))
                    .isInstanceOfSatisfying(DatabaseUnusableException.class, refusal -> assertThat(refusal.action())
                            .contains("DUDAO_DB_URL"));
        }
    }

    private static void execute(EmbeddedDatabase database, String... commands) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, database.password());
                var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }

    private static int portOf(EmbeddedDatabase database) {
        return URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    /** While it runs. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Running {

        private EmbeddedDatabase database;
        private Path folder;

        @BeforeAll
        void start(@TempDir Path empty) {
            folder = empty.resolve("data");
            database = EmbeddedDatabase.start(folder, 0);
        }

        @AfterAll
        void stop() throws IOException {
            database.close();
        }

        @Test
        @DisplayName("写盘保证全部打开")
        void isDurableAsAServerIs() throws SQLException {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(one(database, "show " + setting)).as(setting).isEqualTo("on");
            }
        }

        @Test
        @DisplayName("没有密码或密码不对进不来")
        void nobodyGetsInWithoutItsPassword() {
            var url = database.jdbcUrl();

            assertThatThrownBy(() -> DriverManager.getConnection(url, EmbeddedDatabase.USER, "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(url, EmbeddedDatabase.USER, ""))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThatThrownBy(() -> DriverManager.getConnection(url + "?user=" + EmbeddedDatabase.USER))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }

        @Test
        @DisplayName("密码以不可逆的方式保存")
        void itsPasswordIsKeptAsScram() throws SQLException {
            assertThat(one(database, "select rolpassword from pg_authid where rolname = 'postgres'"))
                    .startsWith("SCRAM-SHA-256$");
            assertThat(one(database, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
        }

        @Test
        @DisplayName("只在本机回环上听，没有套接字文件")
        void listensOnLoopbackOnly() throws SQLException, SocketException {
            assertThat(one(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(database, "show unix_socket_directories")).isEmpty();
            var others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();
            assertThat(others).allSatisfy(this::refuses);
        }

        private void refuses(InetAddress address) {
            assertThatThrownBy(() -> {
                        try (var socket = new Socket()) {
                            socket.connect(new InetSocketAddress(address, portOf(database)), CONNECT_MILLISECONDS);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }

        @Test
        @DisplayName("密码文件只有本人可读")
        void itsPasswordFileIsReadableByItsOwnerAlone() throws IOException {
            var file = folder.resolve("postgres.password");
            assumeTrue(
                    Files.getFileStore(file).supportsFileAttributeView("posix"), "this file system has no permissions");

            assertThat(Files.readString(file).strip())
                    .isEqualTo(database.password())
                    .hasSizeGreaterThan(24);
            assertThat(Files.getPosixFilePermissions(file))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    /** From one process to the next. */
    @Nested
    class Restarting {

        @TempDir
        @SuppressWarnings("NullAway.Init")
        Path folder;

        private final List<Process> programs = new ArrayList<>();

        @BeforeEach
        void linkBinaries() {
            PostgresBinaries.linkedIn(folder);
        }

        @AfterEach
        void leaveNothingRunning() throws IOException, InterruptedException {
            for (var program : programs) {
                program.destroyForcibly();
                assertThat(program.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            }
            OrphanedServer.in(folder).ifPresent(OrphanedServer::stop);
        }

        private Process program(Path path) throws IOException {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var builder = new ProcessBuilder(java, EmbeddedDatabaseProgram.class.getName(), folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            builder.environment().merge("PATH", path.toString(), (old, first) -> first + File.pathSeparator + old);
            var program = builder.start();
            programs.add(program);
            return program;
        }

        /** The complete output, including the log. */
        private static String said(Process program) throws IOException {
            return new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        private Process running() throws IOException {
            var program = program(folder);
            var output = new BufferedReader(program.inputReader(StandardCharsets.UTF_8));
            var lines = new ArrayList<String>();
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals(EmbeddedDatabaseProgram.READY)) {
                    return program;
                }
                lines.add(line);
            }
            throw new AssertionError(String.join("\n", lines));
        }

        private OrphanedServer server() throws IOException {
            return OrphanedServer.in(folder).orElseThrow(() -> new AssertionError("No PostgreSQL runs on " + folder));
        }

        @Test
        @DisplayName("停止再启动，数据和密码都在")
        void dataSurviveCloseAndRestart() throws IOException, SQLException {
            String password;
            try (var database = EmbeddedDatabase.start(folder, 0)) {
                password = database.password();
                execute(database, "create table written (word text)", "insert into written values ('一行')");
            }
            assertThat(OrphanedServer.in(folder)).isEmpty();

            try (var database = EmbeddedDatabase.start(folder, 0)) {
                assertThat(database.password()).isEqualTo(password);
                assertThat(one(database, "select word from written")).isEqualTo("一行");
                assertThat(one(database, "show fsync")).isEqualTo("on");
            }
        }

        @Test
        @DisplayName("程序被强行杀掉后，留下的数据库被停掉，数据还在")
        void afterAKillTheOrphanIsStoppedAndTheRowIsThere() throws IOException, InterruptedException, SQLException {
            var program = running();
            program.destroyForcibly();
            assertThat(program.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            var orphan = server();
            assertThat(orphan.process().isAlive()).as("PostgreSQL outlives it").isTrue();

            try (var database = EmbeddedDatabase.start(folder, 0)) {
                assertThat(orphan.process().isAlive()).isFalse();
                assertThat(Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                                .get(0)
                                .strip())
                        .isNotEqualTo(Long.toString(orphan.process().pid()));
                assertThat(one(database, "select word from written")).isEqualTo("留下的一行");
            }
        }

        @Test
        @DisplayName("同一个数据目录只能有一个程序在用")
        void theSecondOnOneFolderIsRefused() throws IOException, SQLException {
            running();
            var server = server();

            var refused =
                    catchThrowableOfType(DatabaseUnusableException.class, () -> EmbeddedDatabase.start(folder, 0));

            assertThat(refused)
                    .hasMessageContaining(folder.toAbsolutePath().toString())
                    .hasMessageContaining("in use by another Dudao");
            assertThat(refused.action()).contains("DUDAO_DATA_DIR");
            assertThat(server.process().isAlive())
                    .as("the first one's server is left alone")
                    .isTrue();
        }

        @Test
        @DisplayName("端口被占用时说明改哪个设置")
        void aTakenPortIsRefused() throws IOException, SQLException {
            try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                var refused = catchThrowableOfType(
                        DatabaseUnusableException.class, () -> EmbeddedDatabase.start(folder, taken.getLocalPort()));

                assertThat(refused).hasMessageContaining(String.valueOf(taken.getLocalPort()));
                assertThat(refused.action()).contains("DUDAO_DB_PORT");
            }
            try (var database = EmbeddedDatabase.start(folder, 0)) {
                assertThat(one(database, "select 1"))
                        .as("the folder is free again")
                        .isEqualTo("1");
            }
        }

        @Test
        @DisplayName("由 root 启动而机器不让换用户时，说明怎么办")
        void whereTheMachineRefusesItSaysWhatToDo(@TempDir Path commands) throws IOException, InterruptedException {
            assumeTrue(
                    (int) Files.getAttribute(commands, "unix:uid") == 0,
                    "only PostgreSQL started by root needs unshare, and this is an ordinary user");
            var unshare = Files.createFile(
                    commands.resolve("unshare"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(unshare, "#!/bin/sh\necho 'unshare failed: Operation not permitted' >&2\nexit 1\n");

            var program = program(commands);
            program.getOutputStream().close();

            assertThat(said(program))
                    .contains("did not start on " + folder.toAbsolutePath())
                    .contains("start Dudao as an ordinary user")
                    .contains("DUDAO_DB_URL");
            assertThat(program.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }
}
