package io.sanjian.recommendation.run;

import io.quarkus.runtime.StartupEvent;
import io.sanjian.recommendation.plan.PlanReader;
import io.sanjian.time.Ticks;
import io.sanjian.transaction.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Turns due times of plans into runs. Every replica ticks; a due time gives one run. */
@ApplicationScoped
class PlanTick {
    private static final Logger LOG = Logger.getLogger(PlanTick.class);

    private final PlanReader plans;
    private final RunStart start;
    private final Transactions transactions;
    private final WakeUp wakeUp;
    private final Clock clock;

    PlanTick(PlanReader plans, RunStart start, Transactions transactions, WakeUp wakeUp, Clock clock) {
        this.plans = plans;
        this.start = start;
        this.transactions = transactions;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Ticks ticks, PlanConfig config) {
        ticks.every(config.tick(), "plans", () -> startDue(clock.instant()));
    }

    /** Starts the runs that are due at {@code now}; of several missed due times of a plan only the latest. */
    void startDue(Instant now) {
        transactions.run(tx -> plans.takeDue(tx, now).forEach(due -> {
            RunOrder order = new RunOrder(due.planId(), due.spec().scope(), due.spec().channels(),
                    due.spec().exposure(), now);
            start.startDue(tx, order, due.dueAt()).ifPresent(run -> LOG.infof("Run %d: plan '%s', due %s", run.id(),
                    due.spec().name(), due.dueAt()));
        }));
        wakeUp.call();
    }
}
