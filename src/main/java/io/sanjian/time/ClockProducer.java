package io.sanjian.time;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The one clock of the service; tests replace it. Days are counted in {@link io.sanjian.catalog.BusinessZone}. It follows
 * the database's, which it reads at the start and then every few seconds.
 */
@ApplicationScoped
class ClockProducer {
    private static final Logger LOG = Logger.getLogger(ClockProducer.class);
    private static final String READ = "select clock_timestamp()";
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** A machine that is busy with starting may need more than one. */
    private static final int ATTEMPTS_AT_START = 5;
    private static final Duration REMARKABLE = Duration.ofSeconds(2);

    private final DatabaseClock clock = new DatabaseClock(Clock.systemUTC(), System::nanoTime);
    private final Pool pool;
    private final Ticks ticks;
    private boolean remarked;

    ClockProducer(Pool pool, Ticks ticks, MeterRegistry metrics) {
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

    /** Before anything else looks at the clock; where the database stays away, the machine's has to do until it is back. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        boolean read = false;
        for (int attempt = 0; attempt < ATTEMPTS_AT_START && !read; attempt++) {
            read = isRead();
        }
        ticks.every(EVERY, "clock", this::read);
    }

    private boolean isRead() {
        try {
            read();
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("The database does not say what time it is: %s", e.getMessage());
            return false;
        }
    }

    private void read() {
        long asked = System.nanoTime();
        Instant time = pool.query(READ).execute().await().atMost(PATIENCE).iterator().next().getOffsetDateTime(0)
                .toInstant();
        clock.adjust(time, asked, System.nanoTime());
        remark(clock.ahead());
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
