package io.sanjian.recommendation.run;

import io.sanjian.index.match.Standing;
import io.sanjian.index.match.Thresholds;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What posts without a place left ask of a worker, as the allocation before a further search round left it. What a
 * post asks only ever rises, so that the round need not find posts that refuse the worker already. Blocking.
 */
@ApplicationScoped
class CutOffs {
    private static final String STORE = "insert into run_cut_off (run_id, round, posts) values ($1, $2, $3)";
    private static final String LOAD = "select posts from run_cut_off where run_id = $1 and round = $2";
    private static final String DELETE = "delete from run_cut_off where run_id = $1";

    private final Pool pool;
    /** Those of one round, which all tasks of the round read; softly, since they hold on to the index they were laid over. */
    private SoftReference<Loaded> latest = new SoftReference<>(null);

    CutOffs(Pool pool) {
        this.pool = pool;
    }

    private record Loaded(long runId, int round, Table table) {
    }

    /** The worker whom a full post would give up first, and the worker's claim to it. */
    private record Least(long claim, long workerId) {
    }

    /** The cut-offs of one round, by posting. */
    static final class Table {
        private static final Table NONE = new Table(Map.of(), Thresholds.NONE);

        private final Map<Long, Least> byPosting;
        private final Thresholds thresholds;

        private Table(Map<Long, Least> byPosting, Thresholds thresholds) {
            this.byPosting = byPosting;
            this.thresholds = thresholds;
        }

        private static Table of(Map<Long, Least> byPosting) {
            return new Table(byPosting, new Thresholds(id -> {
                Least least = byPosting.get(id);
                return least == null ? 0 : least.claim;
            }));
        }

        /** Whether this is the first round, before which nothing was allocated. */
        boolean isNone() {
            return this == NONE;
        }

        /** Which posts may have a place for this worker, now or later. */
        Standing standing(long workerId, Instant waitingSince) {
            long second = waitingSince.getEpochSecond();
            return new Standing(thresholds, second, match -> {
                Least least = byPosting.get(match.posting().id());
                long claim = Thresholds.claim(match.score().total(), second);
                return least == null || claim > least.claim || claim == least.claim && workerId <= least.workerId;
            });
        }
    }

    /** Collects cut-offs to be stored. */
    static final class Builder {
        private static final int BYTES_EXPECTED = 16;
        private final PackedWriter out;

        Builder(int posts) {
            out = new PackedWriter(posts * BYTES_EXPECTED);
        }

        void add(long postingId, int score, long waitingSinceSecond, long workerId) {
            out.number(postingId).octet(score).number(waitingSinceSecond).number(workerId);
        }
    }

    /** Stores the cut-offs that a round's searches are to heed, or after the last round the storing of its lists. */
    void store(SqlConnection tx, long runId, int round, Builder cutOffs) {
        tx.preparedQuery(STORE).executeAndAwait(Tuple.of(runId, round, Buffer.buffer(cutOffs.out.toBytes())));
    }

    /** What {@link #store} stored for a round; none for the first. */
    synchronized Table of(long runId, int round) {
        if (round == 0) {
            return Table.NONE;
        }
        Loaded known = latest.get();
        if (known != null && known.runId == runId && known.round == round) {
            return known.table;
        }
        RowSet<Row> rows = pool.preparedQuery(LOAD).executeAndAwait(Tuple.of(runId, round));
        Map<Long, Least> byPosting = new HashMap<>();
        for (Row row : rows) {
            PackedReader in = new PackedReader(row.getBuffer(0).getBytes());
            while (in.hasMore()) {
                byPosting.put(in.number(), new Least(Thresholds.claim(in.octet(), in.number()), in.number()));
            }
        }
        Table table = Table.of(byPosting);
        latest = new SoftReference<>(new Loaded(runId, round, table));
        return table;
    }

    synchronized void delete(long runId) {
        latest.clear();
        pool.preparedQuery(DELETE).executeAndAwait(Tuple.of(runId));
    }
}
