package io.sanjian.worker;

import io.sanjian.access.AreaReach;
import io.sanjian.access.Caller;
import io.sanjian.problem.ProblemException;
import io.sanjian.problem.ProblemType;

/**
 * Whose data a caller may touch, taken from the request while it is at hand.
 *
 * @param reach homes that the caller's areas cover
 * @param own   the worker that a WORKER token speaks for, or null
 */
record WorkerAccess(AreaReach reach, Long own) {

    static WorkerAccess of(Caller caller) {
        return new WorkerAccess(caller.reach(), caller.workerId().orElse(null));
    }

    /** @throws ProblemException FORBIDDEN unless this is the caller or lives within the caller's areas */
    void require(long id, JobIntention home) {
        if (own == null || own != id) {
            requireHome(home);
        }
    }

    /** @throws ProblemException FORBIDDEN unless the home lies within the caller's areas */
    void requireHome(JobIntention home) {
        if (!reach.covers(home.areaCode(), home.townCode(), home.villageCode())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The token does not reach this worker or home");
        }
    }
}
