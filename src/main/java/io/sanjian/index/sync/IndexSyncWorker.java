package io.sanjian.index.sync;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sanjian.index.DamagedIndexException;
import io.sanjian.index.IndexConfig;
import io.sanjian.index.PostingIndex;
import io.sanjian.index.sync.IndexRebuild.RebuildStoppedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.lucene.store.AlreadyClosedException;
import org.jboss.logging.Logger;

/**
 * The one thread that writes the index, from start to shutdown. It begins after Flyway has migrated and outlives any
 * fault: the database may be away, the disk full, a file damaged; it tries again until things are right.
 */
@ApplicationScoped
public class IndexSyncWorker {
    private static final Logger LOG = Logger.getLogger(IndexSyncWorker.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final PostingIndex index;
    private final IndexSyncLoop synchronization;
    private final ChangeFeed feed;
    private final ChangeSignal wakeUp;
    private final SyncProgress progress;
    private final IndexConfig config;
    private final Clock clock;
    private volatile boolean stopping;
    private Thread thread;
    private Instant nextSweep = Instant.EPOCH;

    IndexSyncWorker(PostingIndex index, IndexSyncLoop synchronization, ChangeFeed feed, ChangeSignal wakeUp,
            SyncProgress progress, IndexConfig config, Clock clock) {
        this.index = index;
        this.synchronization = synchronization;
        this.feed = feed;
        this.wakeUp = wakeUp;
        this.progress = progress;
        this.config = config;
        this.clock = clock;
    }

    /** A folder that another process uses ends the start here, with a message that says so. */
    void start(@Observes StartupEvent event) throws IOException {
        index.lock();
        progress.register();
        wakeUp.listen();
        thread = Thread.ofPlatform().name("index-sync").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wakeUp.signal();
        if (thread != null && !thread.join(STOP_TIMEOUT)) {
            LOG.warn("The index did not close in time; its last commit counts");
        }
    }

    private void run() {
        try {
            while (!stopping) {
                wakeUp.await(turn());
            }
        } catch (InterruptedException e) {
            LOG.info("The index thread was interrupted and ends");
        } finally {
            close();
        }
    }

    /** One look at the feed; how long to wait until the next. */
    private Duration turn() {
        try {
            boolean pending = synchronization.pass(() -> stopping);
            sweepIfDue();
            return pending ? config.pendingInterval() : config.pollInterval();
        } catch (RebuildStoppedException e) {
            LOG.info("Building the index was given up for the shutdown");
        } catch (IOException | RuntimeException | Error e) {
            if (isOfTheFiles(e)) {
                LOG.error("The index failed and is opened again", e);
                reopen();
            } else {
                LOG.errorf(e, "The index could not be brought up to date; next try in %s", config.pollInterval());
            }
        }
        return config.pollInterval();
    }

    /**
     * Whether files are gone, damaged or cannot be written, so that the index has to be opened anew. A JVM that finds a
     * mapped file shorter than it was throws an InternalError.
     */
    static boolean isOfTheFiles(Throwable failure) {
        return failure instanceof IOException || failure instanceof AlreadyClosedException
                || failure instanceof DamagedIndexException || failure instanceof InternalError;
    }

    private void reopen() {
        try {
            synchronization.reopen();
        } catch (IOException | RuntimeException e) {
            LOG.error("The failed index could not be closed", e);
        }
    }

    private void sweepIfDue() {
        Instant now = clock.instant();
        if (!now.isBefore(nextSweep)) {
            nextSweep = now.plus(config.feedSweepInterval());
            int swept = feed.prune(config.feedRetention(), now);
            if (swept > 0) {
                LOG.infof("Removed %d changes older than %s from the feed", swept, config.feedRetention());
            }
        }
    }

    private void close() {
        try {
            synchronization.close();
        } catch (IOException | RuntimeException e) {
            LOG.error("The index did not close cleanly; its last commit counts", e);
        }
    }
}
