package io.sanjian.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sanjian.support.DeliveryFixture;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** The outbox against a real database; the channels that ring phones are fakes, so nothing else takes their messages. */
abstract class OutboxCase {
    static final Duration VISIBILITY = Duration.ofMinutes(2);
    @Inject
    Pool pool;
    @Inject
    OutboxQueue queue;
    @Inject
    ChannelCircuitBreaker pauses;
    @Inject
    SharedRate rate;
    @Inject
    DeliveryRetention retention;
    @Inject
    Dispatcher dispatcher;
    DeliveryFixture fixture;

    @BeforeEach
    void startEmpty() {
        fixture = new DeliveryFixture(pool);
        fixture.clear(Channel.WECHAT, Channel.SMS);
        pool.query("delete from channel_pause").executeAndAwait();
        pool.query("delete from channel_rate").executeAndAwait();
    }

    final ChannelSender sender(DeliveryChannel channel, Map<String, String> settings, Long... without) {
        return sender(channel, pauses, settings, without);
    }

    final ChannelSender sender(DeliveryChannel channel, ChannelCircuitBreaker pauses, Map<String, String> settings,
            Long... without) {
        return new ChannelSender(channel, queue, pauses, rate, DeliveryFixture.messages(without),
                DeliveryFixture.config(DeliveryConfig.class, settings),
                new DeliveryMetrics(pool, pauses, Clock.systemUTC(), new SimpleMeterRegistry()), () -> {});
    }

    final ChannelSender sender(DeliveryChannel channel) {
        return sender(channel, Map.of());
    }

    final Outbox outbox(DeliveryChannel... channels) {
        return new Outbox(List.of(channels), dispatcher);
    }

    static int drain(ChannelSender sender, Instant now) {
        int all = 0;
        for (int sent = -1; sent != 0; all += sent) {
            sent = sender.sendBatch(now, found -> {}).await().indefinitely();
        }
        return all;
    }
}
