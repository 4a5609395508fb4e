package io.sanjian.index.sync;

import io.sanjian.index.DamagedIndexException;
import io.sanjian.index.IndexConfig;
import io.sanjian.index.IndexGeneration;
import io.sanjian.index.PostingIndex;
import io.sanjian.index.sync.IndexUpdater.Batch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.lucene.store.AlreadyClosedException;
import org.jboss.logging.Logger;

/**
 * Opens, feeds, commits and, where need be, rebuilds the index: the steps of {@link IndexSyncWorker}'s thread, which alone
 * calls it.
 */
@ApplicationScoped
class IndexSyncLoop {
    private static final Logger LOG = Logger.getLogger(IndexSyncLoop.class);

    private final PostingIndex index;
    private final ChangeFeed feed;
    private final IndexIdentity identity;
    private final IndexUpdater updater;
    private final IndexRebuild rebuild;
    private final CompletenessProof proof;
    private final SyncProgress progress;
    private final IndexConfig config;
    private final Clock clock;

    private IndexGeneration generation;
    private String feedId;
    private FeedCursor cursor;
    private FeedCursor committed;
    private Instant lastCommit;
    private int changesSincePause;
    private boolean verified;
    private boolean suspect;
    private boolean rebuildWanted;
    /** The serving generation follows the table, but other reference data gave it its values: it is not committed. */
    private boolean outdated;

