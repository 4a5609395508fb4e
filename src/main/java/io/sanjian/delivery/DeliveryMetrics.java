package io.sanjian.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.sanjian.clock.FixedDelayScheduler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Figures for monitoring: {@code sanjian.delivery.messages} counts what this replica settled, by channel and outcome;
 * {@code sanjian.delivery.backlog} is the number of messages in the outbox, by channel, that are waiting ({@code pending})
 * or have failed for good ({@code dead}); {@code sanjian.delivery.paused} is 1 for a channel that is paused;
 * {@code sanjian.delivery.errors} counts the error codes of receivers, those too that no documentation knows.
 */
@ApplicationScoped
class DeliveryMetrics implements ReceiverErrors {
    private static final Duration REFRESH = Duration.ofSeconds(30);

    private final Pool pool;
    private final ChannelCircuitBreaker pauses;
    private final MeterRegistry registry;
    private final Map<Channel, AtomicLong> pending = new EnumMap<>(Channel.class);
    private final Map<Channel, AtomicLong> dead = new EnumMap<>(Channel.class);
    private final Map<Channel, AtomicLong> paused = new EnumMap<>(Channel.class);

    DeliveryMetrics(Pool pool, ChannelCircuitBreaker pauses, MeterRegistry registry) {
        this.pool = pool;
        this.pauses = pauses;
        this.registry = registry;
        for (Channel channel : Channel.values()) {
            pending.put(channel, gauge(channel, "pending"));
            dead.put(channel, gauge(channel, "dead"));
            paused.put(channel, gauge("sanjian.delivery.paused", Tags.of("channel", channel.name())));
        }
    }

    void settled(Channel channel, DeliveryState state) {
        registry.counter("sanjian.delivery.messages", "channel", channel.name(), "outcome", state.name()).increment();
    }

    void start(@Observes StartupEvent event, FixedDelayScheduler ticks) {
        ticks.every(REFRESH, "delivery-metrics", REFRESH, this::refresh);
    }

    Uni<Void> refresh() {
        return pool.query(Channels.BACKLOG).execute().invoke(rows -> {
            pending.values().forEach(count -> count.set(0));
            dead.values().forEach(count -> count.set(0));
            for (Row row : rows) {
                Channel channel = Channel.valueOf(row.getString("channel"));
                pending.get(channel).set(row.getLong("pending"));
                dead.get(channel).set(row.getLong("dead"));
            }
        }).chain(pauses::all).invoke(paused -> this.paused.forEach((channel, flag) -> flag.set(
                paused.containsKey(channel) ? 1 : 0))).replaceWithVoid();
    }

    @Override
    public void error(Channel channel, String code) {
        registry.counter("sanjian.delivery.errors", "channel", channel.name(), "code", code).increment();
    }

    private AtomicLong gauge(Channel channel, String state) {
        return gauge("sanjian.delivery.backlog", Tags.of("channel", channel.name(), "state", state));
    }

    private AtomicLong gauge(String name, Tags tags) {
        AtomicLong value = new AtomicLong();
        Gauge.builder(name, value, AtomicLong::get).tags(tags).register(registry);
        return value;
    }
}
