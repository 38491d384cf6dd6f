package org.dudao.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dudao.refusal.Refusal;
import org.springframework.util.FileSystemUtils;

/** A separate program that reads sheets, so that it can run with little memory. */
final class SheetProgram {

    /** Marks our lines among those of the log. */
    private static final String MARK = "> ";

    private static final SheetLayout LAYOUT = SheetLayout.of("问题", "责任人", "完成时限");

    private SheetProgram() {}

    /** Reads all files of the folder and prints one line for each. */
    public static void main(String[] folder) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var files = Files.list(Path.of(folder[0]))) {
            for (var file : files.sorted().toList()) {
                out.println(MARK + answer(Files.readAllBytes(file)));
            }
        }
    }

    private static String answer(byte[] content) {
        try {
            return "read: " + SheetReader.read(new SheetFile("台账.xlsx", content), LAYOUT);
        } catch (Refusal refusal) {
            return refusal.reason();
        } catch (OutOfMemoryError | StackOverflowError e) {
            return e.toString();
        }
    }

    /** Reads all contents in a process with limited memory and time. Returns the reader's line for each. */
    static List<String> read(List<byte[]> contents, int megabytes, Duration most) {
        try {
            var folder = Files.createTempDirectory("sheets");
            var output = Files.createTempFile("sheets", ".txt");
            for (int i = 0; i < contents.size(); i++) {
                Files.write(folder.resolve("%03d".formatted(i)), contents.get(i));
            }
            var program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + megabytes + "m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SheetProgram.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                assertThat(program.waitFor(most.toMillis(), TimeUnit.MILLISECONDS))
                        .isTrue();
                return Files.readAllLines(output).stream()
                        .filter(line -> line.startsWith(MARK))
                        .map(line -> line.substring(MARK.length()))
                        .toList();
            } finally {
                program.destroyForcibly();
                FileSystemUtils.deleteRecursively(folder);
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
