package org.dudao.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * A clock that tests can move forward, never back, because all tests share it. All applications in this JVM share it
 * too, because the engine has one static clock.
 */
public class TestClock extends Clock {

    private static volatile Duration ahead = Duration.ZERO;

    private final Clock base;

    TestClock(Clock base) {
        this.base = base;
    }

    /** The present day in the office's time zone. */
    static LocalDate today() {
        return LocalDate.ofInstant(Instant.now().plus(ahead), ZoneId.of("Asia/Shanghai"));
    }

    /** Moves the engine's clock too, so that its timers become due. */
    public void forward(Duration duration) {
        ahead = ahead.plus(duration);
        ClockUtil.offset(ahead.toMillis());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(base.withZone(zone), ahead);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }
}
