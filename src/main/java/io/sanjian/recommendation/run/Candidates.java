package io.sanjian.recommendation.run;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The table {@code run_candidate}. Blocking. */
@ApplicationScoped
class Candidates {
    private static final int BLOCKS_PER_PAGE = 40;
    private static final String STORE = """
            insert into run_candidate (run_id, round, first_worker, workers, candidates, lists)
            values ($1, $2, $3, $4, $5, $6)
            """;
    private static final String OF_BATCH = """
            select lists from run_candidate where run_id = $1 and round = any($2) and first_worker between $3 and $4
            order by round, first_worker
            """;
    /** Workers of later rounds are scattered: a block of theirs keeps to a stretch of so many ids. */
    private static final int STRETCH = 1024;
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
        List<Tuple> blocks = new ArrayList<>();
        int from = 0;
        while (from < lists.size()) {
            int to = task.round() == 0 ? lists.size() : endOfStretch(lists, from);
            blocks.add(block(task, lists.subList(from, to)));
            from = to;
        }
        if (!blocks.isEmpty()) {
            tx.preparedQuery(STORE).executeBatchAndAwait(blocks);
        }
    }

    private static int endOfStretch(List<CandidateList> lists, int from) {
        long end = startOfStretch(lists.get(from).workerId()) + STRETCH;
        int to = from + 1;
        while (to < lists.size() && lists.get(to).workerId() < end) {
            to++;
        }
        return to;
    }

    private static long startOfStretch(long workerId) {
        return workerId - Math.floorMod(workerId, STRETCH);
    }

    private static Tuple block(Task task, List<CandidateList> lists) {
        return Tuple.of(task.runId(), task.round(), lists.getFirst().workerId(), lists.size(),
                lists.stream().mapToInt(list -> list.candidates().size()).sum(),
                Buffer.buffer(CandidateBlock.pack(lists)));
    }

    /**
     * What all rounds found for each of these workers, by worker id.
     *
     * @param round     the last one
     * @param workerIds a batch as the first round had it
     */
    Map<Long, CandidateList> load(long runId, int round, Collection<Long> workerIds) {
        Map<Long, CandidateList> lists = new HashMap<>();
        if (workerIds.isEmpty()) {
            return lists;
        }
        Set<Long> wanted = new HashSet<>(workerIds);
        long first = wanted.stream().mapToLong(Long::longValue).min().orElseThrow();
        long last = wanted.stream().mapToLong(Long::longValue).max().orElseThrow();
        Integer[] rounds = IntStream.rangeClosed(0, round).boxed().toArray(Integer[]::new);
        for (Row row : pool.preparedQuery(OF_BATCH)
                .executeAndAwait(Tuple.of(runId, rounds, startOfStretch(first), last))) {
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
