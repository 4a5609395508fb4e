package io.sanjian.recommendation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.recommendation.allocation.Preferences;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Workers have the ids 1, 2, ...; batches are of 2, so that a round is of at least 16. */
class NextRoundTest {
    private static final int LEAST = 16;
    private static final int BATCH = 2;
    private static final int SHORT_LIST = 3;

    private final Preferences lists = new Preferences(1, 1);

    @Test
    void nobodyUnsatisfiedMakesNoRound() {
        worker(1, 0, 80);
        assertThat(batches(new int[0])).isEmpty();
    }

    @Test
    void aFewAreSearchedForTogetherInBatchesById() {
        IntStream.rangeClosed(1, LEAST).forEach(id -> worker(id, id, id));
        assertThat(batches(0, 3, 4, 7, 9)).extracting(batch -> List.of(batch.workers()))
                .containsExactly(List.of(1L, 4L), List.of(5L, 8L), List.of(10L));
    }

    @Test
    void ofManyThoseGoFirstWhoWouldGetWhatSuitsThemBest() {
        IntStream.rangeClosed(1, 3 * LEAST).forEach(id -> worker(id, 0, id % 2 == 0 ? 80 : 79, 90));
        IntStream.rangeClosed(1, 3 * LEAST).filter(id -> id % 3 == 0).forEach(id -> again(id, id <= 24 ? 78 : 77));
        assertThat(ids(everybody())).hasSize(LEAST).allMatch(id -> id % 2 == 0 && id % 3 != 0);
    }

    @Test
    void ofEqualScoresThoseGoFirstWhoHaveWaitedLongestAndThenTheLowerIds() {
        IntStream.rangeClosed(1, 40).forEach(id -> worker(id, id > 30 ? 5 : 6, 70));
        assertThat(ids(everybody())).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 31L, 32L, 33L, 34L, 35L, 36L, 37L, 38L,
                39L, 40L);
    }

    @Test
    void aRoundIsOfAnEighthOfThoseWhoNeedMore() {
        IntStream.rangeClosed(1, 800).forEach(id -> worker(id, 0, 50));
        assertThat(ids(everybody())).hasSize(100);
    }

    @Test
    void whoHasBeenSearchedForOftenGetsLongerLists() {
        worker(1, 0, 80);
        worker(2, 0, 80);
        worker(3, 0, 80);
        IntStream.range(0, NextRound.SHORT_SEARCHES).forEach(_ -> again(2, 70));
        IntStream.range(0, 40).forEach(_ -> again(3));
        assertThat(batches(everybody())).extracting(TaskQueue.Batch::listLength).containsExactly(3, 6, 10_000_000);
    }

    private void worker(long id, long waitingSince, int lastScore, int... before) {
        lists.worker(id, waitingSince, false);
        Arrays.stream(before).forEach(score -> lists.candidate(id, score));
        lists.candidate(id, lastScore);
    }

    private void again(long id, int... scores) {
        lists.again(id, false);
        Arrays.stream(scores).forEach(score -> lists.candidate(id, score));
    }

    private int[] everybody() {
        return IntStream.range(0, lists.workerCount()).toArray();
    }

    private List<TaskQueue.Batch> batches(int... unsatisfied) {
        return new NextRound(lists, BATCH, SHORT_LIST).batches(unsatisfied);
    }

    private List<Long> ids(int[] unsatisfied) {
        return batches(unsatisfied).stream().flatMap(batch -> Arrays.stream(batch.workers())).toList();
    }
}
