package io.sanjian.recommendation.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AllocationTest {

    @Property(tries = 2000)
    void nobodyCanJustlyObject(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int workers,
            @ForAll @IntRange(min = 1, max = 12) int posts, @ForAll @IntRange(min = 1, max = 8) int employers) {
        Market market = Market.random(seed, workers, posts, 6, employers);
        assertThat(market.isStable(market.allocate())).isTrue();
    }

    @Property(tries = 2000)
    void theOutcomeIsThatOfTextbookDeferredAcceptance(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int workers, @ForAll @IntRange(min = 1, max = 12) int posts,
            @ForAll @IntRange(min = 1, max = 8) int employers) {
        Market market = Market.random(seed, workers, posts, 4, employers);
        assertThat(market.allocate()).isEqualTo(market.slowly());
    }

    @Property(tries = 300)
    void noStableOutcomeIsBetterForAnyWorker(@ForAll long seed) {
        Market market = Market.random(seed, 3, 4, 2, 3);
        Map<Long, List<Long>> ours = market.allocate();
        List<Map<Long, List<Long>>> stable = market.everyOutcome().stream().filter(market::isStable).toList();
        assertThat(stable).contains(ours);
        for (Map<Long, List<Long>> other : stable) {
            for (Market.Seeker worker : market.workers().values()) {
                List<Long> both = new ArrayList<>(ours.get(worker.id()));
                both.addAll(other.get(worker.id()));
                assertThat(market.choose(worker, both)).isEqualTo(ours.get(worker.id()));
            }
        }
    }

    @Property(tries = 1000)
    void noPostTwiceAndOnePerEmployerAndNoPostOverfull(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int workers, @ForAll @IntRange(min = 1, max = 12) int posts) {
        Market market = Market.random(seed, workers, posts, 5, 4);
        Map<Long, List<Long>> outcome = market.allocate();
        outcome.values().forEach(picks -> {
            assertThat(picks).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(Allocation.WANTED);
            assertThat(picks.stream().map(post -> market.posts().get(post).employer())).doesNotHaveDuplicates();
        });
        market.posts().values().forEach(
                post -> assertThat(market.holders(outcome, post)).hasSizeLessThanOrEqualTo(post.capacity()));
    }

    @Property(tries = 1000)
    void listsCutOffAndSearchedAgainForWhatIsAttainableGiveTheOutcomeOfFullLists(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int workers, @ForAll @IntRange(min = 1, max = 30) int posts,
            @ForAll @IntRange(min = 1, max = 5) int limit, @ForAll boolean anew) {
        Market market = Market.random(seed, workers, posts, 3, 9);
        assertThat(market.allocate(limit, anew, new Random(seed))).isEqualTo(market.allocate());
    }

    @Property(tries = 500)
    void theOrderInWhichWorkersComeDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int workers) {
        Market market = Market.random(seed, workers, 9, 4, 5);
        Map<Long, Market.Seeker> inOrder = new TreeMap<>();
        Map<Long, Market.Seeker> reversed = new TreeMap<>();
        market.workers().values().forEach(worker -> {
            // Nobody waits as long as another, for then the id would rightly decide.
            inOrder.put(worker.id(), new Market.Seeker(worker.id(), worker.id() * 7919 % 1009, worker.list(),
                    worker.scores()));
            reversed.put(-worker.id(), new Market.Seeker(-worker.id(), worker.id() * 7919 % 1009, worker.list(),
                    worker.scores()));
        });
        Map<Long, List<Long>> mirrored = new Market(reversed, market.posts()).allocate();
        new Market(inOrder, market.posts()).allocate()
                .forEach((worker, picks) -> assertThat(mirrored.get(-worker)).isEqualTo(picks));
    }

    @Property(tries = 500)
    void theNumbersOfPostsDoNotMatter(@ForAll long seed, @ForAll @IntRange(min = 2, max = 30) int workers) {
        Market market = Market.random(seed, workers, 9, 4, 5);
        Map<Long, Market.Offer> renumbered = new LinkedHashMap<>();
        Map<Long, Market.Seeker> lists = new TreeMap<>();
        market.posts().values().forEach(post -> renumbered.put(-post.id(),
                new Market.Offer(-post.id(), post.capacity(), post.employer())));
        market.workers().values().forEach(worker -> {
            Map<Long, Integer> scores = new LinkedHashMap<>();
            worker.scores().forEach((post, score) -> scores.put(-post, score));
            lists.put(worker.id(), new Market.Seeker(worker.id(), worker.waitingSince(),
                    worker.list().stream().map(post -> -post).toList(), scores));
        });
        Map<Long, List<Long>> mirrored = new Market(lists, renumbered).allocate();
        market.allocate().forEach((worker, picks) -> assertThat(mirrored.get(worker))
                .isEqualTo(picks.stream().map(post -> -post).toList()));
    }

    @Example
    void aPostThatWasPassedOverForItsEmployerIsAskedWhenTheFirstIsLost() {
        Map<Long, Market.Offer> posts = Map.of(1L, new Market.Offer(1, 1, 7), 2L, new Market.Offer(2, 1, 7));
        Map<Long, Market.Seeker> workers = new TreeMap<>();
        workers.put(1L, new Market.Seeker(1, 100, List.of(1L, 2L), Map.of(1L, 50, 2L, 40)));
        workers.put(2L, new Market.Seeker(2, 100, List.of(1L), Map.of(1L, 60)));
        assertThat(new Market(workers, posts).allocate()).isEqualTo(Map.of(1L, List.of(2L), 2L, List.of(1L)));
    }

    @Example
    void ofEqualScoresWhoWaitsLongerGoesFirstAndThenTheLowerId() {
        Map<Long, Market.Offer> posts = Map.of(1L, new Market.Offer(1, 2, 1));
        Map<Long, Market.Seeker> workers = new TreeMap<>();
        for (long id = 1; id <= 4; id++) {
            workers.put(id, new Market.Seeker(id, id == 4 ? 100 : 200, List.of(1L), Map.of(1L, 50)));
        }
        Map<Long, List<Long>> outcome = new Market(workers, posts).allocate();
        assertThat(new HashSet<>(outcome.entrySet().stream().filter(e -> !e.getValue().isEmpty())
                .map(Map.Entry::getKey).toList())).containsExactlyInAnyOrder(4L, 1L);
    }

    @Example
    void noWorkersNoPicks() {
        Allocation allocation = new Allocation(new Preferences(0, 0));
        allocation.allocate(new int[0], new int[0]);
        allocation.cutOffs((post, score, waitingSince, worker) -> fail("a post that nobody named"));
    }
}
