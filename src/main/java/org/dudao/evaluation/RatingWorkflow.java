package org.dudao.evaluation;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Tells the waiting process that the voting is over. */
@Component
class RatingWorkflow {

    /** The process variable with the number of the rating. */
    static final String RATING = "rating";

    private static final String RATING_CLOSED = "ratingClosed";

    private final RuntimeService runtime;

    RatingWorkflow(RuntimeService runtime) {
        this.runtime = runtime;
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
