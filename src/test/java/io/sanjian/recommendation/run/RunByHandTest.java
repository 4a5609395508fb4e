package io.sanjian.recommendation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sanjian.delivery.Channel;
import io.sanjian.recommendation.pick.PickList;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.worker.WorkerScope;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs step by step: what happens when replicas die, wake up again, or a run is cancelled between two steps. */
@QuarkusTest
@TestProfile(ByHand.class)
class RunByHandTest extends RunCase {
    @Inject
    Candidates candidates;
    @All
    @Inject
    List<Step> steps;

    @Test
    void everyWorkerInScopeGetsExactlyOneListAndOneMessage() {
        City city = city(10, 5, 100);
        Run run = finish(begin(city));
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.workers().total()).isEqualTo(10);
        assertThat(run.workers().full()).isEqualTo(10);
        assertThat(run.workers().shortened()).isZero();
        assertThat(city.lists(run.id())).containsOnlyKeys(city.workers)
                .allSatisfy((worker, posts) -> assertThat(posts).isEqualTo(city.postings.subList(0, 3)));
        assertThat(city.messages(run.id())).isEqualTo(Map.of("PENDING", 10L));
    }

    @Test
    void whatARunNoLongerNeedsIsDeletedAfterIt() {
        City city = city(4, 3, 100);
        Run run = finish(begin(city));
        assertThat(city.count("select count(*) from run_candidate where run_id = $1", run.id())).isZero();
        assertThat(city.count("select count(*) from run_cut_off where run_id = $1", run.id())).isZero();
        assertThat(city.count("select count(*) from run_task where run_id = $1", run.id())).isZero();
    }

    @Test
    void listsAndMessagesGoWithTheirRun() {
        City city = city(4, 3, 100);
        Run run = finish(begin(city));
        city.execute("delete from run where id = $1", run.id());
        assertThat(city.lists(run.id())).isEmpty();
        assertThat(city.messages(run.id())).isEmpty();
    }

    @Test
    void aRunOfNobodyCompletes() {
        City city = city(0, 3, 1);
        Run run = finish(begin(city));
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.workers().total()).isZero();
    }

    @Test
    void noTaskIsClaimedTwice() {
        City city = city(9, 3, 100);
        Run run = begin(city);
        runner.run(claim(run, TaskKind.PLAN));
        Set<Long> claimed = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            assertThat(claimed.add(claim(run, TaskKind.SEARCH).id())).isTrue();
        }
        assertThat(claim(Instant.now())).isEmpty();
        end.cancel(run.id()).await().indefinitely();
        finish(run);
    }

    @Test
    void aHeartbeatKeepsTheClaimAndSilenceLosesIt() {
        City city = city(1, 3, 100);
        Run run = begin(city);
        Instant now = clock.instant();
        Task mine = claim(run, TaskKind.PLAN);
        tasks.beat(List.of(mine), now.plusSeconds(25));
        assertThat(claim(now.plusSeconds(50))).isEmpty();
        Task taken = claim(now.plusSeconds(56)).orElseThrow();
        assertThat(taken.id()).isEqualTo(mine.id());
        assertThat(taken.claim()).isNotEqualTo(mine.claim());
        tasks.beat(List.of(mine), now.plusSeconds(1000));
        assertThat(claim(now.plusSeconds(1000))).isPresent();
        end.cancel(run.id()).await().indefinitely();
        finish(run);
    }

    @ParameterizedTest
    @EnumSource(value = TaskKind.class, names = "CLEAN", mode = EnumSource.Mode.EXCLUDE)
    void aReplicaThatDiesBeforeFinishingAnyTaskOfAKindLosesAndDoublesNothing(TaskKind kind) {
        City city = city(8, 5, 100);
        Run run = begin(city);
        Instant now = clock.instant();
        Set<Long> died = new HashSet<>();
        while (!ended(run)) {
            now = now.plus(STALE).plusSeconds(1);
            Optional<Task> task = claim(now);
            if (task.isEmpty()) {
                flow.stalled().forEach(id -> flow.advance(id, clock.instant()));
            } else if (task.get().kind() != kind || !died.add(task.get().id())) {
                runner.run(task.get());
            }
        }
        assertThat(died).isNotEmpty();
        assertOneListEach(city, run);
    }

    @ParameterizedTest
    @EnumSource(value = TaskKind.class, names = "CLEAN", mode = EnumSource.Mode.EXCLUDE)
    void aReplicaThatWakesUpAfterItsTaskWasTakenOverChangesNothing(TaskKind kind) {
        City city = city(8, 5, 100);
        Run run = begin(city);
        Instant now = clock.instant();
        List<Task> zombies = new ArrayList<>();
        Set<Long> slept = new HashSet<>();
        while (!ended(run)) {
            now = now.plus(STALE).plusSeconds(1);
            Optional<Task> task = claim(now);
            if (task.isEmpty()) {
                flow.stalled().forEach(id -> flow.advance(id, clock.instant()));
            } else if (task.get().kind() == kind && slept.add(task.get().id())) {
                zombies.add(task.get());
            } else {
                runner.run(task.get());
                zombies.forEach(zombie -> assertThatThrownBy(() -> step(zombie.kind()).execute(zombie))
                        .isInstanceOf(ClaimLostException.class));
            }
        }
        assertThat(zombies).isNotEmpty();
        assertOneListEach(city, run);
    }

    @Test
    void aReplicaThatDiesBetweenTwoPhasesIsReplacedByWhoeverIsIdle() {
        City city = city(3, 3, 100);
        Run run = begin(city);
        step(TaskKind.PLAN).execute(claim(run, TaskKind.PLAN));
        step(TaskKind.SEARCH).execute(claim(run, TaskKind.SEARCH));
        assertThat(claim()).isEmpty();
        assertThat(flow.stalled()).contains(run.id());
        assertThat(flow.advance(run.id(), clock.instant())).isTrue();
        assertThat(flow.advance(run.id(), clock.instant())).isFalse();
        assertThat(finish(run).state()).isEqualTo(RunState.COMPLETED);
        assertOneListEach(city, run);
    }

    @ParameterizedTest
    @EnumSource(value = TaskKind.class, names = "CLEAN", mode = EnumSource.Mode.EXCLUDE)
    void cancelledBeforeOrWhileATaskOfAKindNothingRemains(TaskKind kind) {
        City city = city(8, 5, 100);
        Run run = begin(city);
        Task working = null;
        while (working == null) {
            Task task = claim().orElseThrow();
            if (task.kind() == kind) {
                working = task;
            } else {
                runner.run(task);
            }
        }
        Run cancelled = end.cancel(run.id()).await().indefinitely();
        assertThat(cancelled.state()).isEqualTo(RunState.CANCELLED);
        assertThat(cancelled.phase()).isEqualTo(RunPhase.DONE);
        Task zombie = working;
        assertThatThrownBy(() -> step(kind).execute(zombie)).isInstanceOf(ClaimLostException.class);
        runner.run(zombie);
        finish(run);
        assertThat(city.lists(run.id())).isEmpty();
        assertThat(city.messages(run.id())).isEmpty();
        assertThat(city.count("select count(*) from run_candidate where run_id = $1", run.id())).isZero();
        assertThat(end.cancel(run.id()).await().indefinitely().state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void cancelledWhileStoringOnlyListsRemainWhoseWorkersHaveBeenTold() {
        City city = city(8, 5, 100);
        Run run = begin(city);
        while (runs.find(run.id()).await().indefinitely().orElseThrow().phase() != RunPhase.STORING) {
            runner.run(claim().orElseThrow());
        }
        runner.run(claim(run, TaskKind.STORE));
        runner.run(claim(run, TaskKind.STORE));
        assertThat(city.lists(run.id())).hasSize(6);
        long told = city.workers.get(0);
        long beingTold = city.workers.get(4);
        city.execute("update outbox set state = 'DELIVERED' where run_id = $1 and worker_id = $2", run.id(), told);
        city.execute("update outbox set state = 'SENDING' where run_id = $1 and worker_id = $2", run.id(), beingTold);
        Run cancelled = end.cancel(run.id()).await().indefinitely();
        assertThat(city.lists(run.id())).containsOnlyKeys(told, beingTold);
        assertThat(cancelled.workers().full()).isEqualTo(2);
        assertThat(city.messages(run.id())).isEqualTo(Map.of("CANCELLED", 4L, "DELIVERED", 1L, "SENDING", 1L));
        finish(run);
    }

    @Test
    void cancelAfterTheEndOnlyStopsMessages() {
        City city = city(2, 3, 100);
        Run run = finish(begin(city));
        assertThat(end.cancel(run.id()).await().indefinitely().state()).isEqualTo(RunState.COMPLETED);
        assertThat(city.lists(run.id())).hasSize(2);
        assertThat(city.messages(run.id())).isEqualTo(Map.of("CANCELLED", 2L));
    }

    @Test
    void consecutiveRunsDoNotRepeat() {
        City city = city(3, 7, 100);
        Map<Long, List<Long>> first = city.lists(finish(begin(city)).id());
        Map<Long, List<Long>> second = city.lists(finish(begin(city)).id());
        first.forEach((worker, posts) -> assertThat(second.get(worker)).hasSize(3).doesNotContainAnyElementsOf(posts));
        Run third = finish(begin(city));
        assertThat(third.workers().shortened()).isEqualTo(3);
        assertThat(city.lists(third.id()).values()).allSatisfy(posts -> assertThat(posts).hasSize(1));
    }

    @Test
    void feedbackRulesPostsAndWorkersOut() {
        City city = city(4, 5, 100);
        say(city, 0, 0, "DISMISSED");
        say(city, 0, 1, "APPLIED");
        say(city, 1, 0, "SEEN");
        say(city, 1, 1, "INTERESTED");
        say(city, 2, 0, "HIRED");
        Run run = finish(begin(city));
        Map<Long, List<Long>> lists = city.lists(run.id());
        assertThat(lists.get(city.workers.get(0))).isEqualTo(city.postings.subList(2, 5));
        assertThat(lists.get(city.workers.get(1))).isEqualTo(city.postings.subList(0, 3));
        assertThat(lists).doesNotContainKey(city.workers.get(2));
        assertThat(run.workers().total()).isEqualTo(3);
        city.execute("delete from feedback where worker_id = $1", city.workers.get(2));
        assertThat(city.lists(finish(begin(city)).id())).containsKey(city.workers.get(2));
    }

    @Test
    void aPostGoesToOpeningsTimesExposureWorkersAndLongerListsAreSearchedForTheOthers() {
        City city = city(12, 16, 1);
        Run run = begin(city, 2);
        Run ended = finish(run);
        assertThat(ended.round()).isPositive();
        Map<Long, List<Long>> lists = city.lists(run.id());
        Map<Long, Long> takers = lists.values().stream().flatMap(List::stream)
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        assertThat(takers.values()).allMatch(count -> count <= 2);
        assertThat(takers.values().stream().mapToLong(count -> count).sum()).isEqualTo(32);
        assertThat(ended.workers().full()).isEqualTo(10);
        assertThat(ended.workers().shortened()).isEqualTo(2);
        assertThat(city.count("""
                select (rejected ->> $2)::bigint from pick_list where run_id = $1 and state = 'SHORT'
                order by worker_id desc limit 1
                """, run.id(), PickList.OPENINGS_TAKEN)).isEqualTo(16 - lists.get(city.workers.getLast()).size());
    }

    @Test
    void whoTakesConsentBackOrIsErasedDuringARunGetsNoList() {
        City city = city(4, 3, 100);
        Run run = begin(city);
        runner.run(claim(run, TaskKind.PLAN));
        runner.run(claim(run, TaskKind.SEARCH));
        city.execute("update worker set consent = false where id = $1", city.workers.get(0));
        city.execute("delete from worker where id = $1", city.workers.get(1));
        assertThat(finish(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(city.lists(run.id())).containsOnlyKeys(city.workers.subList(2, 4));
    }

    @Test
    void erasureWaitsForListsThatAreBeingStoredAndTakesThemAlong() {
        City city = city(3, 3, 100);
        Run run = begin(city);
        while (runs.find(run.id()).await().indefinitely().orElseThrow().phase() != RunPhase.STORING) {
            runner.run(claim().orElseThrow());
        }
        Task task = claim(run, TaskKind.STORE);
        long erased = city.workers.getFirst();
        SqlConnection storing = pool.getConnectionAndAwait();
        Transaction unfinished = storing.beginAndAwait();
        flow.share(storing, task);
        storing.preparedQuery("""
                insert into pick_list (run_id, worker_id, state, rejected, posting_ids, picks)
                values ($1, $2, 'SHORT', '{}', '{}', '[]')
                """).executeAndAwait(Tuple.of(run.id(), erased));
        CompletableFuture<?> erasure = pool.preparedQuery("delete from worker where id = $1")
                .execute(Tuple.of(erased)).subscribeAsCompletionStage();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> city.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0);
        assertThat(erasure).isNotDone();
        unfinished.commitAndAwait();
        storing.closeAndAwait();
        erasure.join();
        assertThat(city.lists(run.id())).isEmpty();
        runner.run(task);
        assertThat(city.lists(run.id())).containsOnlyKeys(city.workers.subList(1, 3));
        finish(run);
    }

    @Test
    void aTaskThatKeepsFailingFailsTheRunAndSaysWhy() {
        City city = city(2, 3, 100);
        doThrow(new IllegalStateException("index on fire")).when(search).candidates(any(), anyInt());
        Run run = begin(city);
        Instant now = clock.instant();
        for (int attempt = 0; attempt < 20 && !ended(run); attempt++) {
            now = now.plusSeconds(120);
            claim(now).ifPresent(runner::run);
        }
        Run failed = runs.find(run.id()).await().indefinitely().orElseThrow();
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.failure()).contains("SEARCH").contains("3 times").contains("index on fire");
        finish(run);
    }

    @Test
    void anIndexThatIsNotReadyIsWaitedFor() {
        City city = city(2, 3, 100);
        doThrow(new ProblemException(ProblemType.NOT_READY, "not yet"))
                .doAnswer(call -> city.candidates(call.getArgument(0), call.getArgument(1), match -> true))
                .when(search).candidates(any(), anyInt());
        Run run = begin(city);
        runner.run(claim(run, TaskKind.PLAN));
        Task search = claim(run, TaskKind.SEARCH);
        Instant before = clock.instant();
        runner.run(search);
        // The pause of two seconds may be over by now; that it was made shows in that nothing was ready after half of it.
        assertThat(claim(before.plusSeconds(1))).isEmpty();
        Task again = claim(clock.instant().plusSeconds(10)).orElseThrow();
        assertThat(again.failures()).isZero();
        runner.run(again);
        assertThat(finish(run).state()).isEqualTo(RunState.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"53100", "57P01", "25006", "NOT_READY"})
    void whatIsMissingForLongCountsNeitherAsAFailureNorAsAnAttempt(String missing) {
        City city = city(2, 3, 100);
        AtomicInteger calls = new AtomicInteger();
        doAnswer(call -> {
            if (calls.incrementAndGet() <= 40) {
                throw missing.equals("NOT_READY") ? new ProblemException(ProblemType.NOT_READY, "not yet")
                        : new CompletionException(new PgException("not now", "ERROR", missing, null));
            }
            return city.candidates(call.getArgument(0), call.getArgument(1), match -> true);
        }).when(search).candidates(any(), anyInt());
        Run run = begin(city);
        Instant now = clock.instant();
        for (int attempt = 0; attempt < 100 && !ended(run); attempt++) {
            now = now.plusSeconds(120);
            claim(now).ifPresent(runner::run);
        }
        assertThat(calls).hasValueGreaterThan(40);
        assertThat(finish(run).state()).isEqualTo(RunState.COMPLETED);
        assertOneListEach(city, run);
    }

    @Test
    void progressIsOfThePresentPhase() {
        City city = city(6, 3, 100);
        Run run = begin(city);
        runner.run(claim(run, TaskKind.PLAN));
        runner.run(claim(run, TaskKind.SEARCH));
        Run searching = runs.find(run.id()).await().indefinitely().orElseThrow();
        RunProgress progress =
                runs.progress(searching, searching.times().phaseSince().plusSeconds(3)).await().indefinitely();
        assertThat(searching.phase()).isEqualTo(RunPhase.SEARCHING);
        assertThat(progress).isEqualTo(new RunProgress(3, 6, 0, 0, 0, 1.0, 3L));
        Run ended = finish(run);
        assertThat(runs.progress(ended, clock.instant()).await().indefinitely()).satisfies(done -> {
            assertThat(done.done()).isEqualTo(6);
            assertThat(done.total()).isEqualTo(6);
            assertThat(done.full()).isEqualTo(6);
        });
        assertThat(new EnumMap<>(ended.times().timings())).containsOnlyKeys(RunPhase.PLANNING, RunPhase.SEARCHING,
                RunPhase.ALLOCATING, RunPhase.STORING);
    }

    @Test
    void aKeyStartsOneRunAndRefusesAnotherRequest() {
        RunSpec order = new RunSpec(null, new WorkerScope(List.of(City.AREA), Set.of()), List.of(Channel.INBOX), 5,
                clock.instant());
        RunStart.Started first = start.start(order, "tester", "key-1", new byte[]{1}).await().indefinitely();
        RunStart.Started again = start.start(order, "tester", "key-1", new byte[]{1}).await().indefinitely();
        assertThat(first.created()).isTrue();
        assertThat(again.created()).isFalse();
        assertThat(again.run().id()).isEqualTo(first.run().id());
        assertThatThrownBy(() -> start.start(order, "tester", "key-1", new byte[]{2}).await().indefinitely())
                .isInstanceOfSatisfying(ProblemException.class,
                        e -> assertThat(e.type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED));
        RunStart.Started other = start.start(order, "somebody else", "key-1", new byte[]{2}).await().indefinitely();
        assertThat(other.created()).isTrue();
        finish(first.run());
        finish(other.run());
    }

    private Run begin(City city) {
        return begin(city, 5);
    }

    private Run begin(City city, int exposure) {
        return start.start(new RunSpec(null, new WorkerScope(List.of(City.AREA), Set.of()),
                List.of(Channel.INBOX), exposure, clock.instant()), "test", null, null).await().indefinitely().run();
    }

    private Task claim(Run run, TaskKind kind) {
        Task task = claim().orElseThrow();
        assertThat(task.runId()).isEqualTo(run.id());
        assertThat(task.kind()).isEqualTo(kind);
        return task;
    }

    private Step step(TaskKind kind) {
        return steps.stream().filter(step -> step.kind() == kind).findFirst().orElseThrow();
    }

    private boolean ended(Run run) {
        return runs.find(run.id()).await().indefinitely().orElseThrow().state().isEnd();
    }

    /** Does whatever is left to do. */
    private Run finish(Run run) {
        Optional<Task> task = claim();
        while (task.isPresent()) {
            runner.run(task.get());
            task = claim();
        }
        return runs.find(run.id()).await().indefinitely().orElseThrow();
    }

    private void assertOneListEach(City city, Run run) {
        Run ended = finish(run);
        assertThat(ended.state()).isEqualTo(RunState.COMPLETED);
        assertThat(city.lists(run.id())).containsOnlyKeys(city.workers);
        assertThat(city.messages(run.id())).isEqualTo(Map.of("PENDING", (long) city.workers.size()));
        assertThat(ended.workers().total()).isEqualTo(city.workers.size());
        assertThat(ended.workers().full()).isEqualTo(city.workers.size());
    }

    private static void say(City city, int worker, int posting, String kind) {
        city.execute("""
                insert into feedback (worker_id, posting_id, kind, given_by, created_at)
                values ($1, $2, $3, 'test', now())
                """, city.workers.get(worker), city.postings.get(posting), kind);
    }
}
