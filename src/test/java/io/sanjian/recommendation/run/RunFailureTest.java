package io.sanjian.recommendation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.vertx.pgclient.PgException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs step by step: what happens when replicas die and wake up again, and when what a task needs is not there. */
@QuarkusTest
@TestProfile(ByHand.class)
class RunFailureTest extends RunCase {
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
        while (!hasEnded(run)) {
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
        while (!hasEnded(run)) {
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

    @Test
    void aTaskThatKeepsFailingFailsTheRunAndSaysWhy() {
        City city = city(2, 3, 100);
        doThrow(new IllegalStateException("index on fire")).when(search).candidates(any(), anyInt());
        Run run = begin(city);
        Instant now = clock.instant();
        for (int attempt = 0; attempt < 20 && !hasEnded(run); attempt++) {
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
        for (int attempt = 0; attempt < 100 && !hasEnded(run); attempt++) {
            now = now.plusSeconds(120);
            claim(now).ifPresent(runner::run);
        }
        assertThat(calls).hasValueGreaterThan(40);
        assertThat(finish(run).state()).isEqualTo(RunState.COMPLETED);
        assertOneListEach(city, run);
    }
}
