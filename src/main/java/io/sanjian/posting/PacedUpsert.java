package io.sanjian.posting;

import io.sanjian.imports.RowWriter;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes the batches of one import no faster than the index takes them up, so that all of it is found within a second of
 * its end, and no change of another source waits behind hundreds of thousands. Storing alone would be twice as fast as
 * indexing. Where the index does not follow (it is built anew, or a long transaction holds the feed up) the import goes on
 * without it.
 */
final class PacedUpsert implements RowWriter<Posting> {
    /** Batches of 1000 rows that the index may be behind: it takes about 8,000 rows a second up on two cores. */
    private static final int BATCHES_AHEAD = 4;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final PostingUpsert upsert;
    private final IndexPace pace;
    private final Queue<Long> transactions = new ConcurrentLinkedQueue<>();
    private boolean paced = true;

    PacedUpsert(PostingUpsert upsert, IndexPace pace) {
        this.upsert = upsert;
        this.pace = pace;
    }

    @Override
    public void awaitRoom() {
        try {
            while (paced && transactions.size() >= BATCHES_AHEAD) {
                paced = pace.await(transactions.remove(), LONGEST_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            paced = false;
        }
    }

    @Override
    public Uni<List<Written>> write(List<Posting> batch) {
        return upsert.store(batch).map(stored -> {
            stored.transaction().ifPresent(transactions::add);
            return stored.rows();
        });
    }
}
