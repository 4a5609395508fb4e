package io.sanjian.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes the batches of one import, each in a transaction of its own, no faster than the index takes them up, so that all
 * of it is found within a second of its end, and no change of another source waits behind hundreds of thousands. Storing
 * alone would be twice as fast as indexing. Where the index does not follow (it is built anew, or a long transaction holds
 * the feed up) the import goes on without it.
 */
public final class PacedWriter<T> implements RowWriter<T> {
    /** Batches of 1000 rows that the index may be behind: it takes about 8,000 rows a second up on two cores. */
    private static final int BATCHES_AHEAD = 4;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Pool pool;
    private final BatchWriter<T> writer;
    private final IndexPace pace;
    private final Queue<Long> transactions = new ConcurrentLinkedQueue<>();
    private boolean paced = true;

    public PacedWriter(Pool pool, BatchWriter<T> writer, IndexPace pace) {
        this.pool = pool;
        this.writer = writer;
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
    public Uni<List<Written>> write(List<T> batch) {
        return pool.withTransaction(tx -> writer.write(tx, batch)).map(stored -> {
            stored.transaction().ifPresent(transactions::add);
            return stored.rows();
        });
    }
}
