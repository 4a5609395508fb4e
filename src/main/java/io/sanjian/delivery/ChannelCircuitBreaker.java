package io.sanjian.delivery;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The table {@code channel_pause}: channels over which no replica sends. Their messages wait. A pause by alarm ends by itself
 * when a single message, sent now and then to find out, gets through; one by somebody's order ends by an order.
 */
@ApplicationScoped
class ChannelCircuitBreaker {
    private static final Logger LOG = Logger.getLogger(ChannelCircuitBreaker.class);
    private static final int LONGEST_PROBE_SECONDS = 30 * 60;
    private static final String LIST = "select channel, code, reason, paused_by, since, probe_at from channel_pause";
    private static final String ALARM = """
            insert into channel_pause as p (channel, code, reason, since, probe_at, probe_seconds)
            values ($1, $2, $3, $4, $4::timestamptz + make_interval(secs => $5::integer), $5::integer)
            on conflict (channel) do update set code = excluded.code, reason = excluded.reason
            where p.paused_by is null
            returning (xmax = 0) as is_new
            """;
    private static final String TAKE_PROBE = """
            update channel_pause set probes = probes + 1, probe_at = $2::timestamptz
                + make_interval(secs => least($3::integer, probe_seconds * power(2, least(probes + 1, 20)))::integer)
            where channel = $1 and probe_at <= $2
              and exists (select from outbox where channel = $1 and state in ('PENDING', 'SENDING')
                                                   and next_attempt_at <= $2)
            """;
    private static final String PROBE_NOW = """
            update channel_pause set probe_at = $2 where channel = $1 and paused_by is null
            """;
    /** As if the last probe had not been, and soon. */
    private static final String PROBE_AGAIN = """
            update channel_pause set probes = greatest(0, probes - 1),
                probe_at = $2::timestamptz + make_interval(secs => greatest(1, probe_seconds / 10))
            where channel = $1 and paused_by is null
            """;
    private static final String LIFT = "delete from channel_pause where channel = $1 and paused_by is null";
    private static final String PAUSE = """
            insert into channel_pause as p (channel, reason, paused_by, since) values ($1, $2, $3, $4)
            on conflict (channel) do update set code = null, reason = excluded.reason,
                paused_by = excluded.paused_by, since = excluded.since, probe_at = null
            """;
    private static final String RESUME = "delete from channel_pause where channel = $1";

    private final Pool pool;

    ChannelCircuitBreaker(Pool pool) {
        this.pool = pool;
    }

    /** The channels that are paused. */
    Uni<Map<Channel, ChannelPause>> all() {
        return pool.query(LIST).execute().map(rows -> {
            Map<Channel, ChannelPause> pauses = new EnumMap<>(Channel.class);
            for (Row row : rows) {
                pauses.put(Channel.valueOf(row.getString("channel")), new ChannelPause(row.getString("code"),
                        row.getString("reason"), row.getString("paused_by"), instant(row, "since"),
                        instant(row, "probe_at")));
            }
            return pauses;
        });
    }

    /** @return whether the caller is the one that may send a single message, which is due, over the paused channel now */
    Uni<Boolean> takeProbe(Channel channel, Instant now) {
        return pool.preparedQuery(TAKE_PROBE).execute(Tuple.of(channel.name(), utc(now), LONGEST_PROBE_SECONDS))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * Draws conclusions. An alarm pauses the channel. A probe that got through ends an earlier alarm; one that was about
     * its worker and not about the channel is followed by another at once; one without an answer, which says nothing about
     * the channel either, after a tenth of the first wait.
     */
    Uni<Void> learn(Channel channel, List<SendOutcome> outcomes, boolean probe, Instant now) {
        for (SendOutcome outcome : outcomes) {
            if (outcome instanceof SendOutcome.Alarm alarm) {
                return alarm(channel, alarm, now);
            }
        }
        if (!probe || outcomes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return switch (outcomes.getFirst()) {
            case SendOutcome.Delivered() -> lift(channel);
            case SendOutcome.Unreachable(String reason) -> again(PROBE_NOW, channel, now);
            case SendOutcome.Refused(String reason) -> again(PROBE_NOW, channel, now);
            case SendOutcome.Failed(String reason) -> again(PROBE_NOW, channel, now);
            case SendOutcome.HeldBack() -> again(PROBE_NOW, channel, now);
            case SendOutcome.Retry(String reason) -> again(PROBE_AGAIN, channel, now);
            case SendOutcome.Uncertain(String reason) -> again(PROBE_AGAIN, channel, now);
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> again(String update, Channel channel, Instant now) {
        return pool.preparedQuery(update).execute(Tuple.of(channel.name(), utc(now))).replaceWithVoid();
    }

    private Uni<Void> alarm(Channel channel, SendOutcome.Alarm alarm, Instant now) {
        return pool.preparedQuery(ALARM).execute(Tuple.of(channel.name(), alarm.code(), alarm.reason(), utc(now),
                (int) Math.max(1, alarm.probeAfter().toSeconds()))).map(rows -> {
                    if (rows.size() == 1 && rows.iterator().next().getBoolean("is_new")) {
                        LOG.errorf("Channel %s is paused: %s", channel, alarm.reason());
                    }
                    return null;
                });
    }

    private Uni<Void> lift(Channel channel) {
        return pool.preparedQuery(LIFT).execute(Tuple.of(channel.name())).map(rows -> {
            if (rows.rowCount() == 1) {
                LOG.infof("Channel %s works again", channel);
            }
            return null;
        });
    }

    /** Pauses by order. */
    Uni<Void> pause(Channel channel, String reason, String by, Instant now) {
        return pool.preparedQuery(PAUSE).execute(Tuple.of(channel.name(), reason, by, utc(now))).replaceWithVoid();
    }

    /** Ends any pause. */
    Uni<Void> resume(Channel channel) {
        return pool.preparedQuery(RESUME).execute(Tuple.of(channel.name())).replaceWithVoid();
    }
}
