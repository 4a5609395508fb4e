package io.sanjian.matching;

import io.sanjian.reference.terms.Family;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * A person's matches, best first, with public-welfare posts that nobody asked for behind all that the market has to offer
 * (托底). Posts that the ranking leaves out change nothing in the order of the others. Not thread-safe.
 */
public final class WelfareLastOrder {
    private final Profile profile;
    private final Supplier<Match> ranking;
    private final Queue<Match> held = new ArrayDeque<>();
    private Match market;
    private boolean started;

    /** @param ranking lawful matches in {@link Match#BEST_FIRST} order, then null */
    public WelfareLastOrder(Profile profile, Supplier<Match> ranking) {
        this.profile = profile;
        this.ranking = ranking;
    }

    /** The next match, or null where none is left. */
    public Match next() {
        if (!started) {
            started = true;
            market = ranking.get();
        }
        while (market != null && comesLast(profile, market) && market.score().total() >= Weights.MARKET_LEAST) {
            held.add(market);
            market = ranking.get();
        }
        boolean marketFirst = market != null && (held.isEmpty() || market.score().total() >= Weights.MARKET_LEAST);
        if (!marketFirst && !held.isEmpty()) {
            return held.poll();
        }
        Match next = market;
        market = market == null ? null : ranking.get();
        return next;
    }

    static boolean comesLast(Profile profile, Match match) {
        return match.posting().family() == Family.PUBLIC_WELFARE && !profile.families().contains(Family.PUBLIC_WELFARE);
    }
}
