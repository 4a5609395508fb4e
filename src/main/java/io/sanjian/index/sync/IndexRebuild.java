package io.sanjian.index.sync;

import io.sanjian.database.Transactions;
import io.sanjian.index.IndexConfig;
import io.sanjian.index.IndexGeneration;
import io.sanjian.index.PostingIndex;
import io.sanjian.posting.Posting;
import io.sanjian.posting.Postings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Builds a generation anew from the table, beside the one that serves. */
@ApplicationScoped
class IndexRebuild {
    private static final Logger LOG = Logger.getLogger(IndexRebuild.class);
    private static final int PROGRESS_EVERY = 50_000;

    private final PostingIndex index;
    private final ChangeFeed feed;
    private final Postings postings;
    private final DocumentPool documents;
    private final IndexUpdater updater;
    private final CompletenessProof proof;
    private final int batchSize;

    IndexRebuild(PostingIndex index, ChangeFeed feed, Postings postings, DocumentPool documents, IndexUpdater updater,
            CompletenessProof proof, IndexConfig config) {
        this.index = index;
        this.feed = feed;
        this.postings = postings;
        this.documents = documents;
        this.updater = updater;
        this.proof = proof;
        this.batchSize = config.batchSize();
    }

    /** A generation that holds every live posting, and the cursor up to which it knows all changes. */
    record Rebuilt(IndexGeneration generation, FeedCursor cursor) {
    }

    /**
     * Reads the whole table and then what changed meanwhile, and proves the result complete. The cursor is taken before
     * the first row is read, so that no change can fall between.
     *
     * @param stop asked between batches; when it says so, the build is given up
     * @throws RebuildStoppedException when given up
     */
    Rebuilt rebuild(BooleanSupplier stop) throws IOException {
        FeedCursor cursor = feed.now();
        IndexGeneration generation = index.create();
        boolean complete = false;
        try {
            addAll(generation, stop);
            IndexUpdater.Batch batch;
            do {
                checkNot(stop);
                batch = updater.next(generation, cursor);
                cursor = batch.cursor();
            } while (!batch.last());
            generation.refresh();
            proof.proveAndRepair(generation, cursor);
            complete = true;
            return new Rebuilt(generation, cursor);
        } finally {
            if (!complete) {
                index.discard(generation);
            }
        }
    }

    private void addAll(IndexGeneration generation, BooleanSupplier stop) throws IOException {
        long total = Transactions.await(postings.countLive());
        long done = 0;
        long after = Long.MIN_VALUE;
        List<Posting> page;
        do {
            checkNot(stop);
            page = Transactions.await(postings.page(after, batchSize));
            documents.build(page, (id, document) -> generation.add(document));
            after = page.isEmpty() ? after : page.getLast().key().id();
            if (done / PROGRESS_EVERY != (done + page.size()) / PROGRESS_EVERY) {
                LOG.infof("Building the index: %d of %d postings", done + page.size(), total);
            }
            done += page.size();
        } while (page.size() == batchSize);
    }

    private static void checkNot(BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            throw new RebuildStoppedException();
        }
    }

    /** The process ends before the build does. */
    static class RebuildStoppedException extends RuntimeException {
        RebuildStoppedException() {
            super("stopped");
        }
    }
}
