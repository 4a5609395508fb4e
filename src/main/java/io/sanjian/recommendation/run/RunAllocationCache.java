package io.sanjian.recommendation.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.ref.SoftReference;

/**
 * The markets of runs. The latest is kept while the next round searches, so that its allocation need not begin anew;
 * memory that is wanted for something else, another replica or a restart make it again from what is stored.
 */
@ApplicationScoped
class RunAllocationCache {
    private final Candidates candidates;
    private final PostingCapacityReader places;
    private SoftReference<RunAllocation> latest = new SoftReference<>(null);

    RunAllocationCache(Candidates candidates, PostingCapacityReader places) {
        this.candidates = candidates;
        this.places = places;
    }

    /** The market of a run after its present round, allocated. Blocking; one at a time. */
    synchronized RunAllocation of(Run run) {
        RunAllocation market = latest.get();
        latest.clear();
        if (market == null || !market.isOf(run.id()) || market.rounds() > run.round()) {
            market = new RunAllocation(run.id(), candidates.size(run.id()));
        }
        while (market.rounds() <= run.round()) {
            market.addRound(candidates);
        }
        market.allocate(places, run.order().exposure());
        latest = new SoftReference<>(market);
        return market;
    }

    /** Lets go of a market that is no longer needed. */
    synchronized void forget(RunAllocation market) {
        if (latest.get() == market) {
            latest.clear();
        }
    }
}
