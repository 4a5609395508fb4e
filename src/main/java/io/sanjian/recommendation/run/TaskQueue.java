package io.sanjian.recommendation.run;

import static io.sanjian.database.SqlValues.utc;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The queue {@code run_task}. A claim is one short transaction; no lock is held while working. Who works says so by
 * heartbeat, and may finish only while the claim is still the own one. {@code now} always comes from the caller.
 */
@ApplicationScoped
class TaskQueue {
    private static final String CLAIM = """
            with due as (
                select id from run_task
                where state <> 'DONE' and ((state = 'READY' and ready_at <= $1)
                                        or (state = 'CLAIMED' and heartbeat_at < $2))
                  -- A run begins when the runs that it meets have ended.
                  and (kind <> 'PLAN' or not exists (
                      select from run r join run other on other.id = any(r.meets)
                      where r.id = run_id and other.state in ('PENDING', 'RUNNING')))
                order by id limit 1 for update skip locked)
            update run_task t
            set state = 'CLAIMED', claim = $3, claimed_by = $4, heartbeat_at = $1, attempts = t.attempts + 1
            from due where t.id = due.id
            returning t.id, t.run_id, t.kind, t.round, t.list_length, t.worker_ids, t.posting_ids, t.claim, t.attempts, t.failures
            """;
    private static final String BEAT = """
            update run_task t set heartbeat_at = $1 from unnest($2::bigint[], $3::uuid[]) mine(id, claim)
            where t.id = mine.id and t.claim = mine.claim and t.state = 'CLAIMED'
            """;
    private static final String OWN = """
            select 1 from run_task where id = $1 and claim = $2 and state = 'CLAIMED' for update
            """;
    private static final String FINISH = """
            update run_task set state = 'DONE', done_at = $3, lists_full = $4, lists_short = $5, lists_served = $6
            where id = $1 and claim = $2 and state = 'CLAIMED'
            """;
    private static final String RELEASE = """
            update run_task
            set state = 'READY', claim = null, ready_at = $3, failures = failures + $4, attempts = attempts + $4 - 1
            where id = $1 and claim = $2 and state = 'CLAIMED'
            """;
    private static final String INSERT = """
            insert into run_task (run_id, kind, round, worker_ids, posting_ids, size, ready_at, list_length)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    private static final String INSERT_SINGLE = INSERT + """
            on conflict (run_id, kind, round) where kind in ('PLAN', 'ALLOCATE', 'CLEAN') do nothing
            """;

    /** The driver puts what is inserted together into one buffer, which doubles as it fills. */
    private static final int INSERTED_TOGETHER = 16;

    private final Pool pool;

    TaskQueue(Pool pool) {
        this.pool = pool;
    }

    /**
     * Takes the oldest task that is ready or whose claimant has fallen silent.
     *
     * @param by         name of this replica
     * @param staleAfter silence after which a claimant counts as dead
     */
    Optional<Task> claim(String by, Instant now, Duration staleAfter) {
        RowSet<Row> rows = pool.preparedQuery(CLAIM)
                .executeAndAwait(Tuple.of(utc(now), utc(now.minus(staleAfter)), UUID.randomUUID(), by));
        return rows.size() == 0 ? Optional.empty() : Optional.of(task(rows.iterator().next()));
    }

    /** Says of these tasks that work on them goes on. */
    void beat(Collection<Task> tasks, Instant now) {
        pool.preparedQuery(BEAT).executeAndAwait(Tuple.of(utc(now), tasks.stream().map(Task::id).toArray(Long[]::new),
                tasks.stream().map(Task::claim).toArray(UUID[]::new)));
    }

    /**
     * Keeps the claim from being taken over until the transaction ends.
     *
     * @throws ClaimLostException if it is another's by now
     */
    void requireOwn(SqlConnection tx, Task task) {
        if (tx.preparedQuery(OWN).executeAndAwait(Tuple.of(task.id(), task.claim())).size() == 0) {
            throw new ClaimLostException(task);
        }
    }

    /** @throws ClaimLostException if the claim is another's by now; the transaction must then not commit */
    void finish(SqlConnection tx, Task task, Instant now) {
        finish(tx, task, 0, 0, 0, now);
    }

    /** As {@link #finish(SqlConnection, Task, Instant)}, with the lists that were stored, and how many workers had one already. */
    void finish(SqlConnection tx, Task task, int full, int shortened, int served, Instant now) {
        int finished = tx.preparedQuery(FINISH)
                .executeAndAwait(Tuple.of(task.id(), task.claim(), utc(now), full, shortened, served)).rowCount();
        if (finished == 0) {
            throw new ClaimLostException(task);
        }
    }

    /** Gives the task back after an error, to be tried again. */
    void fail(Task task, Instant readyAt) {
        pool.preparedQuery(RELEASE).executeAndAwait(Tuple.of(task.id(), task.claim(), utc(readyAt), 1));
    }

    /** Gives the task back untried: the attempt does not count. */
    void release(Task task, Instant readyAt) {
        pool.preparedQuery(RELEASE).executeAndAwait(Tuple.of(task.id(), task.claim(), utc(readyAt), 0));
    }

    /** Adds a batch of workers; {@code postingIds} only for STORE. */
    void add(SqlClient tx, long runId, TaskKind kind, int round, List<Batch> batches, Instant now) {
        for (int from = 0; from < batches.size(); from += INSERTED_TOGETHER) {
            List<Batch> some = batches.subList(from, Math.min(batches.size(), from + INSERTED_TOGETHER));
            tx.preparedQuery(INSERT).executeBatchAndAwait(some.stream()
                    .map(batch -> Tuple.from(List.of(runId, kind.name(), round, batch.workers(), batch.postings(),
                            batch.workers().length, utc(now), batch.listLength())))
                    .toList());
        }
    }

    /** Adds a step that a run has once per round; repeating it changes nothing. */
    Uni<Void> addSingle(SqlClient tx, long runId, TaskKind kind, int round, Instant now) {
        return tx.preparedQuery(INSERT_SINGLE).execute(Tuple.from(List.of(runId, kind.name(), round, new Long[0],
                new Long[0], 0, utc(now), 0))).replaceWithVoid();
    }

    /**
     * @param workers    ids of the workers
     * @param postings   three ids for each worker, or none at all
     * @param listLength posts to be kept for each worker, 0 for STORE
     */
    record Batch(Long[] workers, Long[] postings, int listLength) {

        /** A STORE batch. */
        static Batch of(Long[] workers, Long[] postings) {
            return new Batch(workers, postings, 0);
        }

        /** SEARCH batches of at most {@code size} workers. */
        static List<Batch> cut(List<Long> workerIds, int size, int listLength) {
            List<Batch> batches = new ArrayList<>();
            for (int from = 0; from < workerIds.size(); from += size) {
                batches.add(new Batch(workerIds.subList(from, Math.min(workerIds.size(), from + size))
                        .toArray(Long[]::new), new Long[0], listLength));
            }
            return batches;
        }
    }

    private static Task task(Row row) {
        return new Task(row.getLong("id"), row.getLong("run_id"), TaskKind.valueOf(row.getString("kind")),
                row.getInteger("round"), row.getInteger("list_length"), List.of(row.getArrayOfLongs("worker_ids")),
                List.of(row.getArrayOfLongs("posting_ids")), row.getUUID("claim"), row.getInteger("attempts"),
                row.getInteger("failures"));
    }
}
