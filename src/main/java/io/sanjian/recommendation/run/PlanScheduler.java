package io.sanjian.recommendation.run;

import io.quarkus.runtime.StartupEvent;
import io.sanjian.clock.FixedDelayScheduler;
import io.sanjian.database.Transactions;
import io.sanjian.recommendation.plan.Overlap;
import io.sanjian.recommendation.plan.PlanReader;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Turns due times of plans into runs. Every replica ticks; a due time gives one run. */
@ApplicationScoped
class PlanScheduler {
    private static final Logger LOG = Logger.getLogger(PlanScheduler.class);

    private final PlanReader plans;
    private final RunStart start;
    private final Transactions transactions;
    private final WorkSignal wakeUp;
    private final Clock clock;

    PlanScheduler(PlanReader plans, RunStart start, Transactions transactions, WorkSignal wakeUp, Clock clock) {
        this.plans = plans;
        this.start = start;
        this.transactions = transactions;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, FixedDelayScheduler ticks, PlanConfig config) {
        ticks.every(config.tick(), "plans", () -> startDue(clock.instant()));
    }

    /**
     * Starts the runs that are due at {@code now}; of several missed due times of a plan only the latest. Where a run of the
     * plan is open, the plan stays due, or this due time is left out, as the plan says.
     */
    void startDue(Instant now) {
        transactions.run(tx -> Transactions.await(plans.due(tx, now)).forEach(due -> {
            if (isDealtWith(tx, due, now)) {
                Transactions.await(plans.moveOn(tx, due, now));
            }
        }));
        wakeUp.call();
    }

    private boolean isDealtWith(SqlConnection tx, PlanReader.Due due, Instant now) {
        RunSpec order = new RunSpec(due.planId(), due.spec().scope(), due.spec().channels(), due.spec().exposure(),
                now);
        Optional<Run> made = Transactions.await(start.startDue(tx, order, due.dueAt()));
        made.ifPresent(run -> LOG.infof("Run %d: plan '%s', due %s", run.id(), due.spec().name(), due.dueAt()));
        if (made.isPresent() || Transactions.await(start.isMade(tx, due.planId(), due.dueAt()))) {
            return true;
        }
        if (due.spec().overlap() == Overlap.SKIP) {
            LOG.infof("Plan '%s', due %s: left out, its last run is still open", due.spec().name(), due.dueAt());
            return true;
        }
        LOG.debugf("Plan '%s', due %s: waits for its open run", due.spec().name(), due.dueAt());
        return false;
    }
}
