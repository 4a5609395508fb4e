package io.sanjian.recommendation.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The table {@code run_candidate}. Blocking. */
@ApplicationScoped
class Candidates {
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {
    };
    private static final int LISTS_PER_PAGE = 10_000;
    private static final String COLUMNS = "worker_id, candidates, exhausted, rejected::text, waiting_since";
    private static final String STORE = """
            insert into run_candidate (run_id, worker_id, candidates, exhausted, rejected, waiting_since)
            select $1, w, c, e, r::jsonb, s
            from unnest($2::bigint[], $3::bytea[], $4::boolean[], $5::text[], $6::timestamptz[]) u(w, c, e, r, s)
            on conflict (run_id, worker_id) do update
            set candidates = excluded.candidates, exhausted = excluded.exhausted, rejected = excluded.rejected,
                waiting_since = excluded.waiting_since
            """;
    private static final String LOAD = "select " + COLUMNS + """
             from run_candidate where run_id = $1 and worker_id = any($2) order by worker_id
            """;
    private static final String PAGE = """
            select worker_id, candidates, exhausted, waiting_since
            from run_candidate where run_id = $1 and worker_id > $2 order by worker_id limit $3
            """;
    private static final String SIZE = """
            select count(*) workers, coalesce(sum(length(candidates)), 0) bytes from run_candidate where run_id = $1
            """;
    private static final String DELETE = """
            delete from run_candidate where run_id = $1 and worker_id in (
                select worker_id from run_candidate where run_id = $1 order by worker_id limit $2)
            """;

    private final Pool pool;
    private final ObjectMapper json;

    Candidates(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /** Stores these lists in place of earlier ones of the same workers. */
    void store(SqlConnection tx, long runId, List<CandidateList> lists) {
        tx.preparedQuery(STORE).executeAndAwait(Tuple.of(runId,
                lists.stream().map(CandidateList::workerId).toArray(Long[]::new),
                lists.stream().map(l -> Buffer.buffer(CandidateList.encode(l.candidates()))).toArray(Buffer[]::new),
                lists.stream().map(CandidateList::exhausted).toArray(Boolean[]::new),
                lists.stream().map(l -> counts(l.rejected())).toArray(String[]::new),
                lists.stream().map(l -> l.waitingSince().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new)));
    }

    List<CandidateList> load(long runId, Collection<Long> workerIds) {
        List<CandidateList> lists = new ArrayList<>(workerIds.size());
        pool.preparedQuery(LOAD).executeAndAwait(Tuple.of(runId, workerIds.toArray(Long[]::new)))
                .forEach(row -> lists.add(new CandidateList(row.getLong("worker_id"),
                        CandidateList.decode(row.getBuffer("candidates").getBytes()), row.getBoolean("exhausted"),
                        counts(row.getString("rejected")), row.getOffsetDateTime("waiting_since").toInstant())));
        return lists;
    }

    /** Numbers of workers with a list, and of candidates in all lists. */
    int[] size(long runId) {
        Row row = pool.preparedQuery(SIZE).executeAndAwait(Tuple.of(runId)).iterator().next();
        return new int[]{row.getLong("workers").intValue(),
                Math.toIntExact(row.getLong("bytes") / CandidateList.BYTES)};
    }

    /** Gives all lists of a run to {@code visitor}, by worker id, a page at a time. */
    void forEach(long runId, Visitor visitor) {
        long after = Long.MIN_VALUE;
        int found = LISTS_PER_PAGE;
        while (found == LISTS_PER_PAGE) {
            RowSet<Row> rows = pool.preparedQuery(PAGE).executeAndAwait(Tuple.of(runId, after, LISTS_PER_PAGE));
            found = rows.size();
            for (Row row : rows) {
                after = row.getLong("worker_id");
                visitor.list(after, row.getOffsetDateTime("waiting_since").toEpochSecond(), row.getBoolean("exhausted"),
                        row.getBuffer("candidates").getBytes());
            }
        }
    }

    /** Takes the lists of {@link #forEach}. */
    interface Visitor {
        /** @param candidates as {@link CandidateList} encodes them */
        void list(long workerId, long waitingSinceSecond, boolean exhausted, byte[] candidates);
    }

    /** Deletes up to {@code limit} lists of a run; returns how many there were. */
    int delete(long runId, int limit) {
        return pool.preparedQuery(DELETE).executeAndAwait(Tuple.of(runId, limit)).rowCount();
    }

    private String counts(Map<String, Integer> counts) {
        try {
            return json.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Integer> counts(String text) {
        try {
            return json.readValue(text, COUNTS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
