package io.sanjian.recommendation.pick;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.clock.BusinessZone;
import io.sanjian.compute.ComputeExecutor;
import io.sanjian.database.SqlValues;
import io.sanjian.delivery.RecommendationMessage;
import io.sanjian.delivery.RecommendationMessage.Pick;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    /**
     * Condition on a worker u.w: there is a list of a run that was made after run $1. Looked up worker by worker, and only
     * where there is any such run.
     */
    private static final String LATER = """
            (select exists (select from run where id > $1))
            and (select true from pick_list l where l.worker_id = u.w and l.run_id > $1 limit 1) is true
            """;
    /** A worker who was erased meanwhile has no list; one who was given another list meanwhile keeps that one alone. */
    private static final String STORE = """
            with made as (
                select u.*, %s as served
                from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
                         u(w, s, r, i, p, c)
                join worker on worker.id = u.w
            ), stored as (
                insert into pick_list (run_id, worker_id, state, rejected, posting_ids, picks, created_at)
                select $1, w, s, r::jsonb, i::bigint[], p::json, c from made where not served
                on conflict (run_id, worker_id) do nothing
                returning worker_id, state
            )
            select worker_id, state from stored union all select w, null from made where served
            """.formatted(LATER);
    private static final String SERVED = """
            select u.w from unnest($2::bigint[]) u(w)
            where cardinality($3::bigint[]) > 0
                  and (select true from pick_list p where p.worker_id = u.w and p.run_id = any($3) limit 1)
               or %s
            """.formatted(LATER);
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
            where p.worker_id = $1 and p.run_id < $2 and ($4::bigint is null or p.run_id = $4)
            order by p.run_id desc limit $3
            """;
    private static final String ON_DEMAND = "select " + COLUMNS + """
             from pick_list p join worker w on w.id = p.worker_id join run on run.id = p.run_id
            where p.worker_id = $1 and run.on_demand_day = $2
            """;
    private static final String OF_RUN = "select " + COLUMNS + """
             from pick_list p join worker w on w.id = p.worker_id where p.run_id = $1 and p.worker_id = any($2)
            """;

    private static final String HAS_RUN = "select 1 from run where id = $1";

    private final Pool pool;
    private final ComputeExecutor executor;
    private final ObjectMapper json;
    private final Clock clock;
    private final PickJson picks;

    PickLists(Pool pool, ComputeExecutor executor, ObjectMapper json, Clock clock) {
        this.pool = pool;
        this.executor = executor;
        this.json = json;
        this.clock = clock;
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
     * What became of lists.
     *
     * @param lists  those that were stored, by worker id
     * @param served workers who had been given a list of a run made later, so that none was stored
     */
    public record Stored(Map<Long, RecommendationMessage.State> lists, int served) {
    }

    /**
     * Stores the lists of a run's batch, except for workers who were given a list since the run was made. A list that is
     * there already stays as it is.
     *
     * @param tx a transaction in which nobody else gives these workers lists, see {@code ListLocks}
     */
    public Uni<Stored> store(SqlClient tx, List<PickList> lists) {
        if (lists.isEmpty()) {
            return Uni.createFrom().item(new Stored(Map.of(), 0));
        }
        return tx.preparedQuery(STORE).execute(Tuple.of(lists.getFirst().runId(),
                lists.stream().map(PickList::workerId).toArray(Long[]::new), strings(lists, l -> l.state().name()),
                strings(lists, l -> counts(l.rejected())), strings(lists, PickLists::idArray))
                .addArrayOfString(strings(lists, l -> picks.write(l.picks())))
                .addArrayOfOffsetDateTime(lists.stream().map(l -> utc(l.createdAt()))
                        .toArray(OffsetDateTime[]::new)))
                .map(PickLists::stored);
    }

    private static Stored stored(RowSet<Row> rows) {
        Map<Long, RecommendationMessage.State> lists = new HashMap<>();
        int served = 0;
        for (Row row : rows) {
            if (row.getString(1) == null) {
                served++;
            } else {
                lists.put(row.getLong(0), RecommendationMessage.State.valueOf(row.getString(1)));
            }
        }
        return new Stored(lists, served);
    }

    /**
     * Which of these workers need no list of a run because they have one of a run that it met, or were given one since it
     * was made.
     */
    public Uni<Set<Long>> served(long runId, Collection<Long> met, Collection<Long> workerIds) {
        return pool.preparedQuery(SERVED)
                .execute(Tuple.of(runId, workerIds.toArray(Long[]::new), met.toArray(Long[]::new))).map(rows -> {
                    Set<Long> served = new HashSet<>();
                    rows.forEach(row -> served.add(row.getLong(0)));
                    return served;
                });
    }

    /** The list that a worker was given on demand on a day in Asia/Shanghai. */
    public Uni<Optional<PickList>> onDemand(SqlClient client, long workerId, LocalDate day) {
        return lists(client, ON_DEMAND, Tuple.of(workerId, day))
                .map(lists -> lists.stream().map(Addressed::list).findFirst());
    }

    /** The latest lists of these workers from other runs, newest first, at most {@code limit} each. */
    public Uni<Map<Long, List<Earlier>>> earlier(Collection<Long> workerIds, long exceptRun, int limit) {
        return earlier(pool, workerIds, exceptRun, limit);
    }

    /** As {@link #earlier(Collection, long, int)}, in a transaction. */
    public Uni<Map<Long, List<Earlier>>> earlier(SqlClient tx, Collection<Long> workerIds, long exceptRun,
            int limit) {
        return tx.preparedQuery(EARLIER).execute(Tuple.of(workerIds.toArray(Long[]::new), exceptRun, limit))
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

    /** A worker's lists, newest run first, of runs below {@code beforeRun}; of one run alone where it is not null. */
    Uni<List<Addressed>> ofWorker(long workerId, long beforeRun, int limit, Long run) {
        return lists(pool, OF_WORKER, Tuple.of(workerId, beforeRun, limit, run));
    }

    /** The lists that these workers have in a run, by worker, as the API shows them. */
    public Uni<Map<Long, PickListResponse>> inRun(long runId, Collection<Long> workerIds) {
        return lists(pool, OF_RUN, ofRunParameters(runId, workerIds)).map(lists -> lists.stream().map(Addressed::list)
                .collect(Collectors.toMap(PickList::workerId, PickListResponse::of)));
    }

    /** All lists of a worker, newest first, as the API shows them. @param tx the transaction to read them in */
    public Uni<List<PickListResponse>> all(SqlClient tx, long workerId) {
        return lists(tx, OF_WORKER, Tuple.of(workerId, Long.MAX_VALUE, Integer.MAX_VALUE, null))
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
        return SqlValues.list(rows, this::list);
    }

    private Addressed list(Row row) {
        return new Addressed(new PickList(row.getLong("run_id"), row.getLong("worker_id"),
                RecommendationMessage.State.valueOf(row.getString("state")), counts(row.getString("rejected")),
                shown(picks.read(row.getString("picks"))), instant(row, "created_at")),
                row.getString("external_id"));
    }

    private List<Pick> shown(List<Pick> stored) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessZone.ID);
        return stored.stream().map(pick -> new Pick(pick.rank(), pick.posting().shownOn(today), pick.score(),
                pick.parts(), pick.distanceKm(), pick.reasons())).toList();
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
