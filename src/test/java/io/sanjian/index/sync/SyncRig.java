package io.sanjian.index.sync;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sanjian.index.IndexConfig;
import io.sanjian.index.PostingIndex;
import io.sanjian.index.analysis.Dictionary;
import io.sanjian.index.document.IndexFields;
import io.sanjian.index.document.PostingDocuments;
import io.sanjian.posting.Postings;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.cluster.Clusters;
import io.sanjian.reference.trade.Trades;
import io.sanjian.support.TestIndexConfig;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.lucene.search.TermQuery;

/** Index and synchronisation of a second process, beside the application's own, with every step in the test's hands. */
final class SyncRig {
    final PostingIndex index;
    final IndexSyncLoop synchronization;
    final CompletenessProof proof;
    final SyncProgress progress;
    final ChangeFeed feed;

    private SyncRig(PostingIndex index, IndexSyncLoop synchronization, CompletenessProof proof, SyncProgress progress,
            ChangeFeed feed) {
        this.index = index;
        this.synchronization = synchronization;
        this.proof = proof;
        this.progress = progress;
        this.feed = feed;
    }

    /** Makes rigs out of the application's beans. */
    @ApplicationScoped
    static class Maker {
        private final Pool pool;
        private final Postings postings;
        private final PostingDocuments documents;
        private final Areas areas;
        private final Trades trades;
        private final Clusters clusters;
        private final Dictionary dictionary;

        Maker(Pool pool, Postings postings, PostingDocuments documents, Areas areas, Trades trades, Clusters clusters,
                Dictionary dictionary) {
            this.pool = pool;
            this.postings = postings;
            this.documents = documents;
            this.areas = areas;
            this.trades = trades;
            this.clusters = clusters;
            this.dictionary = dictionary;
        }

        SyncRig in(Path folder) {
            return in(folder, dictionary, Map.of());
        }

        SyncRig in(Path folder, Dictionary words, Map<String, String> settings) {
            IndexConfig config = TestIndexConfig.in(folder, settings);
            PostingIndex index = new PostingIndex(config, words, segment -> {});
            ChangeFeed feed = new ChangeFeed(pool);
            DocumentPool documentPool = new DocumentPool(documents, config);
            IndexUpdater updater = new IndexUpdater(feed, postings, documentPool, config);
            CompletenessProof proof = new CompletenessProof(postings, feed, updater, documentPool);
            SyncProgress progress = new SyncProgress(Clock.systemUTC(), new SimpleMeterRegistry());
            IndexRebuild rebuild = new IndexRebuild(index, feed, postings, documentPool, updater, proof, config);
            return new SyncRig(index,
                    new IndexSyncLoop(index, feed, new IndexIdentity(areas, trades, clusters, words),
                            updater, rebuild, proof, progress, config, Clock.systemUTC()),
                    proof, progress, feed);
        }
    }

    boolean pass() throws IOException {
        return pass(() -> false);
    }

    boolean pass(BooleanSupplier betweenBatches) throws IOException {
        return synchronization.pass(betweenBatches);
    }

    /** Shows in one pass all that is committed by now. */
    void catchUp() throws IOException {
        awaitReadable();
        pass();
    }

    /** Any open transaction of the server, such as autovacuum's ANALYZE, holds up the changes that are committed after it began. */
    void awaitReadable() {
        // A merge that loses its files throws in a thread of its own, which is no fault of whoever waits meanwhile.
        await().dontCatchUncaughtExceptions().pollDelay(Duration.ZERO).atMost(Duration.ofMinutes(1))
                .until(() -> feed.oldestPending(feed.now()).isEmpty());
    }

    boolean holds(long postingId) {
        return index.search(searcher -> searcher.count(new TermQuery(IndexFields.idTerm(postingId)))) == 1;
    }

    Path generation() {
        return index.serving().orElseThrow().path();
    }
}
