package io.sanjian.matching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The picks out of the lawful matches: the best in {@link Match#BEST_FIRST} order, at most one per employer and one per
 * near-duplicate.
 */
public final class PickSelector {
    private final int size;
    private final List<Match> picks;
    private final Set<String> taken = new HashSet<>();

    /**
     * @param size how many picks at most, 1 or more
     */
    public PickSelector(int size) {
        this.size = size;
        this.picks = new ArrayList<>(size);
    }

    /**
     * Offers the next match; matches must come in {@link Match#BEST_FIRST} order.
     *
     * @return whether it was picked
     */
    public boolean offer(Match match) {
        PostingFacts posting = match.posting();
        String employer = "e:" + posting.employerKey();
        String duplicate = "d:" + posting.duplicateKey();
        if (isFull() || taken.contains(employer) || taken.contains(duplicate)) {
            return false;
        }
        taken.add(employer);
        taken.add(duplicate);
        return picks.add(match);
    }

    public boolean isFull() {
        return picks.size() == size;
    }

    /** The picks so far, best first. */
    public List<Match> picks() {
        return List.copyOf(picks);
    }

    /** The best {@code size} of these matches, given in any order. */
    public static List<Match> best(List<Match> matches, int size) {
        List<Match> ordered = new ArrayList<>(matches);
        ordered.sort(Match.BEST_FIRST);
        PickSelector selection = new PickSelector(size);
        for (Match match : ordered) {
            if (selection.isFull()) {
                break;
            }
            selection.offer(match);
        }
        return selection.picks();
    }
}
