package org.dudao.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.slf4j.MDC;

/**
 * What a log line is about, in its MDC. The engine sets task and business key by itself while it executes a process, a job's
 * included, by the names that application.yaml has too.
 */
public final class LogContext {

    /** Login of whoever is behind it; of a request, also the name of its attribute for those who stand before the login. */
    public static final String USER = "user";

    private static final String TASK = "task";
    private static final String BUSINESS_KEY = "businessKey";

    /** The engine empties its own part of the MDC when a command ends. */
    private static final ThreadLocal<Map<String, String>> KEPT = ThreadLocal.withInitial(Map::of);

    private LogContext() {}

    public static void isAbout(TaskEntity task) {
        var about = new HashMap<String, String>();
        about.put(TASK, task.getTaskDefinitionKey());
        Optional.ofNullable(task.getExecution())
                .map(execution -> execution.getProcessBusinessKey())
                .ifPresent(key -> about.put(BUSINESS_KEY, key));
        KEPT.set(about);
        restore();
    }

    /** Says once more what it is about: a refusal is logged by whoever answers, once the command is over. */
    public static void restore() {
        KEPT.get().forEach(MDC::put);
    }

    /** A thread's next piece of work is about something else. */
    public static void clear() {
        KEPT.remove();
        MDC.remove(USER);
        MDC.remove(TASK);
        MDC.remove(BUSINESS_KEY);
    }
}
