package io.sanjian.worker;

import io.sanjian.access.AreaReach;
import io.sanjian.access.Caller;
import io.sanjian.access.WorkerReach;
import io.sanjian.problem.ProblemException;

/** {@link WorkerReach} as the parts of this package ask for it. */
record WorkerAccess(WorkerReach workers) {

    WorkerAccess(AreaReach reach, Long own) {
        this(new WorkerReach(reach, own));
    }

    static WorkerAccess of(Caller caller) {
        return new WorkerAccess(caller.workers());
    }

    /** @throws ProblemException FORBIDDEN unless this is the caller or lives within the caller's areas */
    void require(long id, JobIntention home) {
        workers.require(id, home.areaCode(), home.townCode(), home.villageCode());
    }

    /** @throws ProblemException FORBIDDEN unless the home lies within the caller's areas */
    void requireHome(JobIntention home) {
        workers.requireHome(home.areaCode(), home.townCode(), home.villageCode());
    }
}
