package io.sanjian.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Figures for monitoring: {@code sanjian.delivery.messages} counts what this replica settled, by channel and outcome;
 * {@code sanjian.delivery.backlog} is the number of messages in the outbox, by channel, that are waiting ({@code pending})
 * or have failed for good ({@code dead}).
 */
@ApplicationScoped
class DeliveryMetrics {
    private static final String COUNT = """
            select channel, count(*) filter (where state in ('PENDING', 'SENDING')) as pending,
                   count(*) filter (where state = 'DEAD') as dead
            from outbox where state in ('PENDING', 'SENDING', 'DEAD') group by channel
            """;

    private final Pool pool;
    private final MeterRegistry registry;
    private final Map<Channel, AtomicLong> pending = new EnumMap<>(Channel.class);
    private final Map<Channel, AtomicLong> dead = new EnumMap<>(Channel.class);

    DeliveryMetrics(Pool pool, MeterRegistry registry) {
        this.pool = pool;
        this.registry = registry;
        for (Channel channel : Channel.values()) {
            pending.put(channel, gauge(channel, "pending"));
            dead.put(channel, gauge(channel, "dead"));
        }
    }

    void settled(Channel channel, DeliveryState state) {
        registry.counter("sanjian.delivery.messages", "channel", channel.name(), "outcome", state.name()).increment();
    }

    @Scheduled(every = "30s", identity = "delivery-backlog")
    Uni<Void> refresh() {
        return pool.query(COUNT).execute().invoke(rows -> {
            pending.values().forEach(count -> count.set(0));
            dead.values().forEach(count -> count.set(0));
            for (Row row : rows) {
                Channel channel = Channel.valueOf(row.getString("channel"));
                pending.get(channel).set(row.getLong("pending"));
                dead.get(channel).set(row.getLong("dead"));
            }
        }).replaceWithVoid();
    }

    private AtomicLong gauge(Channel channel, String state) {
        AtomicLong value = new AtomicLong();
        Gauge.builder("sanjian.delivery.backlog", value, AtomicLong::get)
                .tags("channel", channel.name(), "state", state)
                .register(registry);
        return value;
    }
}
