package io.sanjian.recommendation.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import io.sanjian.clock.FixedDelayScheduler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Figures of runs for monitoring, read from the database and the same on every replica. Of each plan, and of runs without
 * one: when a run last was completed or failed, how long the last completed one took, and its lists of three and of fewer.
 * Of runs that have not ended: how many, and the age of the oldest.
 */
@ApplicationScoped
class RunMetrics {
    private static final Duration REFRESH = Duration.ofSeconds(30);
    /** Plans that are told apart, those that ran last. */
    private static final int MOST_PLANS = 100;
    private static final String WITHOUT_PLAN = "none";
    private static final String ENDED = """
            select coalesce(p.name, $2) as plan, r.*
            from (select distinct on (plan_id, state) plan_id, state, finished_at,
                        coalesce(started_at, created_at) as began_at, workers_full, workers_short
                  from run where state in ('COMPLETED', 'FAILED')
                  order by plan_id, state, finished_at desc) r left join plan p on p.id = r.plan_id
            order by r.finished_at desc limit $1
            """;
    private static final String UNFINISHED = """
            select count(*) filter (where state = 'PENDING') as pending, count(*) filter (where state = 'RUNNING') as running,
                   min(created_at) as oldest
            from run where state in ('PENDING', 'RUNNING')
            """;

    private final Pool pool;
    private final Clock clock;
    private final MultiGauge successes;
    private final MultiGauge failures;
    private final MultiGauge durations;
    private final MultiGauge lists;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong running = new AtomicLong();
    private final AtomicLong ageMillis = new AtomicLong();

    RunMetrics(Pool pool, Clock clock, MeterRegistry registry) {
        this.pool = pool;
        this.clock = clock;
        this.successes = seconds("sanjian.run.last.success.timestamp",
                "When a run of the plan last was completed, in seconds since 1970", registry);
        this.failures = seconds("sanjian.run.last.failure.timestamp",
                "When a run of the plan last failed, in seconds since 1970", registry);
        this.durations =
                seconds("sanjian.run.last.duration", "How long the last completed run of the plan took", registry);
        this.lists = MultiGauge.builder("sanjian.run.last.lists")
                .description("Lists of the last completed run of the plan: FULL of three posts, SHORT of fewer")
                .register(registry);
        unfinished(pending, RunState.PENDING, registry);
        unfinished(running, RunState.RUNNING, registry);
        TimeGauge.builder("sanjian.run.unfinished.age", ageMillis, TimeUnit.MILLISECONDS, AtomicLong::get)
                .description("Age of the oldest run that has not ended; 0 where there is none").register(registry);
    }

    void start(@Observes StartupEvent event, FixedDelayScheduler ticks) {
        ticks.every(REFRESH, "run-metrics", REFRESH, this::refresh);
    }

    Uni<Void> refresh() {
        return pool.preparedQuery(ENDED).execute(Tuple.of(2 * MOST_PLANS, WITHOUT_PLAN)).invoke(this::ended)
                .chain(() -> pool.query(UNFINISHED).execute())
                .invoke(rows -> unfinished(rows.iterator().next())).replaceWithVoid();
    }

    private void ended(RowSet<Row> rows) {
        List<MultiGauge.Row<?>> succeeded = new ArrayList<>();
        List<MultiGauge.Row<?>> failed = new ArrayList<>();
        List<MultiGauge.Row<?>> took = new ArrayList<>();
        List<MultiGauge.Row<?>> stored = new ArrayList<>();
        for (Row row : rows) {
            Tags plan = Tags.of("plan", row.getString("plan"));
            OffsetDateTime finished = row.getOffsetDateTime("finished_at");
            if (RunState.valueOf(row.getString("state")) == RunState.FAILED) {
                failed.add(MultiGauge.Row.of(plan, finished.toEpochSecond()));
            } else {
                succeeded.add(MultiGauge.Row.of(plan, finished.toEpochSecond()));
                took.add(MultiGauge.Row.of(plan,
                        Duration.between(row.getOffsetDateTime("began_at"), finished).toMillis() / 1000.0));
                stored.add(MultiGauge.Row.of(plan.and("state", "FULL"), row.getInteger("workers_full")));
                stored.add(MultiGauge.Row.of(plan.and("state", "SHORT"), row.getInteger("workers_short")));
            }
        }
        successes.register(succeeded, true);
        failures.register(failed, true);
        durations.register(took, true);
        lists.register(stored, true);
    }

    private void unfinished(Row row) {
        pending.set(row.getLong("pending"));
        running.set(row.getLong("running"));
        OffsetDateTime oldest = row.getOffsetDateTime("oldest");
        ageMillis.set(oldest == null ? 0
                : Math.max(0, Duration.between(oldest.toInstant(), clock.instant()).toMillis()));
    }

    private static MultiGauge seconds(String name, String description, MeterRegistry registry) {
        return MultiGauge.builder(name).description(description).baseUnit("seconds").register(registry);
    }

    private static void unfinished(AtomicLong count, RunState state, MeterRegistry registry) {
        Gauge.builder("sanjian.run.unfinished", count, AtomicLong::get).description("Runs that have not ended")
                .tags("state", state.name()).register(registry);
    }
}
