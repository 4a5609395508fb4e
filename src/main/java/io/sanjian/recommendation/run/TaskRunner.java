package io.sanjian.recommendation.run;

import io.quarkus.arc.All;
import io.sanjian.database.DatabaseOutage;
import io.sanjian.database.Transactions;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Does one claimed task and decides what becomes of it when that goes wrong. */
@ApplicationScoped
class TaskRunner {
    private static final Logger LOG = Logger.getLogger(TaskRunner.class);
    /** Attempts that may end in the death of the replica, for each error that is allowed. */
    private static final int DEATHS_PER_FAILURE = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Map<TaskKind, Step> steps = new EnumMap<>(TaskKind.class);
    private final TaskQueue tasks;
    private final RunFlow flow;
    private final RunEnd end;
    private final RunConfig config;
    private final Clock clock;

    TaskRunner(@All List<Step> steps, TaskQueue tasks, RunFlow flow, RunEnd end, RunConfig config, Clock clock) {
        steps.forEach(step -> this.steps.put(step.kind(), step));
        this.tasks = tasks;
        this.flow = flow;
        this.end = end;
        this.config = config;
        this.clock = clock;
    }

    /** Does the task, then takes its run on if it was the last of its phase. */
    void run(Task task) {
        if (task.attempts() > config.maxFailures() * DEATHS_PER_FAILURE) {
            Transactions.await(end.fail(task.runId(),
                    task + " was begun " + (task.attempts() - 1) + " times and never came to an end"));
            return;
        }
        if (attempt(task)) {
            flow.advance(task.runId(), clock.instant());
        }
    }

    private boolean attempt(Task task) {
        try {
            steps.get(task.kind()).execute(task);
            LOG.debugf("%s done", task);
            return true;
        } catch (ClaimLostException e) {
            LOG.infof("%s; its result is thrown away", e.getMessage());
        } catch (ProblemException e) {
            if (e.type() == ProblemType.NOT_READY) {
                LOG.infof("%s waits until the index is ready", task);
                wait(task);
            } else {
                failed(task, e);
            }
        } catch (RuntimeException | Error e) {
            if (DatabaseOutage.is(e)) {
                LOG.warnf("%s waits until the database works again: %s", task, e.getMessage());
                wait(task);
            } else {
                failed(task, e);
            }
        }
        return false;
    }

    /** What is missing will be there again, and says nothing of the task. */
    private void wait(Task task) {
        tasks.release(task, clock.instant().plus(config.retryPause()));
    }

    private void failed(Task task, Throwable error) {
        int failures = task.failures() + 1;
        LOG.errorf(error, "%s failed (%d of %d)", task, failures, config.maxFailures());
        if (failures >= config.maxFailures() && task.kind() != TaskKind.CLEAN) {
            Transactions.await(end.fail(task.runId(), task.kind() + " failed " + failures + " times: " + error));
        } else {
            tasks.fail(task, readyAgain(failures));
        }
    }

    private Instant readyAgain(int failures) {
        Duration pause = config.retryPause().multipliedBy(1L << Math.min(20, failures - 1));
        return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
