package org.dudao.support;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The program in a separate process, as one of several nodes. Its log is a file beside its audit log. */
public final class Node implements AutoCloseable {

    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final int port;
    private final Path folder;

    private Node(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    /** @param settings environment variables */
    public static Node start(Path folder, Map<String, String> settings, String... arguments) throws IOException {
        Files.createDirectories(folder);
        int port = freePort();
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "org.dudao.DudaoApplication");
        builder.command().addAll(Arrays.asList(arguments));
        builder.environment().putAll(settings);
        builder.environment().put("CLASSPATH", withoutTests());
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("DUDAO_NODE", folder.getFileName().toString());
        builder.environment().put("DUDAO_LOG_DIR", folder.toString());
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile());
        return new Node(builder.start(), port, folder);
    }

    public Rest rest() {
        return Rest.at(port);
    }

    public boolean isUp() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("It has ended:\n" + said());
        }
        try {
            var health =
                    HttpRequest.newBuilder(URI.create("http://localhost:%d/actuator/health/readiness".formatted(port)));
            return HttpClient.newHttpClient()
                            .send(health.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    public String said() throws IOException {
        return Files.readString(folder.resolve("console.log"));
    }

    /** Like {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private static String withoutTests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
