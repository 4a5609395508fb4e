package io.sanjian.recommendation.pick;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.compute.ComputeExecutor;
import io.sanjian.delivery.RecommendationMessage;
import io.sanjian.matching.Reason;
import io.sanjian.matching.Score;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.terms.Pay;
import io.sanjian.worker.HomeAreaCondition;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table {@code pick_list}. What is read for an answer is taken apart on the executor. */
@ApplicationScoped
@RegisterForReflection(targets = {Score.class, Reason.class, Pay.class})
public class PickLists {
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {
    };
    private static final String COLUMNS = """
            p.run_id, p.worker_id, w.external_id, p.state, p.rejected::text, p.picks::text, p.created_at
            """;
    /** A worker who was erased meanwhile has no list. */
    private static final String STORE = """
            insert into pick_list (run_id, worker_id, state, rejected, posting_ids, picks, created_at)
            select $1, u.w, u.s, u.r::jsonb, u.i::bigint[], u.p::json, u.c
            from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
                     u(w, s, r, i, p, c)
            join worker on worker.id = u.w
            on conflict (run_id, worker_id) do nothing
            returning worker_id, state
            """;
    private static final String EARLIER = """
            select u.w, l.posting_ids, l.created_at
            from unnest($1::bigint[]) u(w) cross join lateral (
                select run_id, posting_ids, created_at from pick_list
                where worker_id = u.w and run_id <> $2 order by run_id desc limit $3) l
            order by u.w, l.run_id desc
            """;
    private static final String PAGE = "select " + COLUMNS + """
             from pick_list p join worker w on w.id = p.worker_id
            where p.run_id = $1 and p.worker_id > $2 and
            """ + HomeAreaCondition.sql(4) + " order by p.worker_id limit $3";
    private static final String OF_WORKER = "select " + COLUMNS + """
             from pick_list p join worker w on w.id = p.worker_id
            where p.worker_id = $1 and p.run_id < $2 order by p.run_id desc limit $3
            """;
    private static final String OF_RUN = "select " + COLUMNS + """
             from pick_list p join worker w on w.id = p.worker_id where p.run_id = $1 and p.worker_id = any($2)
            """;

    private static final String HAS_RUN = "select 1 from run where id = $1";

    private final Pool pool;
    private final ComputeExecutor executor;
    private final ObjectMapper json;
    private final PickJson picks;

    PickLists(Pool pool, ComputeExecutor executor, ObjectMapper json) {
        this.pool = pool;
        this.executor = executor;
        this.json = json;
        this.picks = new PickJson(json);
    }

    /**
     * An earlier list of a worker.
     *
     * @param postingIds what it recommended
     */
    public record Earlier(List<Long> postingIds, Instant createdAt) {
    }

    /**
     * A list with the worker's id in the system that entered them.
     */
    record Addressed(PickList list, String externalId) {
        RecommendationMessage message() {
            return new RecommendationMessage(list.runId(), list.workerId(), externalId, list.state(), list.picks());
        }
    }

