package org.dudao.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Checks a password, and slows down guessing. A few wrong passwords cost nothing. After more of them the next attempt from the same
 * place waits up to a minute; no login is ever locked. A place is a browser in which the login has succeeded before, or else an
 * address. The limits over all addresses of a login, and over all logins of an address, hold only where the login has never
 * succeeded before. So nobody can keep a person out of their usual browser, also behind the same address.
 *
 * <p>An attempt that comes too early is refused without checking its password, with its own sentence, and is not counted.
 */
@Component
class PasswordCheck {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int FREE = 5;
    private static final int FREE_OF_LOGIN = 20;
    private static final int FREE_OF_ADDRESS = 50;

    /** Stores at most once in this time that a login succeeded: programs log in with every request. */
    private static final Duration REPEAT_AFTER = Duration.ofDays(1);

    private final IdentityService identities;
    private final LoginAttemptStore attempts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RecentLogins recent = new RecentLogins();

    PasswordCheck(
            IdentityService identities, LoginAttemptStore attempts, ApplicationEventPublisher events, Clock clock) {
        this.identities = identities;
        this.attempts = attempts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Whether the password is right.
     *
     * @param login as typed; it may be unknown
     * @throws LoginDelayedException when this attempt comes too early
     */
    boolean isRight(String login, @Nullable String password, String address) {
        var before = attempts.of(login, address, WINDOW);
        var wait = waitAfter(before);
        if (wait.compareTo(Duration.ZERO) > 0) {
            throw new LoginDelayedException(wait);
        }
        if (before.own() >= FREE && !attempts.take(login, address, before.lastOwn())) {
            throw new LoginDelayedException(FIRST_WAIT);
        }
        if (identities.checkPassword(login, password)) {
            if (before.own() > 0 || recent.isDue(login + " " + address, clock.instant(), REPEAT_AFTER)) {
                attempts.succeeded(login, address);
            }
            return true;
        }
        countFailure(isKnown(login) ? login : "", address);
        return false;
    }

    /** Whether the login has succeeded from this place before. */
    boolean knows(String login, String place) {
        return attempts.of(login, place, WINDOW).known();
    }

    /** Remembers a place where the login has succeeded. */
    void remember(String login, String place) {
        attempts.succeeded(login, place);
    }

    private void countFailure(String login, String address) {
        attempts.failed(login, address, WINDOW);
        var next = waitAfter(attempts.of(login, address, WINDOW));
        if (next.compareTo(Duration.ZERO) > 0) {
            events.publishEvent(new LoginDelayed(login, address, next.toSeconds() + 1));
        }
    }

    private boolean isKnown(String login) {
        return identities.createUserQuery().userId(login).count() > 0;
    }

    private Duration waitAfter(LoginAttemptStore.Failures failures) {
        var own = remaining(failures.own(), FREE, failures.lastOwn());
        if (failures.known()) {
            return own;
        }
        var ofLogin = remaining(failures.ofLogin(), FREE_OF_LOGIN, failures.lastOfLogin());
        var ofAddress = remaining(failures.ofAddress(), FREE_OF_ADDRESS, failures.lastOfAddress());
        return longer(own, longer(ofLogin, ofAddress));
    }

    /** The wait doubles with each wrong password beyond the free ones. */
    private Duration remaining(int failures, int free, @Nullable Instant last) {
        if (failures < free || last == null) {
            return Duration.ZERO;
        }
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - free, 4));
        var until = last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        return longer(Duration.ZERO, Duration.between(clock.instant(), until));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
