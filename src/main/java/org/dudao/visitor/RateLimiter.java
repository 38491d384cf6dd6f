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
 * Limits the requests of an address on pages without login. The buckets are in the database, so the limit holds for all nodes
 * together. They use a connection of their own, so a refused request counts too; call it before a transaction begins. A bucket is
 * deleted as soon as it is full again.
 */
@Component
public class RateLimiter {

    private static final Duration EXPIRY_MARGIN = Duration.ofSeconds(1);
    private static final int EXPIRED_PER_CALL = 20;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

    RateLimiter(DataSource database) {
        buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("dudao.rate_limit")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(EXPIRY_MARGIN))
                .build();
    }

    /**
     * Takes one token.
     *
     * @throws Refusal TOO_MANY_REQUESTS when the bucket is empty
     */
    public void take(RateLimit limit, String address) {
        buckets.removeExpired(EXPIRED_PER_CALL);
        if (!bucket(limit, address).tryConsume(1)) {
            throw tooOften();
        }
    }

    private BucketProxy bucket(RateLimit limit, String address) {
        return buckets.builder().build(limit.name() + " " + address, () -> BucketConfiguration.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.capacity()).refillGreedy(limit.capacity(), limit.refillPeriod()))
                .build());
    }

    private static Refusal tooOften() {
        return new Refusal(Refusal.Kind.TOO_MANY_REQUESTS, "操作太频繁了，请过一会儿再试。");
    }
}
