package io.sanjian.recommendation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sanjian.audit.Audit;
import io.sanjian.delivery.Channel;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.worker.WorkerScope;
import io.sanjian.worker.Workers;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs for the same workers at the same time, and lists asked for meanwhile: one list, one message, no post twice. */
@QuarkusTest
@TestProfile(ByHand.class)
class RunsMeetTest extends RunCase {
    /** Openings: nobody is turned away. */
    private static final int MANY = 1000;
    private static final String ELSEWHERE = "500102";

    @Inject
    OnDemandLists onDemand;
    @Inject
    Workers workers;

    @ParameterizedTest
    @EnumSource(value = TaskKind.class, names = {"PLAN", "SEARCH", "ALLOCATE", "STORE"})
    void aRunMadeWhileAnotherIsAtATaskOfAKindBeginsAfterItAndLeavesItsWorkersAlone(TaskKind kind) {
        City city = city(8, 9, MANY);
        Run first = begin(City.AREA);
        doUntil(kind);
        Run second = begin();
        assertThat(runs.waitsFor(second).await().indefinitely()).containsExactly(first.id());
        finish();
        assertThat(ended(first).workers().full()).isEqualTo(8);
        assertThat(ended(second)).satisfies(run -> {
            assertThat(run.state()).isEqualTo(RunState.COMPLETED);
            assertThat(run.workers().served()).isEqualTo(8);
            assertThat(run.workers().total()).isEqualTo(8);
            assertThat(run.times().startedAt()).isAfterOrEqualTo(ended(first).times().finishedAt());
        });
        assertThat(runs.waitsFor(ended(second)).await().indefinitely()).isEmpty();
        assertThat(city.lists(second.id())).isEmpty();
        assertThat(city.messages(second.id())).isEmpty();
    }

    @Test
    void aRunGivesListsToThoseWhomTheRunThatItMetDidNotReach() {
        City city = city(6, 9, MANY);
        city.execute("update worker set area_code = $1 where id = any($2)", ELSEWHERE,
                city.workers.subList(0, 2).toArray(Long[]::new));
        Run district = begin(City.AREA);
        Run everybody = begin();
        finish();
        assertThat(city.lists(district.id())).containsOnlyKeys(city.workers.subList(2, 6));
        assertThat(city.lists(everybody.id())).containsOnlyKeys(city.workers.subList(0, 2));
    }

    @Test
    void runsOfDifferentDistrictsDoNotWait() {
        city(4, 9, MANY);
        Run one = begin(City.AREA);
        Run other = begin(ELSEWHERE);
        Run village = begin("500102001");
        assertThat(one.meets()).isEmpty();
        assertThat(other.meets()).isEmpty();
        assertThat(village.meets()).containsExactly(other.id());
        Set<Long> claimed = Set.of(claim().orElseThrow().runId(), claim().orElseThrow().runId());
        assertThat(claimed).containsExactlyInAnyOrder(one.id(), other.id());
        assertThat(claim()).isEmpty();
    }

    @Test
    void whoHasBeenToldOfACancelledRunIsLeftAloneAndTheOthersGetTheirList() {
        City city = city(8, 9, MANY);
        Run first = begin(City.AREA);
        doUntil(TaskKind.STORE);
        runner.run(claim().orElseThrow());
        long told = city.lists(first.id()).keySet().iterator().next();
        city.execute("update outbox set state = 'DELIVERED' where run_id = $1 and worker_id = $2", first.id(), told);
        Run second = begin(City.AREA);
        end.cancel(first.id()).await().indefinitely();
        finish();
        assertThat(city.lists(first.id())).containsOnlyKeys(told);
        assertThat(city.lists(second.id())).hasSize(7).doesNotContainKey(told);
        assertThat(ended(second).workers().served()).isEqualTo(1);
    }

    @Test
    void aRunThatWaitsCanBeCancelled() {
        City city = city(4, 9, MANY);
        Run first = begin(City.AREA);
        Run second = begin(City.AREA);
        Run third = begin(City.AREA);
        assertThat(runs.waitsFor(third).await().indefinitely()).containsExactly(first.id(), second.id());
        assertThat(end.cancel(second.id()).await().indefinitely().state()).isEqualTo(RunState.CANCELLED);
        finish();
        assertThat(city.lists(first.id())).hasSize(4);
        assertThat(ended(third).workers().served()).isEqualTo(4);
    }

    @Test
    void runsOneAfterTheOtherGiveNewLists() {
        City city = city(4, 9, MANY);
        Run first = begin(City.AREA);
        finish();
        Run second = begin(City.AREA);
        finish();
        assertThat(city.lists(second.id())).hasSize(4);
        assertThat(ended(second).workers().served()).isZero();
        assertNothingTwice(city, 2);
        assertThat(first.id()).isLessThan(second.id());
    }