    IndexSyncLoop(PostingIndex index, ChangeFeed feed, IndexIdentity identity, IndexUpdater updater,
            IndexRebuild rebuild, CompletenessProof proof, SyncProgress progress, IndexConfig config, Clock clock) {
        this.index = index;
        this.feed = feed;
        this.identity = identity;
        this.updater = updater;
        this.rebuild = rebuild;
        this.proof = proof;
        this.progress = progress;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Brings the index up to all that may be read of the table at this time.
     *
     * @param stop asked between batches; when it says so, the pass ends early
     * @return whether committed changes are left that an older transaction holds up
     */
    boolean pass(BooleanSupplier stop) throws IOException {
        if (generation == null) {
            open();
        }
        if (cursor == null) {
            resume();
        }
        index.takeDamage().ifPresent(damage -> {
            LOG.warn("A search met damaged files; the index is built again", damage);
            wantRebuild();
        });
        if (cursor == null || outdated || rebuildWanted) {
            rebuildAndServe(stop);
        }
        try {
            applyAll(stop);
        } catch (CursorTooOldException e) {
            LOG.warnf("%s; the index is built again", e.getMessage());
            rebuildAndServe(stop);
        }
        Optional<Instant> pending = feed.oldestPending(cursor);
        progress.applied(generation.documents(), pending.orElse(null));
        if (!verified) {
            verify(stop);
        }
        boolean uncommitted = !cursor.equals(committed) || generation.hasUncommitted();
        if (uncommitted && !clock.instant().isBefore(lastCommit.plus(config.commitInterval()))) {
            commit();
        }
        return pending.isPresent();
    }

    /** Opens what is there; it serves, though perhaps out of date, until it has caught up or been replaced. */
    private void open() throws IOException {
        index.lock();
        Optional<IndexGeneration> found = index.openCurrent();
        if (found.isPresent() && !usable(found.get())) {
            index.discard(found.get());
            found = Optional.empty();
        }
        if (found.isPresent()) {
            generation = found.get();
            index.serve(generation);
            LOG.infof("Opened the index with %d postings in %s", generation.documents(), generation.path());
            index.warm();
        }
    }

    /** Whether an index can serve at all. One that has failed before is read in full first. */
    private boolean usable(IndexGeneration found) throws IOException {
        if (!identity.readable(found.committed())) {
            LOG.info("The index was written by a program with other fields; it is built again");
            return false;
        }
        return !suspect || intact(found);
    }

    private static boolean intact(IndexGeneration found) {
        try {
            found.checkIntegrity();
            return true;
        } catch (IOException e) {
            LOG.warnf("The index in %s is damaged and will be built again: %s", found.path(), e);
            return false;
        }
    }

    private void resume() {
        feedId = feed.feedId();
        if (generation != null) {
            cursor = identity.resume(generation.committed(), feedId).orElse(null);
            committed = cursor;
            lastCommit = clock.instant();
            outdated = !identity.upToDate(generation.committed());
        }
    }

    private void rebuildAndServe(BooleanSupplier stop) throws IOException {
        progress.rebuildStarted();
        LOG.info("Building the index from the table");
        Instant start = clock.instant();
        feedId = feed.feedId();
        IndexRebuild.Rebuilt rebuilt = rebuild.rebuild(follower(stop));
        boolean durable = false;
        try {
            rebuilt.generation().commit(identity.state(feedId, rebuilt.cursor()));
            durable = true;
        } finally {
            if (!durable) {
                index.discard(rebuilt.generation());
            }
        }
        index.serve(rebuilt.generation());
        generation = rebuilt.generation();
        cursor = rebuilt.cursor();
        committed = cursor;
        lastCommit = clock.instant();
        changesSincePause = 0;
        verified = true;
        suspect = false;
        outdated = false;
        rebuildWanted = false;
        progress.rebuildEnded();
        index.warm();
        generation.compact();
        LOG.infof("Built the index: %d postings in %d ms", generation.documents(),
                Duration.between(start, clock.instant()).toMillis());
    }

    /**
     * What a rebuild asks between its batches: it also brings the next changes to the generation that serves meanwhile,
     * as long as there is one that can follow.
     */
    private BooleanSupplier follower(BooleanSupplier stop) {
        AtomicBoolean follows = new AtomicBoolean(generation != null && cursor != null);
        return () -> {
            if (follows.get()) {
                follows.set(follow());
            }
            return stop.getAsBoolean();
        };
    }

    /** @return whether to go on; what it cannot do costs the old generation its freshness and nothing else */
    private boolean follow() {
        try {
            Batch batch = updater.next(generation, cursor);
            cursor = batch.cursor();
            if (batch.changes() > 0) {
                generation.refresh();
            }
            if (batch.last()) {
                progress.applied(generation.documents(), feed.oldestPending(cursor).orElse(null));
            }
            return true;
        } catch (IOException | CursorTooOldException | AlreadyClosedException | DamagedIndexException e) {
            LOG.warnf("Changes are not searchable until the index is built: %s", e.getMessage());
            return false;
        }
    }

    private void applyAll(BooleanSupplier stop) throws IOException {
        int changes = 0;
        Instant nextRefresh = clock.instant().plus(config.refreshInterval());
        boolean go;
        do {
            Batch batch = updater.next(generation, cursor);
            cursor = batch.cursor();
            changes += batch.changes();
            go = !batch.last() && !stop.getAsBoolean();
            if (!go || !clock.instant().isBefore(nextRefresh)) {
                show(batch);
                nextRefresh = clock.instant().plus(config.refreshInterval());
            }
        } while (go);
        changesSincePause += changes;
        if (changes == 0) {
            endBulkLoad();
        }
    }

    /** What was applied up to here can be found. The changes of the last transaction may go on in the next batch. */
    private void show(Batch batch) throws IOException {
        generation.refresh();
        progress.reached(batch.last() ? cursor.xid() : cursor.xid() - 1);
    }

    private void endBulkLoad() throws IOException {
        if (changesSincePause >= config.proofAfter()) {
            if (proof.proveAndRepair(generation, cursor) > 0) {
                committed = null;
            }
            generation.compact();
        }
        changesSincePause = 0;
    }

    /** Once after opening, when searches are already served: every byte against its checksum. */
    private void verify(BooleanSupplier stop) throws IOException {
        verified = true;
        if (!intact(generation)) {
            rebuildAndServe(stop);
        }
    }

    private void commit() throws IOException {
        generation.commit(identity.state(feedId, cursor));
        committed = cursor;
        lastCommit = clock.instant();
    }

    /** The writer has failed: the next pass checks the last commit in full and goes on from there. */
    void reopen() throws IOException {
        progress.lost();
        suspect = true;
        generation = null;
        cursor = null;
        index.close();
    }

    /** Has the next pass build the index anew; the present generation serves until that is done. */
    void wantRebuild() {
        rebuildWanted = true;
    }

    /** Commits and closes. */
    void close() throws IOException {
        try {
            if (generation != null && cursor != null && !outdated && !cursor.equals(committed)) {
                commit();
            }
        } finally {
            generation = null;
            index.close();
        }
    }
}
