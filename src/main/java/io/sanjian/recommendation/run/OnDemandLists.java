package io.sanjian.recommendation.run;

import io.sanjian.clock.BusinessZone;
import io.sanjian.database.Transactions;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.matching.MatchEngine;
import io.sanjian.matching.MatchResult;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Weights;
import io.sanjian.recommendation.feedback.FeedbackStore;
import io.sanjian.recommendation.pick.PickFactory;
import io.sanjian.recommendation.pick.PickList;
import io.sanjian.recommendation.pick.PickLists;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.worker.Worker;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lists made at once for workers who ask: one a day, of posts that are on none of the worker's last lists. They keep to all
 * that runs keep to but the places of a post, which are allotted in runs alone. Nobody is told of such a list by message: who
 * asks is looking at it. Runs that are open give the worker no second list, see {@link PickLists#store}. Blocking.
 */
@ApplicationScoped
class OnDemandLists {
    /** A list is made again where a run has stored one meanwhile, which happens once in the life of a run. */
    private static final int ATTEMPTS = 3;

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

    private final Transactions transactions;
    private final ListLocks locks;
    private final PickLists lists;
    private final WorkerHistoryLoader histories;
    private final FeedbackStore feedback;
    private final WorkerProfiles profiles;
    private final MatchEngine search;
    private final RunPostings posts;
    private final PickFactory factory;
    private final Clock clock;

    OnDemandLists(Transactions transactions, ListLocks locks, PickLists lists, WorkerHistoryLoader histories,
            FeedbackStore feedback, WorkerProfiles profiles, MatchEngine search, RunPostings posts,
            PickFactory factory, Clock clock) {
        this.transactions = transactions;
        this.locks = locks;
        this.lists = lists;
        this.histories = histories;
        this.feedback = feedback;
        this.profiles = profiles;
        this.search = search;
        this.posts = posts;
        this.factory = factory;
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
     * @throws ProblemException CONFLICT if nothing is to be recommended to the worker, NOT_READY without an index
     */
    Given give(Worker worker) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), BusinessZone.ID);
        Optional<PickList> today = lists.onDemand(worker.id(), day);
        if (today.isPresent()) {
            return new Given(today.get(), false);
        }
        requireSeeking(worker);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            PickList list = make(worker, day);
            if (list.picks().isEmpty()) {
                return new Given(list, false);
            }
            Optional<Given> given = transactions.call(tx -> store(tx, worker, list, day));
            if (given.isPresent()) {
                return given.get();
            }
        }
        throw new ProblemException(ProblemType.CONFLICT, "Runs are making lists for this worker; ask again");
    }

    private void requireSeeking(Worker worker) {
        if (Boolean.FALSE.equals(worker.consent())) {
            throw new ProblemException(ProblemType.CONFLICT, "The worker does not consent to recommendations");
        }
        if (!feedback.hired(List.of(worker.id())).isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, "The worker was hired; take that feedback back first");
        }
    }

    private PickList make(Worker worker, LocalDate day) {
        Instant now = clock.instant();
        WorkerHistory history = histories.load(List.of(worker), 0, now).get(worker.id());
        Profile profile = profiles.of(worker, history.excluded(), day);
        MatchResult result = search.match(profile, PickList.SIZE);
        Map<Long, PostingSummary> shown =
                posts.summaries(result.matches().stream().map(match -> match.posting().id()).toList());
        // A post that was withdrawn within these milliseconds is not shown any more.
        List<Pick> picks = factory.picks(profile,
                result.matches().stream().filter(match -> shown.containsKey(match.posting().id())).toList(), shown);
        if (picks.size() == PickList.SIZE) {
            return new PickList(0, worker.id(), State.FULL, Map.of(), picks, now);
        }
        Map<String, Integer> rejected = new TreeMap<>();
        result.rejected().forEach((rule, count) -> rejected.put(rule.name(), count));
        if (profile.namesNoWork()) {
            rejected.put(PickList.NO_WORK_NAMED, 1);
        }
        return new PickList(0, worker.id(), State.SHORT, rejected, picks, now);
    }

    /** @return empty where a run has given the worker one of these posts meanwhile */
    private Optional<Given> store(SqlConnection tx, Worker worker, PickList list, LocalDate day) {
        // First of all, so that an erasure, which waits for whoever stores lists, never waits in a circle.
        if (tx.preparedQuery(KEEP_WORKER).executeAndAwait(Tuple.of(worker.id())).size() == 0) {
            throw ProblemException.notFound("worker", worker.id());
        }
        locks.onDemand(tx, worker.id());
        Optional<PickList> today = lists.onDemand(tx, worker.id(), day);
        if (today.isPresent()) {
            return Optional.of(new Given(today.get(), false));
        }
        if (histories.repeats(tx, list)) {
            return Optional.empty();
        }
        PickList stored = new PickList(runOfDay(tx, day), worker.id(), list.state(), list.rejected(), list.picks(),
                list.createdAt());
        lists.store(tx, List.of(stored));
        return Optional.of(new Given(stored, true));
    }

    private long runOfDay(SqlConnection tx, LocalDate day) {
        RowSet<Row> latest = tx.preparedQuery(RUN_OF_DAY).executeAndAwait(Tuple.of(day));
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return (latest.size() > 0 ? latest
                : tx.preparedQuery(MAKE_RUN).executeAndAwait(Tuple.of(day, now, Weights.VERSION))).iterator().next()
                .getLong(0);
    }
}
