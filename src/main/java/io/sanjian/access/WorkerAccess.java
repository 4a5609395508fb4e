package io.sanjian.access;

import io.sanjian.reference.area.AreaScope;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;

/**
 * Which workers a caller may see and change: the one place where that is decided. A WORKER itself, a BROKER or OFFICER
 * those whose home lies within the own areas, an ADMIN all. Taken from the request while it is at hand, so that later
 * steps of a transaction have it.
 *
 * @param reach homes that the caller's areas cover
 * @param own   the worker that a WORKER speaks for, or null
 */
public record WorkerAccess(AreaScope reach, Long own) {

    /** Before it is known whether there is such a worker. @throws ProblemException FORBIDDEN if a WORKER means another */
    public void requireNotForeign(long id) {
        if (own != null && own != id) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The token does not speak for worker {0}", id);
        }
    }

    /** @throws ProblemException FORBIDDEN unless this is the caller, or the home lies within the caller's areas */
    public void require(long id, String areaCode, String townCode, String villageCode) {
        if (own == null || own != id) {
            requireHome(areaCode, townCode, villageCode);
        }
    }

    /** @throws ProblemException FORBIDDEN unless the home lies within the caller's areas */
    public void requireHome(String areaCode, String townCode, String villageCode) {
        if (!reach.covers(areaCode, townCode, villageCode)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The token does not reach this worker or home");
        }
    }
}
