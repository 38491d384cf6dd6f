package org.dudao.migration;

import java.time.Clock;
import java.util.stream.Collectors;
import org.dudao.workflow.MigrationOutcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what became of each instance. */
@Component
class MigrationResultRecorder implements MigrationOutcomes {

    private static final Logger log = LoggerFactory.getLogger(MigrationResultRecorder.class);

    private final MigrationWorkflow workflow;
    private final MigrationStore records;
    private final Clock clock;

    MigrationResultRecorder(MigrationWorkflow workflow, MigrationStore records, Clock clock) {
        this.workflow = workflow;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public void moved(String batch, String instance) {
        // First, as a failure is written in a transaction of its own, which would wait for this one's row for ever.
        workflow.requireForms(instance);
        records.decide(batch, instance, "MOVED", null, clock.instant());
    }

    @Override
    public void ended(String batch, String instance) {
        records.decide(batch, instance, "ENDED", null, clock.instant());
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(String batch, String instance, RuntimeException e) {
        var reason = MigrationWorkflow.complaints(e).stream()
                .map(complaint -> EngineMessageTranslator.reason(complaint, element -> element + "：新版本里没有它的去处"))
                .distinct()
                .collect(Collectors.joining("；", "", "。"));
        log.warn("Instance {} was not moved: {}", instance, reason);
        records.decide(batch, instance, "FAILED", reason, clock.instant());
    }
}
