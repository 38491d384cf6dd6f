package org.dudao.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The clock, put forward as far as a test likes; never back, as all tests share it. So do all applications in this process:
 * the engine has one clock for all of its kind.
 */
public class TestClock extends Clock {

    private static volatile Duration ahead = Duration.ZERO;

    private final Clock base;

    TestClock(Clock base) {
        this.base = base;
    }

    /** The engine's clock goes along, so that its timers come due. */
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
