package io.sanjian.clock;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Repeats work in intervals that are counted by the machine's monotonic counter. Quarkus' scheduler compares times of day
 * instead: where a clock is set back by an hour, nothing that is due every few seconds happens for an hour.
 */
@ApplicationScoped
public class FixedDelayScheduler {
    private static final Logger LOG = Logger.getLogger(FixedDelayScheduler.class);
    private static final Duration STOP = Duration.ofSeconds(2);

    private final boolean enabled;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    FixedDelayScheduler(FixedDelayConfig config) {
        this.enabled = config.enabled();
    }

    /**
     * Does the work now, on a thread of its own, and again so long after each end. Whatever it throws is logged, once for
     * a row of failures.
     *
     * @param name of the work, for threads and logs
     * @param work may block
     */
    public void every(Duration interval, String name, Runnable work) {
        if (enabled) {
            threads.add(Thread.ofPlatform().daemon().name("tick-" + name).start(() -> repeat(interval, name, work)));
        }
    }

    /**
     * Does the work now and again so long after each end, as above. What has not ended within {@code patience} has failed:
     * a database that never answers must not end the repetition.
     *
     * @param work asked for on the thread of the ticks
     */
    public void every(Duration interval, String name, Duration patience, Supplier<Uni<Void>> work) {
        every(interval, name, () -> work.get().await().atMost(patience));
    }

    private void repeat(Duration interval, String name, Runnable work) {
        boolean failing = false;
        do {
            try {
                work.run();
                failing = false;
            } catch (RuntimeException | Error e) {
                if (!failing && stopping.getCount() > 0) {
                    LOG.warnf(e, "%s failed; it is tried again every %s", name, interval);
                }
                failing = true;
            }
        } while (!stops(interval));
    }

    private boolean stops(Duration within) {
        try {
            return stopping.await(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        long until = System.nanoTime() + STOP.toNanos();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
    }
}
