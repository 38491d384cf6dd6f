package org.dudao;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The end of the process, in a process of its own. */
class ExitOutOfMemoryTest {

    /** A thread that ends with an error, while another one goes on. */
    static final class OneThreadEnds {
        public static void main(String[] args) throws InterruptedException {
            Thread.setDefaultUncaughtExceptionHandler(new ExitOutOfMemory(null));
            var thread = new Thread(
                    () -> {
                        if (args[0].equals("memory")) {
                            throw new OutOfMemoryError("for the test");
                        }
                        throw new IllegalStateException("for the test");
                    },
                    "poller");
            thread.start();
            thread.join();
            System.err.println("still alive");
        }
    }

    @Test
    @DisplayName("一个线程因内存不足而结束，整个进程就结束")
    void theProcessEndsWithTheThread() throws Exception {
        var ended = run("memory");

        assertThat(ended.status).isEqualTo(ExitOutOfMemory.STATUS);
        assertThat(ended.output).contains("Out of memory in thread poller").doesNotContain("still alive");
    }

    @Test
    @DisplayName("一个线程因别的错误而结束，进程继续，错误写出来")
    void anotherErrorEndsOneThread() throws Exception {
        var ended = run("state");

        assertThat(ended.status).isZero();
        assertThat(ended.output).contains("poller", "IllegalStateException: for the test", "still alive");
    }

    private record Ended(int status, String output) {}

    private static Ended run(String argument) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneThreadEnds.class.getName(),
                        argument)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