    @Test
    void runsMadeAtOnceHaveNoWorkerInCommon() {
        City city = city(8, 30, MANY);
        CompletableFuture.allOf(IntStream.range(0, 6).mapToObj(i -> CompletableFuture.runAsync(() -> begin(City.AREA)))
                .toArray(CompletableFuture[]::new)).join();
        CompletableFuture.allOf(IntStream.range(0, 4).mapToObj(i -> CompletableFuture.runAsync(this::finish))
                .toArray(CompletableFuture[]::new)).join();
        finish();
        assertThat(city.count("select count(*) from pick_list")).isEqualTo(8);
        assertThat(city.count("select count(*) from outbox")).isEqualTo(8);
        assertThat(city.count("select count(*) from run where state = 'COMPLETED'")).isEqualTo(6);
    }

    @Test
    void whoAsksWhileARunSearchesKeepsThatListAlone() {
        City city = city(5, 9, MANY);
        Run run = begin(City.AREA);
        doUntil(TaskKind.STORE);
        long asking = city.workers.getFirst();
        OnDemandLists.Given given = ask(asking);
        assertThat(given.stored()).isTrue();
        finish();
        assertThat(city.lists(run.id())).containsOnlyKeys(city.workers.subList(1, 5));
        assertThat(ended(run).workers().served()).isEqualTo(1);
        assertThat(ended(run).workers().full()).isEqualTo(4);
        assertNothingTwice(city, 1);
        assertThat(city.count("select count(*) from outbox where worker_id = $1", asking)).isZero();
    }

    @Test
    void whoAsksAfterwardsGetsOtherPostsAndOnTheSameDayTheSameAgain() {
        City city = city(2, 9, MANY);
        begin(City.AREA);
        finish();
        long worker = city.workers.getFirst();
        OnDemandLists.Given given = ask(worker);
        assertThat(given.list().picks()).hasSize(3);
        OnDemandLists.Given again = ask(worker);
        assertThat(again.stored()).isFalse();
        assertThat(again.list()).usingRecursiveComparison().ignoringFields("createdAt").isEqualTo(given.list());
        assertThat(ask(city.workers.getLast()).list().runId()).isEqualTo(given.list().runId());
        Run later = begin(City.AREA);
        finish();
        assertThat(city.lists(later.id())).hasSize(2);
        assertNothingTwice(city, 3);
    }

