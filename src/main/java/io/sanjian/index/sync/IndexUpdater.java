package io.sanjian.index.sync;

import io.sanjian.database.Transactions;
import io.sanjian.index.IndexConfig;
import io.sanjian.index.IndexGeneration;
import io.sanjian.posting.Posting;
import io.sanjian.posting.PostingStatus;
import io.sanjian.posting.Postings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Applies changes to a generation. Applying one twice is harmless: what counts is the table's state when it is read. */
@ApplicationScoped
class IndexUpdater {
    private final ChangeFeed feed;
    private final Postings postings;
    private final DocumentPool documents;
    private final int batchSize;

    IndexUpdater(ChangeFeed feed, Postings postings, DocumentPool documents, IndexConfig config) {
        this.feed = feed;
        this.postings = postings;
        this.documents = documents;
        this.batchSize = config.batchSize();
    }

    /**
     * Brings the table's present state of these postings into the generation; they are visible after its next refresh.
     */
    void apply(IndexGeneration generation, Collection<Long> ids) throws IOException {
        Set<Long> gone = new HashSet<>(ids);
        List<Posting> live = new ArrayList<>();
        for (Posting posting : Transactions.await(postings.load(ids))) {
            if (posting.validity().status() != PostingStatus.WITHDRAWN) {
                live.add(posting);
                gone.remove(posting.key().id());
            }
        }
        documents.build(live, generation::put);
        Set<Long> refused = documents.refused();
        live.stream().map(posting -> posting.key().id()).filter(refused::contains).forEach(gone::add);
        for (long id : gone) {
            generation.delete(id);
        }
    }

    /**
     * Applies the next batch of changes after the cursor.
     *
     * @throws CursorTooOldException if changes after the cursor are no longer kept
     */
    Batch next(IndexGeneration generation, FeedCursor cursor) throws IOException {
        ChangeFeed.Changes changes = feed.read(cursor, batchSize);
        if (!feed.continues(cursor)) {
            throw new CursorTooOldException(cursor);
        }
        apply(generation, changes.postingIds());
        return new Batch(changes.count(), changes.count() < batchSize, changes.cursor());
    }

    /**
     * @param changes how many were applied
     * @param last    whether nothing more may be read at this time
     * @param cursor  where to read on
     */
    record Batch(int changes, boolean last, FeedCursor cursor) {
    }
}
