package io.sanjian.clock;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
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
    private final List<ScheduledExecutorService> threads = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

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
            ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(1,
                    Thread.ofPlatform().daemon().name("tick-" + name).factory());
            threads.add(thread);
            thread.scheduleWithFixedDelay(new Guarded(interval, name, work), 0, interval.toNanos(),
                    TimeUnit.NANOSECONDS);
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

    /** Work whose failures do not end its repetition. */
    private final class Guarded implements Runnable {
        private final Duration interval;
        private final String name;
        private final Runnable work;
        private boolean failing;

        Guarded(Duration interval, String name, Runnable work) {
            this.interval = interval;
            this.name = name;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
                failing = false;
            } catch (RuntimeException | Error e) {
                if (!failing && !stopping) {
                    LOG.warnf(e, "%s failed; it is tried again every %s", name, interval);
                }
                failing = true;
            }
        }
    }

    /** What is under way has a moment to end. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        threads.forEach(ExecutorService::shutdown);
        long until = System.nanoTime() + STOP.toNanos();
        for (ExecutorService thread : threads) {
            thread.awaitTermination(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }
}
