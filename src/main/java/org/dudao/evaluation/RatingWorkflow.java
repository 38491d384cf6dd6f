package org.dudao.evaluation;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Tells the waiting process that the voting is over. */
@Component
class RatingWorkflow {

    /** The process variable with the number of the rating. */
    static final String RATING = "rating";

    private static final String RATING_CLOSED = "ratingClosed";

    private final RuntimeService runtime;
    private final TaskService tasks;

    RatingWorkflow(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** The id of the open task of the rating's process. */
    Optional<String> openTask(long rating) {
        return tasks.createTaskQuery().processVariableValueEquals(RATING, rating).list().stream()
                .map(Task::getId)
                .findFirst();
    }

    /** @return whether a process was waiting for it */
    boolean tellClosed(long rating) {
        var waiting = runtime.createExecutionQuery()
                .messageEventSubscriptionName(RATING_CLOSED)
                .processVariableValueEquals(RATING, rating)
                .list();
        waiting.forEach(one -> runtime.messageEventReceived(RATING_CLOSED, one.getId()));
        return !waiting.isEmpty();
    }
}
