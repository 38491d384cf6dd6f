package org.dudao.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.dudao.refusal.Refusal;
import org.dudao.support.DudaoTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DudaoTest
class RateLimiterTest {

    private static final String ADDRESS = "192.0.2.1";

    @Autowired
    RateLimiter limits;

    @Autowired
    JdbcClient database;

    @Test
    @DisplayName("同一个地址只能这么多次，别的地址不受影响")
    void anAddressHasItsOwnLimit() {
        var limit = limit(2, Duration.ofHours(1));
        limits.take(limit, ADDRESS);
        limits.take(limit, ADDRESS);

        assertThatThrownBy(() -> limits.take(limit, ADDRESS))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.TOO_MANY_REQUESTS));
        assertThatCode(() -> limits.take(limit, "192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("次数恢复以后，地址不再留存")
    void anAddressIsForgottenOnceItMayDoEverythingAgain() {
        var limit = limit(1, Duration.ofMillis(1));
        limits.take(limit, ADDRESS);

        Awaitility.await().untilAsserted(() -> {
            limits.take(limit(1, Duration.ofHours(1)), ADDRESS);
            assertThat(kept(limit)).isZero();
        });
    }

    private static RateLimit limit(long most, Duration per) {
        return new RateLimit(UUID.randomUUID().toString(), most, per);
    }

    private int kept(RateLimit limit) {
        return database.sql("select count(*) from dudao.rate_limit where id = :id")
                .param("id", "%s %s".formatted(limit.name(), ADDRESS))
                .query(Integer.class)
                .single();
    }
}
