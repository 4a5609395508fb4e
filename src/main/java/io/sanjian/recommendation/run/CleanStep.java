package io.sanjian.recommendation.run;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes the candidates and tasks of a run that has ended; its figures and lists stay. */
@ApplicationScoped
class CleanStep implements Step {
    private static final int LISTS_PER_STATEMENT = 20_000;
    /** The task itself goes last. */
    private static final String DELETE_TASKS = """
            delete from run_task where run_id = $1 and (state = 'DONE' or id = $2 and claim = $3)
            """;

    private final Pool pool;
    private final Candidates candidates;

    CleanStep(Pool pool, Candidates candidates) {
        this.pool = pool;
        this.candidates = candidates;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CLEAN;
    }

    @Override
    public void execute(Task task) {
        int deleted = LISTS_PER_STATEMENT;
        while (deleted == LISTS_PER_STATEMENT) {
            deleted = candidates.delete(task.runId(), LISTS_PER_STATEMENT);
        }
        pool.preparedQuery(DELETE_TASKS).executeAndAwait(Tuple.of(task.runId(), task.id(), task.claim()));
    }
}
