package io.sanjian.worker;

import io.sanjian.access.Caller;
import io.sanjian.access.WorkerAccess;
import io.sanjian.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lets callers at the lists, feedback and messages of the workers whom their token reaches. */
@ApplicationScoped
public class WorkerGuard {
    private final Workers workers;
    private final Caller caller;

    WorkerGuard(Workers workers, Caller caller) {
        this.workers = workers;
        this.caller = caller;
    }

    /**
     * The worker, if the caller is that worker, or a broker or officer whose areas cover the home.
     *
     * @return fails with NOT_FOUND or FORBIDDEN
     * @throws ProblemException FORBIDDEN, where the token speaks for another worker
     */
    public Uni<Worker> require(long workerId) {
        WorkerAccess reach = caller.workers();
        reach.requireNotForeign(workerId);
        return workers.load(List.of(workerId)).map(found -> found.stream().findFirst()
                .orElseThrow(() -> ProblemException.notFound("worker", workerId)))
                .invoke(worker -> {
                    JobIntention.Home home = worker.intention().home();
                    reach.require(workerId, home.areaCode(), home.townCode(), home.villageCode());
                });
    }
}