    @Test
    void whoAsksOnManyPhonesAtOnceGetsOneList() {
        City city = city(3, 9, MANY);
        long worker = city.workers.getFirst();
        List<CompletableFuture<OnDemandLists.Given>> asked = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> ask(worker))).toList();
        Set<List<Long>> answers = new HashSet<>();
        int stored = 0;
        for (CompletableFuture<OnDemandLists.Given> each : asked) {
            stored += each.join().stored() ? 1 : 0;
            answers.add(each.join().list().picks().stream().map(pick -> pick.posting().id()).toList());
        }
        assertThat(stored).isEqualTo(1);
        assertThat(answers).hasSize(1);
        assertThat(city.count("select count(*) from pick_list")).isEqualTo(1);
    }

    @Test
    void whereThereIsNothingNothingIsStoredAndTheNextCallLooksAgain() {
        City city = city(1, 4, MANY);
        long worker = city.workers.getFirst();
        city.execute("""
                insert into feedback (worker_id, posting_id, kind, given_by, created_at)
                select $1, id, 'DISMISSED', 't', now() from posting
                """, worker);
        assertThat(ask(worker).list().picks()).isEmpty();
        assertThat(ask(worker).list().rejected()).isNotNull();
        assertThat(city.count("select count(*) from pick_list")).isZero();
        city.execute("delete from feedback where worker_id = $1", worker);
        assertThat(ask(worker).stored()).isTrue();
    }

    @Test
    void feedbackRulesOutHereAsInRuns() {
        City city = city(2, 5, MANY);
        String say =
                "insert into feedback (worker_id, posting_id, kind, given_by, created_at) values ($1, $2, $3, 't', now())";
        city.execute(say, city.workers.get(0), city.postings.get(0), "DISMISSED");
        city.execute(say, city.workers.get(0), city.postings.get(1), "APPLIED");
        assertThat(ask(city.workers.get(0)).list().picks()).extracting(pick -> pick.posting().id())
                .containsExactlyElementsOf(city.postings.subList(2, 5));
        city.execute(say, city.workers.get(1), city.postings.get(0), "HIRED");
        assertThat(refusal(city.workers.get(1))).contains("hired");
        city.execute("update worker set consent = false");
        assertThat(refusal(city.workers.get(1))).contains("consent");
    }

    private String refusal(long worker) {
        try {
            ask(worker);
            return "";
        } catch (ProblemException e) {
            return e.getMessage();
        }
    }

    /**
     * Runs made, worked on, abandoned by replicas that die, cancelled, and lists asked for, in any order; on two threads, so
     * that transactions meet as well.
     */
    @Test
    void whateverHappensInWhateverOrderNobodyIsGivenTwoListsAtATimeOrAPostTwice() {
        long seed = Long.getLong("sanjian.runs.seed", System.nanoTime());
        System.out.println("Seed " + seed + ", again with -Dsanjian.runs.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 6; round++) {
            emptyTheDatabase();
            City city = city(9, 40, MANY);
            city.execute("update worker set area_code = $1 where id = any($2)", ELSEWHERE,
                    city.workers.subList(0, 3).toArray(Long[]::new));
            List<Long> seeds = random.longs(2).boxed().toList();
            CompletableFuture.allOf(seeds.stream().map(own -> CompletableFuture.runAsync(
                    () -> live(city, new Random(own)))).toArray(CompletableFuture[]::new)).join();
            Instant later = clock.instant().plus(STALE.multipliedBy(2));
            for (Optional<Task> task = claim(later); task.isPresent(); task = claim(later)) {
                runner.run(task.get());
            }
            finish();
            assertThat(city.count("select count(*) from run where state in ('PENDING', 'RUNNING')")).isZero();
            assertNobodyWasServedTwice(city);
            assertNothingTwice(city, Integer.MAX_VALUE);
            assertThat(city.count("""
                    select count(*) from run where state = 'COMPLETED' and on_demand_day is null
                      and workers_total <> workers_full + workers_short + workers_served
                    """)).isZero();
            assertThat(city.count("""
                    select count(*) from run r where state = 'COMPLETED' and on_demand_day is null
                      and workers_full + workers_short <> (select count(*) from pick_list where run_id = r.id)
                    """)).isZero();
            assertThat(city.count("""
                    select count(*) from pick_list p join run r on r.id = p.run_id
                    where r.state = 'COMPLETED' and r.on_demand_day is null and not exists (
                        select from outbox o where o.run_id = p.run_id and o.worker_id = p.worker_id)
                    """)).isZero();
        }
    }

    private void live(City city, Random random) {
        for (int i = 0; i < 40; i++) {
            switch (random.nextInt(12)) {
                case 0 -> begin();
                case 1 -> begin(City.AREA);
                case 2 -> begin(ELSEWHERE);
                case 3 -> ask(city.workers.get(random.nextInt(city.workers.size())));
                case 4 -> runs.page(Long.MAX_VALUE, null, 5).await().indefinitely().stream().skip(random.nextInt(5))
                        .findFirst()
                        .filter(run -> random.nextBoolean())
                        .ifPresent(run -> end.cancel(run.id()).await().indefinitely());
                // Claimed, and the replica dies.
                case 5 -> claim();
                default -> claim(random.nextInt(4) == 0 ? clock.instant().plus(STALE.multipliedBy(2)) : clock.instant())
                        .ifPresentOrElse(runner::run,
                                () -> flow.stalled().forEach(run -> flow.advance(run, clock.instant())));
            }
        }
    }

    /** Of a run and those that it met, a worker has a list of one; and none of a run during which the worker asked for one. */
    private static void assertNobodyWasServedTwice(City city) {
        assertThat(city.count("""
                select count(*) from pick_list mine join run r on r.id = mine.run_id
                join pick_list theirs on theirs.worker_id = mine.worker_id and theirs.run_id = any(r.meets)
                """)).isZero();
    }

    /** @param lists how many lists in a row must not repeat; at most those that are looked at */
    private void assertNothingTwice(City city, int lists) {
        int window = Math.min(lists, 3);
        Map<Long, List<List<Long>>> byWorker = new HashMap<>();
        pool.query("select worker_id, posting_ids from pick_list order by worker_id, run_id").executeAndAwait()
                .forEach(row -> byWorker.computeIfAbsent(row.getLong(0), id -> new ArrayList<>())
                        .add(List.of(row.getArrayOfLongs(1))));
        byWorker.forEach((worker, own) -> {
            for (int i = 0; i < own.size(); i++) {
                Set<Long> before = new HashSet<>();
                own.subList(Math.max(0, i - window), i).forEach(before::addAll);
                assertThat(own.get(i)).as("list %d of worker %d", i, worker).noneMatch(before::contains);
            }
        });
        assertThat(city.workers).containsAll(byWorker.keySet());
    }

    private Run begin(String... areas) {
        return start.start(new RunSpec(null, new WorkerScope(List.of(areas), Set.of()), List.of(Channel.INBOX), 5,
                clock.instant()), "test", null, null).await().indefinitely().run();
    }

    private OnDemandLists.Given ask(long worker) {
        return onDemand.give(workers.load(List.of(worker)).await().indefinitely().getFirst(),
                new Audit.Author("test", worker)).await().indefinitely();
    }

    private Run ended(Run run) {
        return runs.find(run.id()).await().indefinitely().orElseThrow();
    }

    /** Does tasks until one of this kind is next. */
    private void doUntil(TaskKind kind) {
        while (pool.preparedQuery("select kind from run_task where state <> 'DONE' order by id limit 1")
                .executeAndAwait()
                .iterator().next().getString(0).compareTo(kind.name()) != 0) {
            runner.run(claim().orElseThrow());
        }
    }
}
