package io.sanjian.access.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sanjian.access.rate.Bucket.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps account of callers on this replica, in bounded memory: of those that were not heard of for a while nothing needs to
 * be known, and where there are too many at once the rarest are forgotten.
 */
@ApplicationScoped
public class RateLimiter {
    private static final Duration KEEP = Duration.ofHours(2);
    private static final long KEEP_ANEW_AFTER = KEEP.toNanos() / 2;

    private final Cache<Key, Bucket> buckets;
    private final LongSupplier nanos;

    @Inject
    RateLimiter(RateConfig config) {
        this(config.callers(), System::nanoTime);
    }

    RateLimiter(int callers, LongSupplier nanos) {
        this.buckets = Caffeine.newBuilder().maximumSize(callers).expireAfterWrite(KEEP).build();
        this.nanos = nanos;
    }

    private record Key(String caller, String what) {
    }

    /** Takes one of the caller's calls. */
    Verdict take(String caller, String what, Quota quota) {
        long now = nanos.getAsLong();
        Key key = new Key(caller, what);
        Bucket bucket = buckets.get(key, absent -> new Bucket(now));
        if (now - bucket.keptAt() > KEEP_ANEW_AFTER) {
            bucket.keptAt(now);
            buckets.put(key, bucket);
        }
        return bucket.take(quota, now);
    }

    /** Whether the next call would be refused; none is taken. */
    boolean isExhausted(String caller, String what, Quota quota) {
        Bucket bucket = buckets.getIfPresent(new Key(caller, what));
        return bucket != null && bucket.isExhausted(quota, nanos.getAsLong());
    }

    /** Callers that are kept account of, give or take those that are about to go. */
    long size() {
        return buckets.estimatedSize();
    }
}
