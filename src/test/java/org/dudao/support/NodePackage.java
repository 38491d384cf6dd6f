package org.dudao.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * An npm package of this repository for the tests of one class, installed in a copy under {@code target/node} until
 * its lock file changes. Without Node.js the tests are skipped, but never on the build server.
 */
public class NodePackage implements BeforeAllCallback {

    private static final String NPM = File.separatorChar == '\\' ? "npm.cmd" : "npm";
    /** One copy for each fork. */
    private static final Path PLACE = Path.of("target", "node", System.getProperty("test.fork", "1"));

    private static final Set<String> MADE = Set.of("node_modules", "dist");
    private static final int MOST_MINUTES = 10;

    private final Path source;
    private final Path copy;
    private final Path folder;

    /**
     * @param source the folder to copy
     * @param within the path of the package inside it; empty when it is the package
     */
    public NodePackage(String source, String within) {
        this.source = Path.of(source);
        this.copy = PLACE.resolve(this.source.getFileName());
        this.folder = copy.resolve(within);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        if (Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .noneMatch(place -> Files.isExecutable(Path.of(place, NPM)))) {
            var message = "NO NODE: this test needs Node.js 20 or newer and npm";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            LoggerFactory.getLogger(NodePackage.class).warn(message);
            abort(message);
        }
        copyFresh();
        var installed = file("node_modules/.installed");
        if (!Files.exists(installed) || Files.mismatch(installed, file("package-lock.json")) != -1) {
            npm("ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund");
            Files.copy(file("package-lock.json"), installed);
        }
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Runs a script of the package; when it fails, throws with its output. */
    public void run(String script) throws IOException, InterruptedException {
        npm("run", "--silent", script);
    }

    private void npm(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(NPM));
        command.addAll(List.of(arguments));
        var printed = Files.createDirectories(PLACE).resolve("npm.log");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES))
                    .as("%s ends", command)
                    .isTrue();
        } finally {
            process.destroy();
        }
        assertThat(process.exitValue())
                .as(() -> "%s in %s\n%s".formatted(String.join(" ", command), folder, text(printed)))
                .isZero();
    }

    private void copyFresh() throws IOException {
        Files.createDirectories(copy);
        for (var stale : files(copy)) {
            Files.delete(stale);
        }
        for (var file : files(source)) {
            var target = copy.resolve(source.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    private static List<Path> files(Path root) throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return MADE.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
