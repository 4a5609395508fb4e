package io.sanjian.access.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.access.rate.Bucket.Verdict;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Quota TEN_A_MINUTE = new Quota(10, Duration.ofMinutes(1));

    @Test
    void aWholeWindowsCallsMayComeAtOnceAndNoMore() {
        Bucket bucket = new Bucket(0);
        for (int left = 9; left >= 0; left--) {
            Verdict verdict = bucket.take(TEN_A_MINUTE, 0);
            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.remaining()).isEqualTo(left);
        }
        Verdict refused = bucket.take(TEN_A_MINUTE, 0);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.seconds()).isEqualTo(6);
    }

    @Test
    void whoWaitsAsToldMayCall() {
        Bucket bucket = new Bucket(0);
        long now = 0;
        for (int i = 0; i < 200; i++) {
            Verdict verdict = bucket.take(TEN_A_MINUTE, now);
            if (!verdict.allowed()) {
                now += verdict.seconds() * SECOND;
                assertThat(bucket.take(TEN_A_MINUTE, now).allowed()).isTrue();
            }
        }
    }

    @Test
    void aRefusedCallCostsNothing() {
        Bucket bucket = new Bucket(0);
        for (int i = 0; i < 1000; i++) {
            bucket.take(TEN_A_MINUTE, 0);
        }
        assertThat(bucket.isExhausted(TEN_A_MINUTE, 0)).isTrue();
        assertThat(bucket.take(TEN_A_MINUTE, 6 * SECOND).allowed()).isTrue();
    }

    @Test
    void noWindowHoldsMoreThanTwiceTheQuota() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            Quota quota = new Quota(1 + random.nextInt(40), Duration.ofSeconds(1 + random.nextInt(30)));
            Bucket bucket = new Bucket(0);
            long window = quota.window().toNanos();
            long[] granted = new long[5000];
            int count = 0;
            long now = 0;
            for (int i = 0; i < granted.length; i++) {
                now += random.nextLong(window / quota.calls() + 1);
                if (bucket.take(quota, now).allowed()) {
                    granted[count++] = now;
                }
            }
            for (int first = 0, last = 0; last < count; last++) {
                while (granted[last] - granted[first] > window) {
                    first++;
                }
                assertThat(last - first + 1L).as("seed %d", seed).isLessThanOrEqualTo(2 * quota.calls() + 1);
            }
        }
    }

    @Test
    void manyThreadsGetNoMoreThanOne() throws InterruptedException {
        Quota quota = new Quota(500, Duration.ofMinutes(1));
        Bucket bucket = new Bucket(0);
        AtomicInteger granted = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 5000; i++) {
                threads.submit(() -> granted.addAndGet(bucket.take(quota, 0).allowed() ? 1 : 0));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(granted).hasValue(500);
    }

    @Test
    void callersAreApartAndMemoryIsBounded() {
        AtomicLong time = new AtomicLong();
        RateLimiter limiter = new RateLimiter(100, time::get);
        Quota one = new Quota(1, Duration.ofMinutes(1));
        assertThat(limiter.take("a", "read", one).allowed()).isTrue();
        assertThat(limiter.take("a", "read", one).allowed()).isFalse();
        assertThat(limiter.take("a", "write", one).allowed()).isTrue();
        assertThat(limiter.take("b", "read", one).allowed()).isTrue();
        for (int i = 0; i < 100_000; i++) {
            limiter.take("guest " + i, "read", one);
        }
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            limiter.take("guest", "read", one);
            assertThat(limiter.size()).isLessThanOrEqualTo(200);
        });
    }
}
