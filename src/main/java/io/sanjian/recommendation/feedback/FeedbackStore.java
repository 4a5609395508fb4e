package io.sanjian.recommendation.feedback;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.matching.Rule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
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

/** The table {@code feedback}. */
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
    Uni<Feedback> give(SqlClient client, long workerId, long postingId, FeedbackKind kind, String note, String givenBy,
            Instant now) {
        return client.preparedQuery(GIVE).execute(Tuple.of(workerId, postingId, kind.name(), note, givenBy,
                utc(now))).map(rows -> feedback(rows.iterator().next()));
    }

    /** Takes feedback back; false if there was none. */
    Uni<Boolean> takeBack(SqlClient client, long workerId, long postingId, FeedbackKind kind) {
        return client.preparedQuery(TAKE_BACK).execute(Tuple.of(workerId, postingId, kind.name()))
                .map(rows -> rows.rowCount() > 0);
    }

    /** A worker's feedback, newest first, with ids below {@code before}. */
    Uni<List<Feedback>> ofWorker(long workerId, long before, int limit) {
        return pool.preparedQuery(OF_WORKER).execute(Tuple.of(workerId, before, limit)).map(rows -> {
            List<Feedback> list = new ArrayList<>();
            rows.forEach(row -> list.add(feedback(row)));
            return list;
        });
    }

    /** Which of these workers have found work: nothing is recommended to them. */
    public Uni<Set<Long>> hired(Collection<Long> workerIds) {
        return pool.preparedQuery(HIRED).execute(Tuple.of(workerIds.toArray(Long[]::new))).map(rows -> {
            Set<Long> hired = new HashSet<>();
            rows.forEach(row -> hired.add(row.getLong(0)));
            return hired;
        });
    }

    /** For each of these workers the postings that feedback rules out, and why. */
    public Uni<Map<Long, Map<Long, Rule>>> excluded(Collection<Long> workerIds) {
        return pool.preparedQuery(EXCLUDED).execute(Tuple.of(workerIds.toArray(Long[]::new))).map(rows -> {
            Map<Long, Map<Long, Rule>> excluded = new HashMap<>();
            rows.forEach(row -> excluded.computeIfAbsent(row.getLong(0), id -> new HashMap<>()).put(row.getLong(1),
                    row.getString(2).equals(FeedbackKind.DISMISSED.name()) ? Rule.EXCLUDED : Rule.APPLIED));
            return excluded;
        });
    }

    private static Feedback feedback(Row row) {
        return new Feedback(row.getLong("id"), row.getLong("worker_id"), row.getLong("posting_id"),
                row.getLong("run_id"), FeedbackKind.valueOf(row.getString("kind")), row.getString("note"),
                row.getString("given_by"), instant(row, "created_at"));
    }
}
