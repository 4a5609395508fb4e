package io.sanjian.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class FixedDelaySchedulerTest {

    @Test
    void workIsRepeatedWhateverItThrowsUntilTheServiceStops() throws InterruptedException {
        FixedDelayScheduler ticks = new FixedDelayScheduler(() -> true);
        Semaphore done = new Semaphore(0);
        ticks.every(Duration.ofMillis(1), "failing", () -> {
            done.release();
            throw new IllegalStateException("on purpose");
        });
        assertThat(done.tryAcquire(5, 10, TimeUnit.SECONDS)).isTrue();
        ticks.stop(null);
        done.drainPermits();
        assertThat(done.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void whatNeverAnswersDoesNotEndTheRepetition() throws InterruptedException {
        FixedDelayScheduler ticks = new FixedDelayScheduler(() -> true);
        Semaphore asked = new Semaphore(0);
        ticks.every(Duration.ofMillis(1), "hanging", Duration.ofMillis(1), () -> {
            asked.release();
            return Uni.createFrom().nothing();
        });
        assertThat(asked.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();
        ticks.stop(null);
    }

    @Test
    void aStopWaitsForTheWorkThatIsUnderWay() throws InterruptedException {
        FixedDelayScheduler ticks = new FixedDelayScheduler(() -> true);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        ticks.every(Duration.ofDays(1), "slow", () -> {
            begun.countDown();
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            ended.incrementAndGet();
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        ticks.stop(null);
        assertThat(ended).hasValue(1);
    }

    @Test
    void workThatHangsKeepsNoOtherFromItsTurn() throws InterruptedException {
        FixedDelayScheduler ticks = new FixedDelayScheduler(() -> true);
        CountDownLatch never = new CountDownLatch(1);
        Semaphore done = new Semaphore(0);
        ticks.every(Duration.ofMillis(1), "hanging", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        ticks.every(Duration.ofMillis(1), "other", done::release);
        assertThat(done.tryAcquire(5, 10, TimeUnit.SECONDS)).isTrue();
        never.countDown();
        ticks.stop(null);
    }

    @Test
    void nothingHappensByItselfWhereTicksAreOff() throws InterruptedException {
        FixedDelayScheduler ticks = new FixedDelayScheduler(() -> false);
        AtomicInteger done = new AtomicInteger();
        ticks.every(Duration.ofMillis(1), "never", done::incrementAndGet);
        ticks.stop(null);
        assertThat(done).hasValue(0);
    }
}