    /**
     * Stores the lists of a run's batch. A list that is there already stays as it is.
     *
     * @return the lists that were stored, by worker id
     */
    public Uni<Map<Long, RecommendationMessage.State>> store(SqlClient tx, List<PickList> lists) {
        if (lists.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(STORE).execute(Tuple.of(lists.getFirst().runId(),
                lists.stream().map(PickList::workerId).toArray(Long[]::new), strings(lists, l -> l.state().name()),
                strings(lists, l -> counts(l.rejected())), strings(lists, PickLists::idArray))
                .addArrayOfString(strings(lists, l -> picks.write(l.picks())))
                .addArrayOfOffsetDateTime(lists.stream().map(l -> utc(l.createdAt()))
                        .toArray(OffsetDateTime[]::new)))
                .map(rows -> {
                    Map<Long, RecommendationMessage.State> stored = new HashMap<>();
                    rows.forEach(row -> stored.put(row.getLong(0),
                            RecommendationMessage.State.valueOf(row.getString(1))));
                    return stored;
                });
    }

    /** The latest lists of these workers from other runs, newest first, at most {@code limit} each. */
    public Uni<Map<Long, List<Earlier>>> earlier(Collection<Long> workerIds, long exceptRun, int limit) {
        return pool.preparedQuery(EARLIER).execute(Tuple.of(workerIds.toArray(Long[]::new), exceptRun, limit))
                .map(rows -> {
                    Map<Long, List<Earlier>> earlier = new HashMap<>();
                    rows.forEach(row -> earlier.computeIfAbsent(row.getLong(0), id -> new ArrayList<>())
                            .add(new Earlier(List.of(row.getArrayOfLongs(1)), row.getOffsetDateTime(2).toInstant())));
                    return earlier;
                });
    }

    /** The lists of a run whose workers are within reach, by worker id above {@code after}. */
    Uni<List<Addressed>> page(long runId, long after, int limit, AreaScope reach) {
        return lists(pool, PAGE, HomeAreaCondition.add(Tuple.of(runId, after, limit), reach));
    }

    Uni<Boolean> hasRun(long runId) {
        return pool.preparedQuery(HAS_RUN).execute(Tuple.of(runId)).map(rows -> rows.size() > 0);
    }

    /** A worker's lists, newest run first, of runs below {@code beforeRun}. */
    Uni<List<Addressed>> ofWorker(long workerId, long beforeRun, int limit) {
        return lists(pool, OF_WORKER, Tuple.of(workerId, beforeRun, limit));
    }

    /** The lists that these workers have in a run, by worker, as the API shows them. */
    public Uni<Map<Long, PickListResponse>> inRun(long runId, Collection<Long> workerIds) {
        return lists(pool, OF_RUN, ofRunParameters(runId, workerIds)).map(lists -> lists.stream().map(Addressed::list)
                .collect(Collectors.toMap(PickList::workerId, PickListResponse::of)));
    }

    /** All lists of a worker, newest first, as the API shows them. @param tx the transaction to read them in */
    public Uni<List<PickListResponse>> all(SqlClient tx, long workerId) {
        return lists(tx, OF_WORKER, Tuple.of(workerId, Long.MAX_VALUE, Integer.MAX_VALUE))
                .map(lists -> lists.stream().map(list -> PickListResponse.of(list.list())).toList());
    }

    /** The lists that these workers have in a run, for messages: background work, which takes no place of a request's. */
    Uni<List<Addressed>> ofRun(long runId, Collection<Long> workerIds) {
        return pool.preparedQuery(OF_RUN).execute(ofRunParameters(runId, workerIds))
                .emitOn(Infrastructure.getDefaultWorkerPool()).map(this::lists);
    }

    private static Tuple ofRunParameters(long runId, Collection<Long> workerIds) {
        return Tuple.of(runId, workerIds.toArray(Long[]::new));
    }

    private Uni<List<Addressed>> lists(SqlClient client, String sql, Tuple arguments) {
        return client.preparedQuery(sql).execute(arguments).flatMap(rows -> executor.call(() -> lists(rows)));
    }

    private List<Addressed> lists(RowSet<Row> rows) {
        List<Addressed> lists = new ArrayList<>(rows.size());
        rows.forEach(row -> lists.add(list(row)));
        return lists;
    }

    private Addressed list(Row row) {
        return new Addressed(new PickList(row.getLong("run_id"), row.getLong("worker_id"),
                RecommendationMessage.State.valueOf(row.getString("state")), counts(row.getString("rejected")),
                picks.read(row.getString("picks")), instant(row, "created_at")),
                row.getString("external_id"));
    }

    private static String idArray(PickList list) {
        return list.picks().stream().map(pick -> Long.toString(pick.posting().id()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String[] strings(List<PickList> lists, Function<PickList, String> text) {
        return lists.stream().map(text).toArray(String[]::new);
    }

    private String counts(Map<String, Integer> counts) {
        if (counts.isEmpty()) {
            return "{}";
        }
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
