package io.sanjian.clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The one clock of the service; tests replace it. Days are counted in {@link io.sanjian.clock.BusinessZone}. It follows
 * the database's, which it reads at the start and then every few seconds.
 */
@ApplicationScoped
class ClockProducer {
    private static final Logger LOG = Logger.getLogger(ClockProducer.class);
    private static final String READ = "select clock_timestamp()";
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration AT_START = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration REMARKABLE = Duration.ofSeconds(2);

    private final DatabaseClock clock = new DatabaseClock(Clock.systemUTC(), System::nanoTime);
    private final Pool pool;
    private final FixedDelayScheduler ticks;
    private boolean remarked;

    ClockProducer(Pool pool, FixedDelayScheduler ticks, MeterRegistry metrics) {
        this.pool = pool;
        this.ticks = ticks;
        TimeGauge.builder("sanjian.clock.ahead", clock, TimeUnit.MILLISECONDS, c -> c.ahead().toMillis())
                .description("How far the clock of this machine is ahead of the database's, which counts")
                .register(metrics);
    }

    @Produces
    @Singleton
    Clock clock() {
        return clock;
    }

    /**
     * Before anything else looks at the clock. Without the time a replica does not start: what it dated by the machine's
     * clock, such as when a message is due again, would be wrong for all.
     *
     * @throws IllegalStateException where the database stays away for a minute
     */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        insisting(reading(), AT_START).await().indefinitely();
        ticks.every(EVERY, "clock", () -> reading().await().indefinitely());
    }

    /** Tries again and again, after longer and longer pauses, for as long as {@code atMost}. */
    static Uni<Void> insisting(Uni<Void> reading, Duration atMost) {
        return reading
                .onFailure().invoke(e -> LOG.warnf("The database does not say what time it is: %s", e.getMessage()))
                .onFailure().retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE).expireIn(atMost.toMillis());
    }

    private Uni<Void> reading() {
        return Uni.createFrom().deferred(() -> {
            long asked = System.nanoTime();
            return pool.query(READ).execute().ifNoItem().after(PATIENCE).fail()
                    .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant())
                    .invoke(time -> {
                        clock.adjust(time, asked, System.nanoTime());
                        remark(clock.ahead());
                    })
                    .replaceWithVoid();
        });
    }

    private void remark(Duration ahead) {
        boolean remarkable = ahead.abs().compareTo(REMARKABLE) > 0;
        if (remarkable != remarked) {
            LOG.warnf(remarkable ? "The clock of this machine is %d ms ahead of the database's, which counts"
                    : "The clock of this machine is right again, %d ms ahead of the database's", ahead.toMillis());
        }
        remarked = remarkable;
    }
}
