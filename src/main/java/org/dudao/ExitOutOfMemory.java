package org.dudao;

import java.lang.Thread.UncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process when a thread ends because there is no memory left.
 *
 * <p>Without Tomcat's poller, or without the job executor's thread, a process is alive and does nothing. The image starts the virtual
 * machine with {@code ExitOnOutOfMemoryError}; this is for {@code mvn spring-boot:run} and {@code java -jar}.
 *
 * @param next handles all other errors; null for the virtual machine's default
 */
record ExitOutOfMemory(@Nullable UncaughtExceptionHandler next) implements UncaughtExceptionHandler {

    /** As the virtual machine's {@code ExitOnOutOfMemoryError}. */
    static final int STATUS = 3;

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        if (error instanceof OutOfMemoryError) {
            System.err.println("Out of memory in thread " + thread.getName() + ": the process ends. Start it again.");
            Runtime.getRuntime().halt(STATUS);
        } else if (next != null) {
            next.uncaughtException(thread, error);
        } else {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            error.printStackTrace();
        }
    }
}
