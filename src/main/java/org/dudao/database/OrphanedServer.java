package org.dudao.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server whose Dudao process is gone, for example after {@code kill -9}. */
record OrphanedServer(ProcessHandle process) {

    private static final Logger log = LoggerFactory.getLogger(OrphanedServer.class);
    private static final int STOP_SECONDS = 30;

    /**
     * Finds the server that still runs on these data, by the process id in the first line of postmaster.pid.
     *
     * @param folder the data folder, with the data and the binaries from which this installation starts its servers
     */
    static Optional<OrphanedServer> in(Path folder) throws IOException {
        var pidFile = folder.resolve(EmbeddedDatabase.DATA).resolve("postmaster.pid");
        var binaries = folder.resolve(EmbeddedDatabase.BINARIES);
        if (Files.notExists(pidFile) || Files.notExists(binaries)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")) {
            return Optional.empty();
        }
        var ours = binaries.toRealPath().toString();
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                // After a restart of the machine the process id may belong to any other process, even to another
                // PostgreSQL.
                .filter(process -> process.info().command().orElse("").startsWith(ours))
                .map(OrphanedServer::new);
    }

    /**
     * Interrupts the process. PostgreSQL takes this as a fast shutdown: it rolls open transactions back and keeps all
     * committed data.
     */
    void stop() {
        log.warn("Stopping PostgreSQL {}, left behind by a Dudao that was killed", process.pid());
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new DatabaseUnusableException(
                    "PostgreSQL %d was left behind by a Dudao that was killed and does not stop."
                            .formatted(process.pid()),
                    "Stop it by hand (kill -INT %d) and start again.".formatted(process.pid()),
                    e);
        }
    }
}
