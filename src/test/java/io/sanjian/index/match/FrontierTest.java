package io.sanjian.index.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FrontierTest {
    private static final Comparator<Item> BEST_FIRST = Comparator.comparing(Item::score).thenComparing(Item::day)
            .thenComparing(Item::outline).reversed();

    private record Item(int score, int day, boolean outline) {
    }

    /** Scores go up and down, days are near and far, and what is added may be better than what was taken last. */
    @Property(tries = 300)
    void whatIsTakenIsTheBestOfWhatIsLeft(@ForAll long seed) {
        Random random = new Random(seed);
        int scores = 1 + random.nextInt(101);
        int days = 1 + random.nextInt(random.nextBoolean() ? 5 : 20_000);
        Frontier frontier = new Frontier();
        PriorityQueue<Item> expected = new PriorityQueue<>(BEST_FIRST);
        int[] known = new int[2];
        for (int step = 0; step < 600; step++) {
            if (random.nextInt(step < 400 ? 3 : 9) > 0 && step < 500) {
                Item item = new Item(random.nextInt(scores), random.nextInt(days), random.nextBoolean());
                expected.add(item);
                add(frontier, item, known[item.outline() ? 1 : 0]++);
            } else if (expected.isEmpty()) {
                assertThat(frontier.score()).isEqualTo(-1);
            } else {
                Item best = expected.poll();
                assertThat(frontier.score()).isEqualTo(best.score());
                long next = frontier.peek();
                assertThat(frontier.poll()).isEqualTo(next);
                assertThat(new Item(best.score(), Frontier.day(next), Frontier.isOutline(next))).isEqualTo(best);
            }
        }
    }

    @Property(tries = 100)
    void everythingIsTakenOnce(@ForAll long seed) {
        Random random = new Random(seed);
        Frontier frontier = new Frontier();
        int count = random.nextInt(500);
        for (int number = 0; number < count; number++) {
            add(frontier, new Item(random.nextInt(4), random.nextInt(4), true), number);
        }
        boolean[] taken = new boolean[count];
        for (int i = 0; i < count; i++) {
            long item = frontier.poll();
            assertThat(Frontier.tree(item)).isEqualTo(Frontier.index(item) % 7);
            assertThat(taken[Frontier.index(item)]).isFalse();
            taken[Frontier.index(item)] = true;
        }
        assertThat(frontier.score()).isEqualTo(-1);
    }

    private static void add(Frontier frontier, Item item, int number) {
        if (item.outline()) {
            frontier.addOutline(item.score(), item.day(), number % 7, number);
        } else {
            frontier.addMatch(item.score(), item.day(), number);
        }
    }
}
