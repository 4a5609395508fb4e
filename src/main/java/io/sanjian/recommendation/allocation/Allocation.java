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
 * <p>For the same reason it goes on where lists have become longer at their ends: the outcome is that of lists which had been
 * so long from the beginning.
 *
 * <p>Sized for a city: 2,000,000 workers with 24 candidates each; nothing is boxed.
 */
public final class Allocation {
    /** Posts that a worker wants. */
    public static final int WANTED = 3;

    private static final int FREE = -1;
    /** In a claim, the score stands above how long its worker has waited. */
    private static final int RANK_BITS = 31;

    private final Preferences preferences;
    private final PostingCapacity places = new PostingCapacity();
    private int[] employers = {};
    /** Workers by how long they have waited, and the place of each in that order. */
    private final int[] byWaiting;
    private final int[] ranks;
    /** Per worker: the candidate to look at next, and the stretch of the list that it is in or at whose end it is. */
    private final int[] next;
    private final int[] stretch;
    /** Per worker: up to {@link #WANTED} candidates held, in no order. */
    private final int[] held;
    /** Workers who passed over a post because they held one of the same employer. */
    private final BitSet passedOver;
    /** Workers who have to propose, as a stack on which none stands twice. */
    private final int[] waiting;
    private final BitSet isWaiting;
    private int waitingCount;

    /**
     * An allocation in which nobody has got anything yet.
     *
     * @param preferences of all workers; only their lists may become longer
     */
    public Allocation(Preferences preferences) {
        int workers = preferences.workerCount();
        this.preferences = preferences;
        this.byWaiting = preferences.byWaiting();
        this.ranks = new int[workers];
        this.next = new int[workers];
        this.stretch = new int[workers];
        this.held = new int[WANTED * workers];
        this.passedOver = new BitSet(workers);
        this.waiting = new int[workers];
        this.isWaiting = new BitSet(workers);
        Arrays.fill(held, FREE);
        for (int rank = 0; rank < workers; rank++) {
            ranks[byWaiting[rank]] = rank;
        }
        for (int worker = 0; worker < workers; worker++) {
            stretch[worker] = worker;
            next[worker] = preferences.begin(worker);
        }
    }

    /**
     * Allocates what the lists hold by now.
     *
     * @param capacities workers that each post may be recommended to, by post number; never changed for a post
     * @param employers  employer of each post, by post number; equal numbers mean the same employer
     */
    public void allocate(int[] capacities, int[] employers) {
        this.places.setCapacities(capacities);
        this.employers = employers;
        for (int worker = preferences.workerCount() - 1; worker >= 0; worker--) {
            enqueue(worker);
        }
        while (waitingCount > 0) {
            int worker = waiting[--waitingCount];
            isWaiting.clear(worker);
            propose(worker);
        }
    }

    /** Numbers of the posts that a worker gets, best first; at most {@link #WANTED}. */
    public int[] picks(int worker) {
        return Arrays.stream(held, worker * WANTED, (worker + 1) * WANTED).filter(candidate -> candidate != FREE)
                .sorted().map(preferences::post).toArray();
    }

    /** Whether the worker has fewer than {@link #WANTED} posts, all candidates having been tried. */
    public boolean usedUp(int worker) {
        return freeSlot(worker) != FREE;
    }

    /** Tells of every post without a place left what it asks of a worker; that only rises as more workers ask. */
    public void cutOffs(CutOffVisitor visitor) {
        for (int post = 0; post < employers.length; post++) {
            if (places.isFull(post)) {
                long least = places.leastWanted(post);
                if (least == PostingCapacity.NONE) {
                    visitor.cutOff(post, Byte.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);
                } else {
                    int worker = workerOf(least);
                    visitor.cutOff(post, (int) (least >>> RANK_BITS), preferences.waitingSince(worker),
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
        int slot = freeSlot(worker);
        while (slot != FREE && hasNext(worker)) {
            int candidate = next[worker]++;
            int post = preferences.post(candidate);
            if (holdsEmployer(worker, employers[post])) {
                passedOver.set(worker);
                continue;
            }
            // Asked again after a step back, a post that has refused the worker refuses again.
            long claim = claim(worker, candidate);
            long refused = places.offer(post, claim);
            if (refused == claim) {
                continue;
            }
            held[slot] = candidate;
            slot = freeSlot(worker);
            if (refused != PostingCapacity.NONE) {
                release(workerOf(refused), post);
            }
        }
    }

    /** Whether the worker's list goes on. */
    private boolean hasNext(int worker) {
        while (next[worker] == preferences.end(stretch[worker])) {
            int further = preferences.continued(stretch[worker]);
            if (further == Preferences.NOWHERE) {
                return false;
            }
            stretch[worker] = further;
            next[worker] = preferences.begin(further);
        }
        return true;
    }

    private long claim(int worker, int candidate) {
        return (long) preferences.score(candidate) << RANK_BITS | Integer.MAX_VALUE - ranks[worker];
    }

    private int workerOf(long claim) {
        return byWaiting[Integer.MAX_VALUE - (int) (claim & Integer.MAX_VALUE)];
    }

    /** A worker loses a post to a better one and has to propose again. */
    private void release(int worker, int post) {
        int slot = worker * WANTED;
        while (held[slot] == FREE || preferences.post(held[slot]) != post) {
            slot++;
        }
        int candidate = held[slot];
        held[slot] = FREE;
        if (passedOver.get(worker) && candidate < next[worker]) {
            // Posts of the same employer stand further down.
            next[worker] = candidate + 1;
            stretch[worker] = preferences.stretchOf(candidate);
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

    private boolean holdsEmployer(int worker, int employer) {
        for (int slot = worker * WANTED; slot < (worker + 1) * WANTED; slot++) {
            if (held[slot] != FREE && employers[preferences.post(held[slot])] == employer) {
                return true;
            }
        }
        return false;
    }
}
