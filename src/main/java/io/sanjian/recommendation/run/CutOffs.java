package io.sanjian.recommendation.run;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
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
    /** Those of one round, which all tasks of the round read. */
    private volatile Loaded latest = new Loaded(0, 0, new Table(Map.of()));

    CutOffs(Pool pool) {
        this.pool = pool;
    }

    private record Loaded(long runId, int round, Table table) {
    }

    /** The worker whom a full post would give up first. */
    private record Least(int score, long waitingSince, long workerId) {
    }

    /** The cut-offs of one round, by posting. */
    static final class Table {
        private final Map<Long, Least> byPosting;

        private Table(Map<Long, Least> byPosting) {
            this.byPosting = byPosting;
        }

        /** Whether the post gives none of its places to this worker, now or later. */
        boolean refuses(long postingId, int score, long waitingSinceSecond, long workerId) {
            Least least = byPosting.get(postingId);
            if (least == null || score > least.score) {
                return false;
            }
            return score < least.score || waitingSinceSecond > least.waitingSince
                    || waitingSinceSecond == least.waitingSince && workerId > least.workerId;
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

    /** Stores the cut-offs that a round's searches are to heed. */
    void store(SqlConnection tx, long runId, int round, Builder cutOffs) {
        tx.preparedQuery(STORE).executeAndAwait(Tuple.of(runId, round, Buffer.buffer(cutOffs.out.toBytes())));
    }

    /** The cut-offs that searches of a round are to heed; none in the first. */
    Table of(long runId, int round) {
        if (round == 0) {
            return new Table(Map.of());
        }
        Loaded known = latest;
        if (known.runId == runId && known.round == round) {
            return known.table;
        }
        RowSet<Row> rows = pool.preparedQuery(LOAD).executeAndAwait(Tuple.of(runId, round));
        Map<Long, Least> byPosting = new HashMap<>();
        for (Row row : rows) {
            PackedReader in = new PackedReader(row.getBuffer(0).getBytes());
            while (in.hasMore()) {
                byPosting.put(in.number(), new Least(in.octet(), in.number(), in.number()));
            }
        }
        Table table = new Table(byPosting);
        latest = new Loaded(runId, round, table);
        return table;
    }

    void delete(long runId) {
        pool.preparedQuery(DELETE).executeAndAwait(Tuple.of(runId));
    }
}
