package org.dudao.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.slf4j.MDC;

/**
 * The user, task and business key of a log line, in the MDC. The engine sets task and business key itself while it executes a
 * process or a job, under the names in application.yaml.
 */
public final class LogContext {

    /** The login of the user. It is also the name of a request attribute, which filters before the login read. */
    public static final String USER = "user";

    private static final String TASK = "task";
    private static final String BUSINESS_KEY = "businessKey";

    /** A copy of task and business key, because the engine clears its MDC entries when a command ends. */
    private static final ThreadLocal<Map<String, String>> TASK_ENTRIES = ThreadLocal.withInitial(Map::of);

    private LogContext() {}

    public static void setTask(TaskEntity task) {
        var entries = new HashMap<String, String>();
        entries.put(TASK, task.getTaskDefinitionKey());
        Optional.ofNullable(task.getExecution())
                .map(execution -> execution.getProcessBusinessKey())
                .ifPresent(key -> entries.put(BUSINESS_KEY, key));
        TASK_ENTRIES.set(entries);
        restore();
    }

    /** Puts task and business key back into the MDC: a refusal is logged after the command has ended. */
    public static void restore() {
        TASK_ENTRIES.get().forEach(MDC::put);
    }

    /** Must run before the thread does other work. */
    public static void clear() {
        TASK_ENTRIES.remove();
        MDC.remove(USER);
        MDC.remove(TASK);
        MDC.remove(BUSINESS_KEY);
    }
}
