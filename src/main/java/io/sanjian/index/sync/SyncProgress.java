package io.sanjian.index.sync;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.sanjian.imports.IndexPace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** How far the index is, for readiness, metrics and imports. Safe for any thread. */
@ApplicationScoped
public class SyncProgress implements IndexPace {
    /** Looks at the feed are a second or so apart: a shorter silence says nothing. */
    private static final Duration UNREMARKABLE = Duration.ofSeconds(5);

    private final Clock clock;
    private final MeterRegistry metrics;
    private volatile boolean caughtUp;
    private volatile boolean rebuilding;
    private volatile int documents;
    private volatile Instant lastContact;
    private volatile Instant oldestPending;
    private volatile Instant lastRebuild = Instant.EPOCH;
    private final Object reaching = new Object();
    private long reached;

    public SyncProgress(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.metrics = metrics;
        this.lastContact = clock.instant();
    }

    void register() {
        TimeGauge.builder("sanjian.index.lag", this, TimeUnit.MILLISECONDS, progress -> progress.lag().toMillis())
                .description("Age of the oldest change that searches do not show yet").register(metrics);
        Gauge.builder("sanjian.index.documents", this, progress -> progress.documents)
                .description("Postings in the index").register(metrics);
        TimeGauge.builder("sanjian.index.last.rebuild.timestamp", this, TimeUnit.SECONDS,
                progress -> progress.lastRebuild.getEpochSecond())
                .description("When the index was last built anew, in seconds since 1970; 0 if not since the start")
                .register(metrics);
    }

    /** All that may be read has been applied. */
    void applied(int visibleDocuments, Instant pending) {
        documents = visibleDocuments;
        oldestPending = pending;
        lastContact = clock.instant();
        caughtUp = true;
    }

    /** Searches show all changes of this and all earlier transactions. */
    void reached(long transaction) {
        synchronized (reaching) {
            reached = transaction;
            reaching.notifyAll();
        }
    }

    @Override
    public boolean await(long transaction, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        synchronized (reaching) {
            while (reached < transaction && caughtUp && !rebuilding) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                reaching.wait(left);
            }
            return reached >= transaction;
        }
    }

    void rebuildStarted() {
        rebuilding = true;
        letGo();
    }

    void rebuildEnded() {
        rebuilding = false;
        lastRebuild = clock.instant();
    }

    /** The index cannot answer until it has been opened or built again. */
    void lost() {
        caughtUp = false;
        letGo();
    }

    private void letGo() {
        synchronized (reaching) {
            reaching.notifyAll();
        }
    }

    /** Whether the index has once held all that the table held. */
    public boolean caughtUp() {
        return caughtUp;
    }

    public boolean rebuilding() {
        return rebuilding;
    }

    /** Number of postings that searches see. */
    public int documents() {
        return documents;
    }

    /**
     * Age of the oldest change that searches do not show yet; while the database does not answer, the time since it last
     * did, for nobody knows better.
     */
    public Duration lag() {
        Instant now = clock.instant();
        Instant since = oldestPending != null && oldestPending.isBefore(lastContact) ? oldestPending : lastContact;
        Duration lag = Duration.between(since, now);
        return oldestPending == null && lag.compareTo(UNREMARKABLE) < 0 ? Duration.ZERO : lag;
    }
}
