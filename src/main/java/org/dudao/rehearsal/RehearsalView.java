package org.dudao.rehearsal;

import java.time.Instant;
import java.util.List;

/**
 * A rehearsal as its designer sees it.
 *
 * @param id the id of its deployment
 * @param instance the process instance that began it
 * @param over whether its process has ended
 * @param steps the tasks that are open now
 * @param events the events that it waits for, and that the designer can trigger
 * @param passed the elements that it has reached, in order
 */
record RehearsalView(
        String id,
        String name,
        Instant begun,
        String instance,
        boolean over,
        List<Step> steps,
        List<Event> events,
        List<Passed> passed) {

    /**
     * @param task the id of the task in the engine
     * @param process the name of the process that the task belongs to
     * @param choice whether the task asks which way to go; it cannot be skipped
     */
    record Step(String task, String name, String process, String note, boolean choice) {}

    /** @param subscription the id of the event subscription in the engine */
    record Event(String subscription, String name, String note) {}

    /** @param note what the element would do in production */
    record Passed(String name, String note, Instant at) {}
}
