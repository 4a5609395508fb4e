package io.sanjian.recommendation.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.ref.SoftReference;

/**
 * The markets of runs. The latest is kept while the next round searches, so that its allocation need not begin anew;
 * memory that is wanted for something else, another replica or a restart make it again from what is stored.
 */
@ApplicationScoped
class Markets {
    private final Candidates candidates;
    private final PostingPlaces places;
    private SoftReference<RunMarket> latest = new SoftReference<>(null);

    Markets(Candidates candidates, PostingPlaces places) {
        this.candidates = candidates;
        this.places = places;
    }

    /** The market of a run after its present round, allocated. Blocking; one at a time. */
    synchronized RunMarket of(Run run) {
        RunMarket market = latest.get();
        latest.clear();
        if (market == null || !market.isOf(run.id()) || market.rounds() > run.round()) {
            market = new RunMarket(run.id(), candidates.size(run.id()));
        }
        while (market.rounds() <= run.round()) {
            market.addRound(candidates);
        }
        market.allocate(places, run.order().exposure());
        latest = new SoftReference<>(market);
        return market;
    }

    /** Lets go of a market that is no longer needed. */
    synchronized void forget(RunMarket market) {
        if (latest.get() == market) {
            latest.clear();
        }
    }
}
