package org.dudao.security;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Wrong passwords by login and address. Shared by all nodes; a failed attempt is stored whatever happens to the request. */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
class LoginAttemptStore {

    private static final Duration NOT_KNOWN_AFTER = Duration.ofDays(90);

    private final JdbcClient sql;
    private final Clock clock;

    LoginAttemptStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Recent wrong passwords that matter for one attempt.
     *
     * @param known whether this login has succeeded from this address before
     * @param own wrong passwords of this login from this address
     * @param ofLogin wrong passwords of this login from addresses where it has never succeeded
     * @param ofAddress wrong passwords from this address with logins that have never succeeded there
     */
    record Failures(
            boolean known,
            int own,
            @Nullable Instant lastOwn,
            int ofLogin,
            @Nullable Instant lastOfLogin,
            int ofAddress,
            @Nullable Instant lastOfAddress) {}

    Failures of(String login, String address, Duration window) {
        return sql.sql(
                        """
                        with recent as (
                            select *, coalesce(succeeded_at >= :knownSince, false) as known,
                                case when last_failed_at > :since then failures else 0 end as wrong
                            from dudao.login_attempt where login = :login or address = :address)
                        select coalesce(bool_or(known) filter (where login = :login and address = :address), false) as known,
                            coalesce(sum(wrong) filter (where login = :login and address = :address), 0) as own,
                            max(last_failed_at) filter (where login = :login and address = :address) as last_own,
                            coalesce(sum(wrong) filter (where login = :login and not known), 0) as of_login,
                            max(last_failed_at) filter (where login = :login and not known) as last_of_login,
                            coalesce(sum(wrong) filter (where address = :address and not known), 0) as of_address,
                            max(last_failed_at) filter (where address = :address and not known) as last_of_address
                        from recent""")
                .param("login", login)
                .param("address", address)
                .param("since", Timestamp.from(clock.instant().minus(window)))
                .param("knownSince", Timestamp.from(clock.instant().minus(NOT_KNOWN_AFTER)))
                .query(Failures.class)
                .single();
    }

    /** Counts a wrong password. Failures from before the window are forgotten. */
    void failed(String login, String address, Duration window) {
        var now = clock.instant();
        sql.sql(
                        """
                        insert into dudao.login_attempt (login, address, failures, last_failed_at)
                        values (:login, :address, 1, :now)
                        on conflict (login, address) do update set last_failed_at = :now, failures =
                            case when login_attempt.last_failed_at > :since then login_attempt.failures + 1 else 1 end""")
                .param("login", login)
                .param("address", address)
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(window)))
                .update();
        // Rows that a concurrent attempt has locked are deleted later: two attempts must not wait for each other.
        sql.sql(
                        """
                        delete from dudao.login_attempt where (login, address) in (
                            select login, address from dudao.login_attempt
                            where succeeded_at is null and last_failed_at < :forgotten for update skip locked)""")
                .param("forgotten", Timestamp.from(now.minus(Duration.ofDays(1))))
                .update();
    }

    /**
     * Takes the one attempt that is allowed after a wait.
     *
     * @return false when a concurrent attempt has taken it
     */
    boolean take(String login, String address, @Nullable Instant lastFailure) {
        return sql.sql(
                                """
                                update dudao.login_attempt set last_failed_at = :now
                                where login = :login and address = :address and last_failed_at = :last""")
                        .param("login", login)
                        .param("address", address)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("last", lastFailure == null ? null : Timestamp.from(lastFailure))
                        .update()
                == 1;
    }

    void succeeded(String login, String address) {
        sql.sql(
                        """
                        insert into dudao.login_attempt (login, address, failures, succeeded_at)
                        values (:login, :address, 0, :now)
                        on conflict (login, address) do update set failures = 0, succeeded_at = :now""")
                .param("login", login)
                .param("address", address)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
