package io.sanjian.recommendation.run;

import static io.sanjian.database.SqlValues.instant;

import io.sanjian.delivery.Channel;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.worker.WorkerScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads runs. */
@ApplicationScoped
public class Runs {
    static final String COLUMNS = """
            id, plan_id, due_at, requested_by, match_at, area_codes, groups, channels, exposure, rules_version, state,
            phase, round, workers_total, workers_full, workers_short, failure, phase_since, planning_ms, searching_ms,
            allocating_ms, storing_ms, created_at, started_at, finished_at, workers_served, meets
            """;
    private static final String FIND = "select " + COLUMNS + " from run where id = $1 and on_demand_day is null";
    private static final String PAGE = "select " + COLUMNS + """
             from run where id < $1 and on_demand_day is null and ($2::text is null or state = $2)
            order by id desc limit $3
            """;
    private static final String OPEN =
            "select id from run where id = any($1) and state in ('PENDING', 'RUNNING') order by id";
    private static final String PROGRESS = """
            select coalesce(sum(size) filter (where kind = 'SEARCH' and round = $2), 0) searching,
                   coalesce(sum(size) filter (where kind = 'SEARCH' and round = $2 and state = 'DONE'), 0) searched,
                   coalesce(sum(size) filter (where kind = 'STORE'), 0) storing,
                   coalesce(sum(size) filter (where kind = 'STORE' and state = 'DONE'), 0) stored,
                   coalesce(sum(lists_full), 0) lists_full, coalesce(sum(lists_short), 0) lists_short,
                   coalesce(sum(lists_served), 0) lists_served
            from run_task where run_id = $1
            """;

    private final Pool pool;

    Runs(Pool pool) {
        this.pool = pool;
    }

    /** A run that somebody or a plan started: what lists on demand stand under is none of them. */
    public Uni<Optional<Run>> find(long id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(run(rows.iterator().next())));
    }

    /**
     * Newest first.
     *
     * @param before only runs with a lower id
     * @param state  or null for all
     */
    public Uni<List<Run>> page(long before, RunState state, int limit) {
        return pool.preparedQuery(PAGE).execute(Tuple.of(before, state == null ? null : state.name(), limit))
                .map(rows -> {
                    List<Run> runs = new ArrayList<>();
                    rows.forEach(row -> runs.add(run(row)));
                    return runs;
                });
    }

    /** The run as the API shows it, with its progress and what it waits for. */
    Uni<RunResponse> view(Run run, Instant now) {
        return progress(run, now).flatMap(progress -> waitsFor(run)
                .map(waitsFor -> RunResponse.of(run, progress, waitsFor)));
    }

    /** The runs that this one waits for before it begins, by id. */
    Uni<List<Long>> waitsFor(Run run) {
        if (run.state() != RunState.PENDING || run.meets().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return pool.preparedQuery(OPEN).execute(Tuple.of(run.meets().toArray(Long[]::new))).map(rows -> {
            List<Long> open = new ArrayList<>();
            rows.forEach(row -> open.add(row.getLong(0)));
            return open;
        });
    }

    /** How far the run has come in its present phase. */
    public Uni<RunProgress> progress(Run run, Instant now) {
        return pool.preparedQuery(PROGRESS).execute(Tuple.of(run.id(), run.round()))
                .map(rows -> progress(run, rows.iterator().next(), now));
    }

    private static RunProgress progress(Run run, Row row, Instant now) {
        int full = row.getLong("lists_full").intValue();
        int shortened = row.getLong("lists_short").intValue();
        int served = run.workers().served() + row.getLong("lists_served").intValue();
        return switch (run.phase()) {
            case PLANNING -> new RunProgress(0, run.workers().total(), full, shortened, served, 0, null);
            case SEARCHING -> RunProgress.of(row.getLong("searched").intValue(), row.getLong("searching").intValue(),
                    full, shortened, served, Duration.between(run.times().phaseSince(), now));
            case ALLOCATING -> new RunProgress(0, run.workers().total(), full, shortened, served, 0, null);
            case STORING -> RunProgress.of(row.getLong("stored").intValue(), row.getLong("storing").intValue(), full,
                    shortened, served, Duration.between(run.times().phaseSince(), now));
            case DONE -> RunProgress.ended(run);
        };
    }

    static Run run(Row row) {
        RunSpec order = new RunSpec(row.getLong("plan_id"),
                new WorkerScope(List.of(row.getArrayOfStrings("area_codes")),
                        Arrays.stream(row.getArrayOfStrings("groups")).map(WorkerGroup::valueOf)
                                .collect(Collectors.toUnmodifiableSet())),
                Arrays.stream(row.getArrayOfStrings("channels")).map(Channel::valueOf).toList(),
                row.getInteger("exposure"), instant(row, "match_at"));
        Map<RunPhase, Duration> timings = new EnumMap<>(RunPhase.class);
        timings.put(RunPhase.PLANNING, Duration.ofMillis(row.getLong("planning_ms")));
        timings.put(RunPhase.SEARCHING, Duration.ofMillis(row.getLong("searching_ms")));
        timings.put(RunPhase.ALLOCATING, Duration.ofMillis(row.getLong("allocating_ms")));
        timings.put(RunPhase.STORING, Duration.ofMillis(row.getLong("storing_ms")));
        return new Run(row.getLong("id"), order,
                new Run.Origin(instant(row, "due_at"), row.getString("requested_by"), row.getString("rules_version")),
                RunState.valueOf(row.getString("state")), RunPhase.valueOf(row.getString("phase")),
                row.getInteger("round"),
                new Run.Workers(row.getInteger("workers_total"), row.getInteger("workers_full"),
                        row.getInteger("workers_short"), row.getInteger("workers_served")),
                List.of(row.getArrayOfLongs("meets")), row.getString("failure"),
                new Run.Times(instant(row, "created_at"), instant(row, "started_at"), instant(row, "finished_at"),
                        instant(row, "phase_since"), timings));
    }
}
