package io.sanjian.recommendation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import io.quarkus.arc.All;
import io.quarkus.test.InjectMock;
import io.sanjian.delivery.Channel;
import io.sanjian.index.match.MatchSearch;
import io.sanjian.matching.CutOffContext;
import io.sanjian.worker.WorkerScope;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** Runs task by task, each by the test's own hand, over a {@link City} that the search knows. */
abstract class RunCase {
    static final Duration STALE = Duration.ofSeconds(30);

    @InjectMock
    MatchSearch search;
    @Inject
    Pool pool;
    @Inject
    RunStart start;
    @Inject
    RunEnd end;
    @Inject
    Runs runs;
    @Inject
    RunFlow flow;
    @Inject
    TaskQueue tasks;
    @Inject
    TaskRunner runner;
    @Inject
    Clock clock;
    @All
    @Inject
    List<Step> steps;

    @BeforeEach
    void emptyTheDatabase() {
        for (String table : List.of("run", "run_candidate", "run_cut_off", "worker", "posting")) {
            pool.query("delete from " + table).executeAndAwait();
        }
    }

    final City city(int workers, int postings, int openings) {
        City city = new City(pool, workers, postings, openings);
        reset(search);
        when(search.candidates(any(), anyInt()))
                .thenAnswer(call -> city.candidates(call.getArgument(0), call.getArgument(1), match -> true));
        when(search.match(any(), anyInt()))
                .thenAnswer(call -> city.candidates(call.getArgument(0), call.getArgument(1), match -> true));
        when(search.further(any(), anyInt(), any())).thenAnswer(call -> city.candidates(call.getArgument(0),
                call.getArgument(1), call.<CutOffContext>getArgument(2).attainable()));
        when(search.taken(any(), any())).thenAnswer(
                call -> city.taken(call.getArgument(0), call.<CutOffContext>getArgument(1).attainable()));
        when(search.rejected(any())).thenAnswer(call -> city.rejected(call.getArgument(0)));
        when(search.facts(anyLong())).thenReturn(Optional.empty());
        return city;
    }

    final Optional<Task> claim(Instant now) {
        return tasks.claim("test", now, STALE);
    }

    final Optional<Task> claim() {
        return claim(clock.instant());
    }

    final Run begin(City city) {
        return begin(city, 5);
    }

    final Run begin(City city, int exposure) {
        return start.start(new RunSpec(null, new WorkerScope(List.of(City.AREA), Set.of()),
                List.of(Channel.INBOX), exposure, clock.instant()), "test", null, null).await().indefinitely().run();
    }

    final Task claim(Run run, TaskKind kind) {
        Task task = claim().orElseThrow();
        assertThat(task.runId()).isEqualTo(run.id());
        assertThat(task.kind()).isEqualTo(kind);
        return task;
    }

    final Step step(TaskKind kind) {
        return steps.stream().filter(step -> step.kind() == kind).findFirst().orElseThrow();
    }

    final boolean hasEnded(Run run) {
        return runs.find(run.id()).await().indefinitely().orElseThrow().state().isEnd();
    }

    /** Does whatever is left to do; the run as it is then. */
    final Run finish(Run run) {
        finish();
        return runs.find(run.id()).await().indefinitely().orElseThrow();
    }

    final void assertOneListEach(City city, Run run) {
        Run ended = finish(run);
        assertThat(ended.state()).isEqualTo(RunState.COMPLETED);
        assertThat(city.lists(run.id())).containsOnlyKeys(city.workers);
        assertThat(city.messages(run.id())).isEqualTo(Map.of("PENDING", (long) city.workers.size()));
        assertThat(ended.workers().total()).isEqualTo(city.workers.size());
        assertThat(ended.workers().full()).isEqualTo(city.workers.size());
    }

    /** Does whatever is left to do. */
    final void finish() {
        for (Optional<Task> task = claim(); task.isPresent(); task = claim()) {
            runner.run(task.get());
        }
    }
}
