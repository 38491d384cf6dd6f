package org.dudao.visitor;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import javax.sql.DataSource;
import org.dudao.refusal.Refusal;
import org.springframework.stereotype.Component;

/**
 * How often an address may do what needs no login. Counted in the database, so that it holds for all nodes together, on a
 * connection of its own, so that what is refused counts as well: it is asked before a transaction begins. An address is forgotten as soon as it may do everything again.
 */
@Component
public class RateLimiter {

    private static final Duration KEPT_LONGER = Duration.ofSeconds(1);
    private static final int FORGOTTEN_AT_ONCE = 20;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

    RateLimiter(DataSource database) {
        buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("dudao.rate_limit")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_LONGER))
                .build();
    }

    /**
     * Counts one time.
     *
     * @throws Refusal TOO_MANY_REQUESTS when there is none left
     */
    public void take(RateLimit limit, String address) {
        buckets.removeExpired(FORGOTTEN_AT_ONCE);
        if (!bucket(limit, address).tryConsume(1)) {
            throw tooOften();
        }
    }

    /**
     * Counts nothing: where only failures count, this comes before the attempt and {@link #take} after it failed.
     *
     * @throws Refusal TOO_MANY_REQUESTS when there is none left
     */
    public void requireOneLeft(RateLimit limit, String address) {
        if (bucket(limit, address).getAvailableTokens() == 0) {
            throw tooOften();
        }
    }

    private BucketProxy bucket(RateLimit limit, String address) {
        return buckets.builder().build("%s %s".formatted(limit.what(), address), () -> BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit.most()).refillGreedy(limit.most(), limit.per()))
                .build());
    }

    private static Refusal tooOften() {
        return new Refusal(Refusal.Kind.TOO_MANY_REQUESTS, "操作太频繁了，请过一会儿再试。");
    }
}
