package org.dudao.security;

import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** Too many wrong passwords: the password of this attempt was not checked. */
class LoginDelayedException extends LockedException {

    private final long seconds;

    LoginDelayedException(Duration wait) {
        super("密码连续输错多次，请 %d 秒后再试。".formatted(secondsOf(wait)));
        this.seconds = secondsOf(wait);
    }

    /** The whole seconds until the next attempt. */
    long seconds() {
        return seconds;
    }

    private static long secondsOf(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
