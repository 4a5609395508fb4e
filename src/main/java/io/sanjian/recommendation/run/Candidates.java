package io.sanjian.recommendation.run;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table {@code run_candidate}. Blocking. */
@ApplicationScoped
class Candidates {
    private static final int BLOCKS_PER_PAGE = 40;
    private static final String STORE = """
            insert into run_candidate (run_id, round, first_worker, last_worker, workers, candidates, lists)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String OVERLAPPING = """
            select lists from run_candidate where run_id = $1 and first_worker <= $3 and last_worker >= $2
            order by round, first_worker
            """;
    private static final String PAGE = """
            select first_worker, lists from run_candidate where run_id = $1 and round = $2 and first_worker > $3
            order by first_worker limit $4
            """;
    private static final String SIZE = """
            select coalesce(sum(workers), 0) workers, coalesce(sum(candidates), 0) candidates
            from run_candidate where run_id = $1 and round = 0
            """;
    private static final String DELETE = "delete from run_candidate where run_id = $1";

    private final Pool pool;

    Candidates(Pool pool) {
        this.pool = pool;
    }

    /** Stores the lists that a SEARCH task found, by worker id, in addition to those of earlier rounds. */
    void store(SqlConnection tx, Task task, List<CandidateList> lists) {
        if (lists.isEmpty()) {
            return;
        }
        tx.preparedQuery(STORE).executeAndAwait(Tuple.from(List.of(task.runId(), task.round(),
                lists.getFirst().workerId(), lists.getLast().workerId(), lists.size(),
                lists.stream().mapToInt(list -> list.candidates().size()).sum(),
                Buffer.buffer(CandidateBlock.pack(lists)))));
    }

    /** What all rounds found for each of these workers, by worker id. */
    Map<Long, CandidateList> load(long runId, Collection<Long> workerIds) {
        Map<Long, CandidateList> lists = new HashMap<>();
        if (workerIds.isEmpty()) {
            return lists;
        }
        Set<Long> wanted = new HashSet<>(workerIds);
        long first = wanted.stream().mapToLong(Long::longValue).min().orElseThrow();
        long last = wanted.stream().mapToLong(Long::longValue).max().orElseThrow();
        for (Row row : pool.preparedQuery(OVERLAPPING).executeAndAwait(Tuple.of(runId, first, last))) {
            CandidateBlock block = new CandidateBlock(row.getBuffer(0).getBytes());
            while (block.nextWorker()) {
                if (wanted.contains(block.workerId())) {
                    lists.merge(block.workerId(), block.list(), CandidateList::with);
                }
            }
        }
        return lists;
    }

    /**
     * Numbers of workers with a list, and of candidates in all lists.
     *
     * @param candidates of the first round alone
     */
    record Size(int workers, int candidates) {
    }

    Size size(long runId) {
        Row row = pool.preparedQuery(SIZE).executeAndAwait(Tuple.of(runId)).iterator().next();
        return new Size(row.getLong(0).intValue(), Math.toIntExact(row.getLong(1)));
    }

    /** Gives all blocks of one search round to {@code visitor}, by worker id, a page in memory at a time. */
    void forEach(long runId, int round, Visitor visitor) {
        long after = Long.MIN_VALUE;
        int found = BLOCKS_PER_PAGE;
        while (found == BLOCKS_PER_PAGE) {
            RowSet<Row> rows = pool.preparedQuery(PAGE)
                    .executeAndAwait(Tuple.of(runId, round, after, BLOCKS_PER_PAGE));
            found = rows.size();
            for (Row row : rows) {
                after = row.getLong(0);
                visitor.block(after, new CandidateBlock(row.getBuffer(1).getBytes()));
            }
        }
    }

    /** Takes the blocks of {@link #forEach}. */
    interface Visitor {
        void block(long firstWorker, CandidateBlock block);
    }

    /** Deletes all lists of a run. */
    void delete(long runId) {
        pool.preparedQuery(DELETE).executeAndAwait(Tuple.of(runId));
    }
}
