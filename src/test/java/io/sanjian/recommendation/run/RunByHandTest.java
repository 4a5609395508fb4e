package io.sanjian.recommendation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sanjian.delivery.Channel;
import io.sanjian.recommendation.pick.PickList;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.worker.WorkerScope;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs step by step: who gets which list, and what remains of a run. */
@QuarkusTest
@TestProfile(ByHand.class)
class RunByHandTest extends RunCase {
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

    private static void say(City city, int worker, int posting, String kind) {
        city.execute("""
                insert into feedback (worker_id, posting_id, kind, given_by, created_at)
                values ($1, $2, $3, 'test', now())
                """, city.workers.get(worker), city.postings.get(posting), kind);
    }
}
