package io.sanjian.recommendation.run;

import io.sanjian.audit.Audit;
import io.sanjian.clock.BusinessZone;
import io.sanjian.matching.Weights;
import io.sanjian.recommendation.pick.PickList;
import io.sanjian.recommendation.pick.PickLists;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.worker.Worker;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Lists made at once for workers who ask: one a day, of posts that are on none of the worker's last lists. They keep to all
 * that runs keep to but the places of a post, which are allotted in runs alone. Nobody is told of such a list by message: who
 * asks is looking at it. Runs that are open give the worker no second list, see {@link PickLists#store}.
 */
@ApplicationScoped
class OnDemandLists {
    /** A list is made again where a run has stored one meanwhile, which happens once in the life of a run. */
    private static final int ATTEMPTS = 3;

    private static final String DETAIL = "recommendations";

    private static final String KEEP_WORKER = "select 1 from worker where id = $1 for key share";
    /**
     * The lists of a day stand under one run, or under several where ordinary runs were made in between: so a list on demand
     * always has a higher run than the runs that were made before it.
     */
    private static final String RUN_OF_DAY = """
            select id from run where id = (select max(id) from run) and on_demand_day = $1
            """;
    private static final String MAKE_RUN = """
            insert into run (on_demand_day, requested_by, match_at, channels, exposure, rules_version, state, phase,
                             phase_since, created_at, started_at, finished_at)
            values ($1, 'on demand', $2, '{}', 1, $3, 'COMPLETED', 'DONE', $2, $2, $2, $2) returning id
            """;

    private final Pool pool;
    private final ListLocks locks;
    private final PickLists lists;
    private final WorkerHistoryLoader histories;
    private final OnDemandSearch search;
    private final Audit audit;
    private final Clock clock;

    OnDemandLists(Pool pool, ListLocks locks, PickLists lists, WorkerHistoryLoader histories, OnDemandSearch search,
            Audit audit, Clock clock) {
        this.pool = pool;
        this.locks = locks;
        this.lists = lists;
        this.histories = histories;
        this.search = search;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a worker gets.
     *
     * @param list   of run 0 where there is nothing to recommend: that is not stored
     * @param stored whether this call stored it
     */
    record Given(PickList list, boolean stored) {
    }

    /**
     * The worker's list of the day; made now unless there is one.
     *
     * @param author who asks, for the audit
     * @return fails with CONFLICT if nothing is to be recommended to the worker, with NOT_READY without an index
     */
    Uni<Given> give(Worker worker, Audit.Author author) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), BusinessZone.ID);
        return lists.onDemand(pool, worker.id(), day)
                .flatMap(today -> today.map(list -> Uni.createFrom().item(new Given(list, false)))
                        .orElseGet(() -> requireSeeking(worker).chain(() -> made(worker, author, day, ATTEMPTS))))
                .call(given -> given.stored() ? Uni.createFrom().voidItem()
                        : audit.record(pool, author, Audit.Action.READ, List.of(worker.id()), DETAIL));
    }

    private Uni<Void> requireSeeking(Worker worker) {
        if (Boolean.FALSE.equals(worker.consent())) {
            throw new ProblemException(ProblemType.CONFLICT, "The worker does not consent to recommendations");
        }
        return histories.isHired(worker.id()).invoke(hired -> {
            if (hired) {
                throw new ProblemException(ProblemType.CONFLICT,
                        "The worker was hired; take that feedback back first");
            }
        }).replaceWithVoid();
    }

    private Uni<Given> made(Worker worker, Audit.Author author, LocalDate day, int attempts) {
        if (attempts == 0) {
            throw new ProblemException(ProblemType.CONFLICT, "Runs are making lists for this worker; ask again");
        }
        return search.search(worker, day, clock.instant())
                .flatMap(list -> list.picks().isEmpty() ? Uni.createFrom().item(Optional.of(new Given(list, false)))
                        : pool.withTransaction(tx -> store(tx, worker, author, list, day)))
                .flatMap(given -> given.map(Uni.createFrom()::item)
                        .orElseGet(() -> made(worker, author, day, attempts - 1)));
    }

    /** @return empty where a run has given the worker one of these posts meanwhile */
    private Uni<Optional<Given>> store(SqlConnection tx, Worker worker, Audit.Author author, PickList list,
            LocalDate day) {
        // The worker first of all, so that an erasure, which waits for whoever stores lists, never waits in a circle.
        return tx.preparedQuery(KEEP_WORKER).execute(Tuple.of(worker.id())).invoke(kept -> {
            if (kept.size() == 0) {
                throw ProblemException.notFound("worker", worker.id());
            }
        }).chain(() -> locks.onDemand(tx, worker.id())).chain(() -> lists.onDemand(tx, worker.id(), day))
                .flatMap(today -> today.map(known -> Uni.createFrom().item(Optional.of(new Given(known, false))))
                        .orElseGet(() -> histories.repeats(tx, list).flatMap(repeats -> repeats
                                ? Uni.createFrom().item(Optional.empty())
                                : storeUnder(tx, author, list, day).map(Optional::of))));
    }

    private Uni<Given> storeUnder(SqlConnection tx, Audit.Author author, PickList list, LocalDate day) {
        return runOfDay(tx, day).map(list::under)
                .call(stored -> lists.store(tx, List.of(stored)))
                .call(() -> audit.record(tx, author, Audit.Action.CREATE, List.of(list.workerId()), DETAIL))
                .map(stored -> new Given(stored, true));
    }

    private Uni<Long> runOfDay(SqlConnection tx, LocalDate day) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return tx.preparedQuery(RUN_OF_DAY).execute(Tuple.of(day))
                .flatMap(latest -> latest.size() > 0 ? Uni.createFrom().item(latest)
                        : tx.preparedQuery(MAKE_RUN).execute(Tuple.of(day, now, Weights.VERSION)))
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
