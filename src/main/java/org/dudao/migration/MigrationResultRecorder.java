package org.dudao.migration;

import java.time.Clock;
import java.util.stream.Collectors;
import org.dudao.workflow.MigrationOutcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores the result of each instance. */
@Component
class MigrationResultRecorder implements MigrationOutcomes {

    private static final Logger log = LoggerFactory.getLogger(MigrationResultRecorder.class);

    private final MigrationWorkflow workflow;
    private final MigrationStore store;
    private final Clock clock;

    MigrationResultRecorder(MigrationWorkflow workflow, MigrationStore store, Clock clock) {
        this.workflow = workflow;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void moved(String batch, String instance) {
        // Check the forms before the update: a failure is stored in a new transaction, which would wait for the row
        // lock forever.
        workflow.requireForms(instance);
        store.setOutcome(batch, instance, "MOVED", null, clock.instant());
    }

    @Override
    public void ended(String batch, String instance) {
        store.setOutcome(batch, instance, "ENDED", null, clock.instant());
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(String batch, String instance, RuntimeException e) {
        var reason = MigrationWorkflow.errors(e).stream()
                .map(error -> EngineMessageTranslator.reason(error, element -> element + "：新版本里没有它的去处"))
                .distinct()
                .collect(Collectors.joining("；", "", "。"));
        log.warn("Instance {} was not moved: {}", instance, reason);
        store.setOutcome(batch, instance, "FAILED", reason, clock.instant());
    }
}
