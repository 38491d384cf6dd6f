package org.dudao;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Formats times on our pages to the minute, in the configured time zone. Templates use it as {@code times}. */
@ControllerAdvice(annotations = Controller.class)
class PageTimes {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Clock clock;

    PageTimes(Clock clock) {
        this.clock = clock;
    }

    @ModelAttribute("times")
    Times times() {
        return at -> at == null ? "" : MINUTE.format(at.atZone(clock.getZone()));
    }

    interface Times {
        String minute(@Nullable Instant at);
    }
}
