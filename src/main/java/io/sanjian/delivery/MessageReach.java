package io.sanjian.delivery;

import io.sanjian.access.Caller;
import io.sanjian.access.WorkerReach;
import io.sanjian.problem.ProblemException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Whose messages a caller may see and steer. Blocking: call on a worker thread. */
@ApplicationScoped
public class MessageReach {
    private static final String HOME = "select area_code, town_code, village_code from worker where id = $1";

    private final Pool pool;
    private final Caller caller;

    MessageReach(Pool pool, Caller caller) {
        this.pool = pool;
        this.caller = caller;
    }

    /**
     * Passes the worker, and those whose areas cover the worker's home.
     *
     * @throws ProblemException NOT_FOUND or FORBIDDEN
     */
    public void require(long workerId) {
        WorkerReach reach = caller.workers();
        reach.requireNotForeign(workerId);
        RowSet<Row> found = pool.preparedQuery(HOME).executeAndAwait(Tuple.of(workerId));
        if (found.size() == 0) {
            throw ProblemException.notFound("worker", workerId);
        }
        Row home = found.iterator().next();
        reach.require(workerId, home.getString(0), home.getString(1), home.getString(2));
    }
}
