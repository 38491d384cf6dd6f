package org.dudao.rehearsal;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends forgotten rehearsals at the start and every hour. On several nodes, the second one finds nothing or is rolled back. */
@Component
class RehearsalExpiry {

    private static final Logger log = LoggerFactory.getLogger(RehearsalExpiry.class);

    private final RehearsalService rehearsals;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var expiry = new Thread(work, "rehearsal-expiry");
        expiry.setDaemon(true);
        return expiry;
    });

    RehearsalExpiry(RehearsalService rehearsals) {
        this.rehearsals = rehearsals;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        var unused = thread.scheduleWithFixedDelay(this::endForgotten, 1, 60, TimeUnit.MINUTES);
    }

    private void endForgotten() {
        try {
            rehearsals.endForgotten();
        } catch (RuntimeException e) {
            // An exception would stop the schedule.
            log.warn("Forgotten rehearsals were not ended; the next try is in an hour: {}", e.toString());
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
