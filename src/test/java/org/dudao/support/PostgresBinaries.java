package org.dudao.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL's binaries for all test databases. Each start on an empty data folder unpacks them otherwise, which takes two
 * seconds of processor time.
 */
public final class PostgresBinaries {

    private static final Path SHARED = Path.of("target", "postgres-bin").toAbsolutePath();

    private PostgresBinaries() {}

    /**
     * Links the binaries into a data folder before its server starts. The first server unpacks them; the library locks their
     * folder meanwhile.
     *
     * @return the data folder
     */
    public static Path linkedIn(Path dataFolder) {
        try {
            Files.createDirectories(SHARED);
            Files.createDirectories(dataFolder);
            var link = dataFolder.resolve("postgres-bin");
            if (Files.notExists(link)) {
                Files.createSymbolicLink(link, SHARED);
            }
            return dataFolder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
