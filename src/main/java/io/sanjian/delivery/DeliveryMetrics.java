package io.sanjian.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import io.sanjian.clock.FixedDelayScheduler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Figures for monitoring, all by channel: {@code sanjian.delivery.messages} counts what this replica settled, by outcome;
 * {@code sanjian.delivery.errors} the error codes of receivers, those too that no documentation knows, as long as they are
 * few. From the database, the same on every replica: {@code sanjian.delivery.backlog} is the number of messages in the outbox
 * that are waiting ({@code pending}) or have failed for good ({@code dead}), {@code sanjian.delivery.queue.age} for how long
 * the first of them has been due, {@code sanjian.delivery.paused} 1 for a channel that is paused.
 */
@ApplicationScoped
class DeliveryMetrics implements ReceiverErrors {
    private static final Duration REFRESH = Duration.ofSeconds(30);
    /** Codes of one channel that are told apart; a gateway may answer whatever it likes. */
    static final int MOST_CODES = 50;
    private static final String OTHER = "OTHER";

    private final Pool pool;
    private final ChannelCircuitBreaker pauses;
    private final Clock clock;
    private final MeterRegistry registry;
    private final Map<Channel, AtomicLong> pending = new EnumMap<>(Channel.class);
    private final Map<Channel, AtomicLong> dead = new EnumMap<>(Channel.class);
    private final Map<Channel, AtomicLong> paused = new EnumMap<>(Channel.class);
    private final Map<Channel, AtomicLong> ageMillis = new EnumMap<>(Channel.class);
    private final Map<Channel, Set<String>> codes = new EnumMap<>(Channel.class);

    DeliveryMetrics(Pool pool, ChannelCircuitBreaker pauses, Clock clock, MeterRegistry registry) {
        this.pool = pool;
        this.pauses = pauses;
        this.clock = clock;
        this.registry = registry;
        for (Channel channel : Channel.values()) {
            pending.put(channel, backlog(channel, "pending"));
            dead.put(channel, backlog(channel, "dead"));
            paused.put(channel, new AtomicLong());
            Gauge.builder("sanjian.delivery.paused", paused.get(channel), AtomicLong::get)
                    .description("1 where the channel is paused, else 0").tags(tags(channel)).register(registry);
            ageMillis.put(channel, new AtomicLong());
            TimeGauge
                    .builder("sanjian.delivery.queue.age", ageMillis.get(channel), TimeUnit.MILLISECONDS,
                            AtomicLong::get)
                    .description("How long the message that has waited longest for its turn has been due")
                    .tags(tags(channel)).register(registry);
            codes.put(channel, new HashSet<>());
            Stream.of(DeliveryState.values()).filter(state -> state != DeliveryState.SENDING)
                    .forEach(state -> messages(channel, state));
        }
    }

    void settled(Channel channel, DeliveryState state) {
        messages(channel, state).increment();
    }

    void start(@Observes StartupEvent event, FixedDelayScheduler ticks) {
        ticks.every(REFRESH, "delivery-metrics", REFRESH, this::refresh);
    }

    Uni<Void> refresh() {
        return pool.query(Channels.BACKLOG).execute().invoke(rows -> {
            pending.values().forEach(count -> count.set(0));
            dead.values().forEach(count -> count.set(0));
            ageMillis.values().forEach(age -> age.set(0));
            for (Row row : rows) {
                Channel channel = Channel.valueOf(row.getString("channel"));
                pending.get(channel).set(row.getLong("pending"));
                dead.get(channel).set(row.getLong("dead"));
                OffsetDateTime due = row.getOffsetDateTime("due");
                ageMillis.get(channel).set(due == null ? 0
                        : Math.max(0, Duration.between(due.toInstant(), clock.instant()).toMillis()));
            }
        }).chain(pauses::all).invoke(paused -> this.paused.forEach((channel, flag) -> flag.set(
                paused.containsKey(channel) ? 1 : 0))).replaceWithVoid();
    }

    @Override
    public void error(Channel channel, String code) {
        Counter.builder("sanjian.delivery.errors")
                .description("Errors that receivers answered, by their own code; OTHER where there are too many codes")
                .tags(tags(channel).and("code", known(channel, code))).register(registry).increment();
    }

    /** The code, or {@link #OTHER} where the channel has had its share. */
    private String known(Channel channel, String code) {
        Set<String> known = codes.get(channel);
        synchronized (known) {
            return known.contains(code) || known.size() < MOST_CODES && known.add(code) ? code : OTHER;
        }
    }

    private Counter messages(Channel channel, DeliveryState state) {
        return Counter.builder("sanjian.delivery.messages").description("Messages that this replica has settled")
                .tags(tags(channel).and("outcome", state.name())).register(registry);
    }

    private AtomicLong backlog(Channel channel, String state) {
        AtomicLong value = new AtomicLong();
        Gauge.builder("sanjian.delivery.backlog", value, AtomicLong::get)
                .description("Messages in the outbox that wait or have failed for good")
                .tags(tags(channel).and("state", state)).register(registry);
        return value;
    }

    private static Tags tags(Channel channel) {
        return Tags.of("channel", channel.name());
    }
}
