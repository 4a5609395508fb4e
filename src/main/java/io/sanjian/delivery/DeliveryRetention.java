package io.sanjian.delivery;

import static io.sanjian.database.SqlValues.utc;

import io.quarkus.scheduler.Scheduled;
import io.sanjian.clock.BusinessZone;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Removes messages whose time is over, a few thousand at a time, so that no lock lasts. Replicas may do it at once: each
 * passes over what another is removing.
 */
@ApplicationScoped
class DeliveryRetention {
    private static final Logger LOG = Logger.getLogger(DeliveryRetention.class);
    private static final int BATCH = 5000;
    private static final String OUTBOX = """
            delete from outbox where id in (
                select id from outbox where created_at < $1 and state = any($2) limit $3 for update skip locked)
            """;
    private static final String INBOX = """
            delete from inbox_message where id in (
                select id from inbox_message where created_at < $1 limit $2 for update skip locked)
            """;

    /** Places of days before yesterday, which no message looks at again. */
    private static final String RINGS = """
            delete from worker_ring where ctid = any(array(select ctid from worker_ring where day < $1 limit $2))
            """;

    private final Pool pool;
    private final DeliveryConfig.RetentionSettings settings;
    private final Clock clock;

    DeliveryRetention(Pool pool, DeliveryConfig config, Clock clock) {
        this.pool = pool;
        this.settings = config.retention();
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 3 * * ?", timeZone = "Asia/Shanghai", identity = "delivery-retention")
    Uni<Void> nightly() {
        return removeAsOf(clock.instant()).invoke(removed -> LOG.infof("Removed %d messages past their time", removed))
                .replaceWithVoid();
    }

    /** @return how many messages were removed */
    Uni<Integer> removeAsOf(Instant now) {
        return outbox(now, settings.finished(), DeliveryState.DELIVERED, DeliveryState.REFUSED, DeliveryState.CANCELLED,
                DeliveryState.HELD_BACK)
                .flatMap(finished -> outbox(now, settings.dead(), DeliveryState.DEAD).map(dead -> finished + dead))
                .flatMap(sent -> all(INBOX, Tuple.of(before(now, settings.inbox()), BATCH)).map(read -> sent + read))
                .call(() -> all(RINGS, Tuple.of(LocalDate.ofInstant(now, BusinessZone.ID).minusDays(1), BATCH)));
    }

    private Uni<Integer> outbox(Instant now, Duration kept, DeliveryState... states) {
        String[] names = List.of(states).stream().map(Enum::name).toArray(String[]::new);
        return all(OUTBOX, Tuple.of(before(now, kept), names, BATCH));
    }

    private Uni<Integer> all(String sql, Tuple values) {
        return Uni.createFrom().deferred(() -> pool.preparedQuery(sql).execute(values).map(rows -> rows.rowCount()))
                .repeat().until(removed -> removed == 0)
                .collect().in(() -> new int[1], (sum, removed) -> sum[0] += removed).map(sum -> sum[0]);
    }

    private static Object before(Instant now, Duration kept) {
        return utc(now.minus(kept));
    }
}
