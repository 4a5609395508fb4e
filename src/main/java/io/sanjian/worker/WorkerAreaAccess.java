package io.sanjian.worker;

import io.sanjian.access.Caller;
import io.sanjian.access.WorkerAccess;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.web.problem.ProblemException;

/** {@link WorkerAccess} as the parts of this package ask for it. */
record WorkerAreaAccess(WorkerAccess workers) {

    WorkerAreaAccess(AreaScope reach, Long own) {
        this(new WorkerAccess(reach, own));
    }

    static WorkerAreaAccess of(Caller caller) {
        return new WorkerAreaAccess(caller.workers());
    }

    /** @throws ProblemException FORBIDDEN unless this is the caller or lives within the caller's areas */
    void require(long id, JobIntention intention) {
        JobIntention.Home home = intention.home();
        workers.require(id, home.areaCode(), home.townCode(), home.villageCode());
    }

    /** @throws ProblemException FORBIDDEN unless the home lies within the caller's areas */
    void requireHome(JobIntention intention) {
        JobIntention.Home home = intention.home();
        workers.requireHome(home.areaCode(), home.townCode(), home.villageCode());
    }
}
