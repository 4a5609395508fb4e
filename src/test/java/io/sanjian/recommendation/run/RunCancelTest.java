package io.sanjian.recommendation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs step by step: what happens when a run is cancelled, or a worker goes, between two steps. */
@QuarkusTest
@TestProfile(ByHand.class)
class RunCancelTest extends RunCase {
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
}
