package io.sanjian.recommendation.run;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes the candidates and tasks of a run that has ended; its figures and lists stay. */
@ApplicationScoped
class CleanStep implements Step {
    /** The task itself goes last. */
    private static final String DELETE_TASKS = """
            delete from run_task where run_id = $1 and (state = 'DONE' or id = $2 and claim = $3)
            """;

    private final Pool pool;
    private final Candidates candidates;
    private final RunCutOffs cutOffs;

    CleanStep(Pool pool, Candidates candidates, RunCutOffs cutOffs) {
        this.pool = pool;
        this.candidates = candidates;
        this.cutOffs = cutOffs;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CLEAN;
    }

    @Override
    public void execute(Task task) {
        candidates.delete(task.runId());
        cutOffs.delete(task.runId());
        pool.preparedQuery(DELETE_TASKS).executeAndAwait(Tuple.of(task.runId(), task.id(), task.claim()));
    }
}
