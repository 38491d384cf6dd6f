package org.dudao.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A separate process with an embedded database: starts it in a folder, inserts a row, prints {@value #READY} and waits
 * until its input ends or it is killed. When the start fails, it prints the text of the failure analyzer.
 */
final class EmbeddedDatabaseProgram {

    static final String READY = "ready";

    private EmbeddedDatabaseProgram() {}

    public static void main(String[] args) throws IOException, SQLException {
        try (var database = EmbeddedDatabase.start(Path.of(args[0]), 0)) {
            try (var connection = DriverManager.getConnection(
                            database.jdbcUrl(), EmbeddedDatabase.USER, database.password());
                    var statement = connection.createStatement()) {
                statement.execute("create table written (word text)");
                statement.execute("insert into written values ('留下的一行')");
            }
            say(READY);
            int end = System.in.read();
            while (end >= 0) {
                end = System.in.read();
            }
        } catch (DatabaseUnusableException unusable) {
            var analysis = new DatabaseFailureAnalyzer().analyze(unusable);
            say(analysis.getDescription() + "\n" + analysis.getAction());
        }
    }

    private static void say(String words) throws IOException {
        System.out.write((words + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
