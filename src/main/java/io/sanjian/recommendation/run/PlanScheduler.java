package io.sanjian.recommendation.run;

import io.quarkus.runtime.StartupEvent;
import io.sanjian.clock.FixedDelayScheduler;
import io.sanjian.database.Transactions;
import io.sanjian.recommendation.plan.PlanReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
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

    /** Starts the runs that are due at {@code now}; of several missed due times of a plan only the latest. */
    void startDue(Instant now) {
        transactions.run(tx -> Transactions.await(plans.takeDue(tx, now)).forEach(due -> {
            RunSpec order = new RunSpec(due.planId(), due.spec().scope(), due.spec().channels(),
                    due.spec().exposure(), now);
            Transactions.await(start.startDue(tx, order, due.dueAt())).ifPresent(run -> LOG.infof(
                    "Run %d: plan '%s', due %s", run.id(), due.spec().name(), due.dueAt()));
        }));
        wakeUp.call();
    }
}
