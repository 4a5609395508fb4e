package io.sanjian.recommendation.run;

import io.sanjian.matching.CutOffContext;
import io.sanjian.matching.CutOffs;
import io.sanjian.recommendation.allocation.LongIdIndex;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.Arrays;

/**
 * What posts without a place left ask of a worker, as the allocation before a further search round left it. What a
 * post asks only ever rises, so that the round need not find posts that refuse the worker already. Blocking.
 */
@ApplicationScoped
class RunCutOffs {
    private static final String STORE = "insert into run_cut_off (run_id, round, posts) values ($1, $2, $3)";
    private static final String LOAD = "select posts from run_cut_off where run_id = $1 and round = $2";
    private static final String DELETE = "delete from run_cut_off where run_id = $1";

    private final Pool pool;
    /** Those of one round, which all tasks of the round read; softly, since they hold on to the index they were laid over. */
    private SoftReference<Loaded> latest = new SoftReference<>(null);

    RunCutOffs(Pool pool) {
        this.pool = pool;
    }

    private record Loaded(long runId, int round, Table table) {
    }

    /** The cut-offs of one round, by posting: the worker whom a full post would give up first, and that worker's claim to it. */
    static final class Table {
        private static final Table NONE = new Table(CutOffs.NONE);

        private final LongIdIndex full = new LongIdIndex();
        private long[] claims = new long[16];
        private long[] workerIds = new long[16];
        private final CutOffs cutOffs;

        private Table(CutOffs cutOffs) {
            this.cutOffs = cutOffs;
        }

        private Table() {
            this.cutOffs = new CutOffs(postingId -> {
                int post = full.find(postingId);
                return post == LongIdIndex.UNSEEN ? 0 : claims[post];
            });
        }

        private void add(long postingId, long claim, long workerId) {
            int post = full.of(postingId);
            if (post == claims.length) {
                claims = Arrays.copyOf(claims, 2 * post);
                workerIds = Arrays.copyOf(workerIds, 2 * post);
            }
            claims[post] = claim;
            workerIds[post] = workerId;
        }

        /** Whether this is the first round, before which nothing was allocated. */
        boolean isNone() {
            return this == NONE;
        }

        /** Which posts may have a place for this worker, now or later. */
        CutOffContext context(long workerId, Instant waitingSince) {
            long second = waitingSince.getEpochSecond();
            return new CutOffContext(cutOffs, second, match -> {
                int post = full.find(match.posting().id());
                long claim = CutOffs.claim(match.score().total(), second);
                return post == LongIdIndex.UNSEEN || claim > claims[post]
                        || claim == claims[post] && workerId <= workerIds[post];
            });
        }
    }

    /** Collects cut-offs to be stored. */
    static final class Builder {
        private static final int BYTES_EXPECTED = 16;
        private final VarintWriter out;

        Builder(int posts) {
            out = new VarintWriter(posts * BYTES_EXPECTED);
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
        Table table = new Table();
        for (Row row : rows) {
            VarintReader in = new VarintReader(row.getBuffer(0).getBytes());
            while (in.hasMore()) {
                table.add(in.number(), CutOffs.claim(in.octet(), in.number()), in.number());
            }
        }
        latest = new SoftReference<>(new Loaded(runId, round, table));
        return table;
    }

    synchronized void delete(long runId) {
        latest.clear();
        pool.preparedQuery(DELETE).executeAndAwait(Tuple.of(runId));
    }
}
