package io.sanjian.recommendation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Due times of plans become runs. 08:00 in Shanghai is 00:00 UTC. */
@QuarkusTest
@TestProfile(ByHand.class)
class PlanSchedulerTest {
    private static final Instant MONDAY_EIGHT = Instant.parse("2026-01-19T00:00:00Z");
    private static final String INSERT = """
            insert into plan (name, cron, area_codes, channels, exposure, next_due_at)
            values ('daily', '0 8 * * *', '{500101}', '{WEBHOOK,INBOX}', 7, $1) returning id
            """;

    @Inject
    Pool pool;
    @Inject
    PlanScheduler tick;
    @Inject
    RunStart start;
    @Inject
    RunEnd end;
    @Inject
    Runs runs;

    @BeforeEach
    void oneDailyPlan() {
        for (String table : List.of("run", "plan")) {
            pool.query("delete from " + table).executeAndAwait();
        }
        pool.preparedQuery(INSERT).executeAndAwait(Tuple.of(MONDAY_EIGHT.atOffset(ZoneOffset.UTC)));
    }

    @Test
    void nothingHappensBeforeTheTime() {
        tick.startDue(MONDAY_EIGHT.minusMillis(1));
        assertThat(started()).isEmpty();
    }

    @Test
    void aDueTimeGivesOneRunAsThePlanSays() {
        tick.startDue(MONDAY_EIGHT);
        tick.startDue(MONDAY_EIGHT.plusSeconds(10));
        assertThat(started()).singleElement().satisfies(run -> {
            assertThat(run.origin().dueAt()).isEqualTo(MONDAY_EIGHT);
            assertThat(run.order().scope().areaCodes()).containsExactly("500101");
            assertThat(run.order().channels()).extracting(Enum::name).containsExactly("WEBHOOK", "INBOX");
            assertThat(run.order().exposure()).isEqualTo(7);
            assertThat(run.state()).isEqualTo(RunState.PENDING);
        });
    }

    @Test
    void replicasThatTickAtOnceMakeOneRun() {
        CompletableFuture.allOf(IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> tick.startDue(MONDAY_EIGHT)))
                .toArray(CompletableFuture[]::new)).join();
        assertThat(started()).hasSize(1);
    }

    @Test
    void aReplicaWhosePlanWasNotYetMovedOnMakesNoSecondRun() {
        tick.startDue(MONDAY_EIGHT);
        pool.preparedQuery("update plan set next_due_at = $1")
                .executeAndAwait(Tuple.of(MONDAY_EIGHT.atOffset(ZoneOffset.UTC)));
        tick.startDue(MONDAY_EIGHT.plusSeconds(5));
        assertThat(started()).hasSize(1);
    }

    @Test
    void ofMissedTimesOnlyTheLatestIsMadeUpFor() {
        Instant thursday = MONDAY_EIGHT.plusSeconds(3 * 86_400 + 3_600);
        tick.startDue(thursday);
        assertThat(started()).singleElement().satisfies(run -> {
            assertThat(run.origin().dueAt()).isEqualTo(Instant.parse("2026-01-22T00:00:00Z"));
            assertThat(run.order().at()).isEqualTo(thursday);
        });
        end.cancel(started().getFirst().id()).await().indefinitely();
        tick.startDue(Instant.parse("2026-01-23T00:00:01Z"));
        assertThat(started()).hasSize(2);
    }

    @Test
    void aDisabledPlanRests() {
        pool.query("update plan set enabled = false").executeAndAwait();
        tick.startDue(MONDAY_EIGHT.plusSeconds(60));
        assertThat(started()).isEmpty();
    }

    @Test
    void aDueTimeWaitsForThePlansOwnOpenRunAndOfSeveralTheLatestIsMade() {
        tick.startDue(MONDAY_EIGHT);
        tick.startDue(MONDAY_EIGHT.plus(Duration.ofDays(1)));
        Instant thursday = MONDAY_EIGHT.plus(Duration.ofDays(3)).plusSeconds(60);
        tick.startDue(thursday);
        assertThat(started()).hasSize(1);
        end.cancel(started().getFirst().id()).await().indefinitely();
        tick.startDue(thursday.plusSeconds(10));
        tick.startDue(thursday.plusSeconds(20));
        assertThat(started()).hasSize(2);
        assertThat(started().getFirst().origin().dueAt()).isEqualTo(MONDAY_EIGHT.plus(Duration.ofDays(3)));
    }

    @Test
    void aPlanThatSkipsLeavesOutWhatFallsDueDuringItsOwnRun() {
        pool.query("update plan set overlap = 'SKIP'").executeAndAwait();
        tick.startDue(MONDAY_EIGHT);
        Instant tuesday = MONDAY_EIGHT.plus(Duration.ofDays(1));
        tick.startDue(tuesday);
        end.cancel(started().getFirst().id()).await().indefinitely();
        tick.startDue(tuesday.plusSeconds(10));
        assertThat(started()).hasSize(1);
        tick.startDue(tuesday.plus(Duration.ofDays(1)));
        assertThat(started()).hasSize(2);
    }

    @Test
    void replicasThatTickWhileARunEndsNeverHaveTwoOpen() {
        tick.startDue(MONDAY_EIGHT);
        for (int day = 1; day <= 5; day++) {
            Instant due = MONDAY_EIGHT.plus(Duration.ofDays(day));
            long open = started().getFirst().id();
            CompletableFuture.allOf(IntStream.range(0, 5).mapToObj(i -> CompletableFuture.runAsync(() -> {
                if (i == 2) {
                    end.cancel(open).await().indefinitely();
                }
                tick.startDue(due);
            })).toArray(CompletableFuture[]::new)).join();
            tick.startDue(due.plusSeconds(1));
            assertThat(started().stream().filter(run -> !run.state().isEnd())).hasSize(1);
        }
        assertThat(started()).hasSize(6);
    }

    @Test
    void aRunOfThePlanByHandCountsAsItsOwn() {
        tick.startDue(MONDAY_EIGHT);
        Run open = started().getFirst();
        assertThatThrownBy(() -> start.start(open.order(), "somebody", "key", new byte[]{1}).await().indefinitely())
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.type()).isEqualTo(ProblemType.CONFLICT);
                    assertThat(e.getMessage()).contains("Run " + open.id());
                });
        end.cancel(open.id()).await().indefinitely();
        Run byHand = start.start(open.order(), "somebody", "key", new byte[]{1}).await().indefinitely().run();
        tick.startDue(MONDAY_EIGHT.plus(Duration.ofDays(1)));
        assertThat(started()).hasSize(2);
        assertThat(start.start(open.order(), "somebody", "key", new byte[]{1}).await().indefinitely().run().id())
                .isEqualTo(byHand.id());
    }

    /** From before there was a limit: such a plan goes on, but no more often than is allowed. */
    @Test
    void aPlanThatComesEverySecondIsDueOnceInAnHour() {
        pool.query("update plan set cron = '* * * * * ?'").executeAndAwait();
        for (int second = 0; second < 7200; second += 600) {
            tick.startDue(MONDAY_EIGHT.plusSeconds(second));
            started().stream().filter(run -> !run.state().isEnd())
                    .forEach(run -> end.cancel(run.id()).await().indefinitely());
        }
        assertThat(started()).extracting(run -> run.origin().dueAt()).containsExactly(MONDAY_EIGHT.plusSeconds(3600),
                MONDAY_EIGHT);
    }

    private List<Run> started() {
        return runs.page(Long.MAX_VALUE, null, 100).await().indefinitely();
    }
}
