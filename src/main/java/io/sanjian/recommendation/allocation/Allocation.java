package io.sanjian.recommendation.allocation;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Deferred acceptance with workers proposing (Gale and Shapley 1962, many-to-many). A worker wants the best three
 * posts of its list with at most one per employer; a post takes as many workers as it has places, the better score
 * first, then the worker who has waited longer. The workers' choices are substitutable and the posts' orders total, so
 * exactly one outcome is best for all workers among those that nobody can justly object to; it depends neither on the
 * order in which workers propose nor on how the input was cut into batches.
 *
 * <p>Sized for a city: 2,000,000 workers with 24 candidates each; nothing is boxed.
 */
public final class Allocation {
    /** Posts that a worker wants. */
    public static final int WANTED = 3;

    private static final int FREE = -1;
    private static final byte UNTRIED = 0;
    private static final byte HELD = 1;
    private static final byte REFUSED = 2;

    private final Preferences preferences;
    private final PostPlaces places;
    /** Per candidate: {@link #UNTRIED}, {@link #HELD} or {@link #REFUSED}. */
    private final byte[] answers;
    /** Per worker: the candidate to look at next. */
    private final int[] next;
    /** Per worker: up to {@link #WANTED} candidates held, in no order. */
    private final int[] held;
    /** Workers who passed over a post because they held one of the same employer. */
    private final BitSet passedOver = new BitSet();
    /** Workers who have to propose, as a stack on which none stands twice. */
    private final int[] waiting;
    private final BitSet isWaiting = new BitSet();
    private int waitingCount;

    private Allocation(Preferences preferences) {
        this.preferences = preferences;
        this.places = new PostPlaces(preferences);
        this.answers = new byte[preferences.candidateCount()];
        this.next = new int[preferences.workerCount()];
        this.held = new int[WANTED * preferences.workerCount()];
        this.waiting = new int[preferences.workerCount()];
        Arrays.fill(held, FREE);
    }

    /** Allocates. */
    public static Allocation of(Preferences preferences) {
        Allocation allocation = new Allocation(preferences);
        for (int worker = 0; worker < preferences.workerCount(); worker++) {
            allocation.next[worker] = preferences.begin(worker);
        }
        allocation.proposeAll();
        return allocation;
    }

    /**
     * Goes on from an earlier outcome with lists that have become longer at their ends; gives what {@link #of} would give,
     * since the outcome does not depend on the order of proposals.
     *
     * @param longer preferences in which the workers and posts of the earlier ones have the same numbers
     */
    public static Allocation goOn(Allocation earlier, Preferences longer) {
        Allocation allocation = new Allocation(longer);
        for (int worker = 0; worker < longer.workerCount(); worker++) {
            int before = earlier.preferences.begin(worker);
            int begin = longer.begin(worker);
            int length = earlier.preferences.end(worker) - before;
            System.arraycopy(earlier.answers, before, allocation.answers, begin, length);
            allocation.next[worker] = begin + earlier.next[worker] - before;
            for (int slot = worker * WANTED; slot < (worker + 1) * WANTED; slot++) {
                if (earlier.held[slot] != FREE) {
                    allocation.held[slot] = begin + earlier.held[slot] - before;
                    allocation.places.offer(allocation.held[slot]);
                }
            }
        }
        allocation.passedOver.or(earlier.passedOver);
        allocation.proposeAll();
        return allocation;
    }

    private void proposeAll() {
        for (int worker = preferences.workerCount() - 1; worker >= 0; worker--) {
            enqueue(worker);
        }
        while (waitingCount > 0) {
            int worker = waiting[--waitingCount];
            isWaiting.clear(worker);
            propose(worker);
        }
    }

    /**
     * The posts that a worker gets, as places in the worker's own list (0 is the first), best first; at most
     * {@link #WANTED}.
     */
    public int[] picks(int worker) {
        int begin = preferences.begin(worker);
        return Arrays.stream(held, worker * WANTED, (worker + 1) * WANTED).filter(candidate -> candidate != FREE)
                .map(candidate -> candidate - begin).sorted().toArray();
    }

    /** Whether the worker has fewer than {@link #WANTED} posts, all candidates having been tried. */
    public boolean usedUp(int worker) {
        return freeSlot(worker) != FREE;
    }

    /** Tells of every post without a place left what it asks of a worker; that only rises as more workers ask. */
    public void cutOffs(CutOffVisitor visitor) {
        for (int post = 0; post < preferences.postCount(); post++) {
            if (places.isFull(post)) {
                int least = places.leastWanted(post);
                if (least == PostPlaces.NOBODY) {
                    visitor.cutOff(post, Byte.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);
                } else {
                    int worker = preferences.workerOf(least);
                    visitor.cutOff(post, preferences.score(least), preferences.waitingSince(worker),
                            preferences.workerId(worker));
                }
            }
        }
    }

    /** Takes the cut-offs of {@link Allocation#cutOffs}. */
    public interface CutOffVisitor {
        /** The score, waiting time and id of the worker whom the post would give up first: only better ones get in. */
        void cutOff(int post, int score, long waitingSinceSecond, long workerId);
    }

    private void propose(int worker) {
        int end = preferences.end(worker);
        int slot = freeSlot(worker);
        while (slot != FREE && next[worker] < end) {
            int candidate = next[worker]++;
            if (answers[candidate] != UNTRIED) {
                continue;
            }
            if (holdsEmployerOf(worker, candidate)) {
                passedOver.set(worker);
                continue;
            }
            int refused = places.offer(candidate);
            if (refused == candidate) {
                answers[candidate] = REFUSED;
                continue;
            }
            answers[candidate] = HELD;
            held[slot] = candidate;
            slot = freeSlot(worker);
            if (refused != PostPlaces.NOBODY) {
                release(refused);
            }
        }
    }

    /** A worker loses a post to a better one and has to propose again. */
    private void release(int candidate) {
        answers[candidate] = REFUSED;
        int worker = preferences.workerOf(candidate);
        for (int slot = worker * WANTED; slot < (worker + 1) * WANTED; slot++) {
            if (held[slot] == candidate) {
                held[slot] = FREE;
            }
        }
        if (passedOver.get(worker)) {
            // Posts of the same employer stand further down.
            next[worker] = Math.min(next[worker], candidate + 1);
        }
        enqueue(worker);
    }

    private void enqueue(int worker) {
        if (!isWaiting.get(worker)) {
            isWaiting.set(worker);
            waiting[waitingCount++] = worker;
        }
    }

    private int freeSlot(int worker) {
        for (int slot = worker * WANTED; slot < (worker + 1) * WANTED; slot++) {
            if (held[slot] == FREE) {
                return slot;
            }
        }
        return FREE;
    }

    private boolean holdsEmployerOf(int worker, int candidate) {
        int employer = preferences.employerOf(candidate);
        for (int slot = worker * WANTED; slot < (worker + 1) * WANTED; slot++) {
            if (held[slot] != FREE && preferences.employerOf(held[slot]) == employer) {
                return true;
            }
        }
        return false;
    }
}
