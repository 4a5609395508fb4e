package io.sanjian.recommendation.feedback;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.matching.Rule;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table {@code feedback}. Blocking. */
@ApplicationScoped
public class FeedbackStore {
    private static final String COLUMNS = "id, worker_id, posting_id, run_id, kind, note, given_by, created_at";
    private static final String GIVE = """
            insert into feedback (worker_id, posting_id, run_id, kind, note, given_by, created_at)
            values ($1, $2, (select max(run_id) from pick_list where worker_id = $1 and $2 = any(posting_ids)),
                    $3, $4, $5, $6)
            on conflict (worker_id, posting_id, kind) do update set note = coalesce(excluded.note, feedback.note)
            returning\s""" + COLUMNS;
    private static final String TAKE_BACK = """
            delete from feedback where worker_id = $1 and posting_id = $2 and kind = $3
            """;
    private static final String OF_WORKER = "select " + COLUMNS + """
             from feedback where worker_id = $1 and id < $2 order by id desc limit $3
            """;
    private static final String HIRED = """
            select distinct worker_id from feedback where worker_id = any($1) and kind = 'HIRED'
            """;
    private static final String EXCLUDED = """
            select worker_id, posting_id, kind from feedback
            where worker_id = any($1) and kind in ('DISMISSED', 'APPLIED', 'HIRED')
            order by kind desc
            """;

    private final Pool pool;

    FeedbackStore(Pool pool) {
        this.pool = pool;
    }

    /** Notes feedback. The same feedback again only adds a note. */
    Feedback give(long workerId, long postingId, FeedbackKind kind, String note, String givenBy, Instant now) {
        return feedback(pool.preparedQuery(GIVE).executeAndAwait(Tuple.of(workerId, postingId, kind.name(), note,
                givenBy, utc(now))).iterator().next());
    }

    /** Takes feedback back; false if there was none. */
    boolean takeBack(long workerId, long postingId, FeedbackKind kind) {
        return pool.preparedQuery(TAKE_BACK).executeAndAwait(Tuple.of(workerId, postingId, kind.name())).rowCount() > 0;
    }

    /** A worker's feedback, newest first, with ids below {@code before}. */
    List<Feedback> ofWorker(long workerId, long before, int limit) {
        List<Feedback> list = new ArrayList<>();
        pool.preparedQuery(OF_WORKER).executeAndAwait(Tuple.of(workerId, before, limit))
                .forEach(row -> list.add(feedback(row)));
        return list;
    }

    /** Which of these workers have found work: nothing is recommended to them. */
    public Set<Long> hired(Collection<Long> workerIds) {
        Set<Long> hired = new HashSet<>();
        pool.preparedQuery(HIRED).executeAndAwait(Tuple.of(workerIds.toArray(Long[]::new)))
                .forEach(row -> hired.add(row.getLong(0)));
        return hired;
    }

    /** For each of these workers the postings that feedback rules out, and why. */
    public Map<Long, Map<Long, Rule>> excluded(Collection<Long> workerIds) {
        Map<Long, Map<Long, Rule>> excluded = new HashMap<>();
        pool.preparedQuery(EXCLUDED).executeAndAwait(Tuple.of(workerIds.toArray(Long[]::new)))
                .forEach(row -> excluded.computeIfAbsent(row.getLong(0), id -> new HashMap<>()).put(row.getLong(1),
                        row.getString(2).equals(FeedbackKind.DISMISSED.name()) ? Rule.EXCLUDED : Rule.APPLIED));
        return excluded;
    }

    private static Feedback feedback(Row row) {
        return new Feedback(row.getLong("id"), row.getLong("worker_id"), row.getLong("posting_id"),
                row.getLong("run_id"), FeedbackKind.valueOf(row.getString("kind")), row.getString("note"),
                row.getString("given_by"), instant(row, "created_at"));
    }
}
