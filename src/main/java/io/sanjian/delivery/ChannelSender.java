package io.sanjian.delivery;

import io.sanjian.delivery.OutboxQueue.Claimed;
import io.sanjian.delivery.OutboxQueue.Settlement;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Takes due messages of one channel, a batch at a time, has them sent and settles them. */
final class ChannelSender {
    private static final Logger LOG = Logger.getLogger(ChannelSender.class);
    private static final int ERROR_LENGTH = 300;

    private final DeliveryChannel channel;
    private final OutboxQueue queue;
    private final MessageSource source;
    private final DeliveryConfig config;
    private final Backoff backoff;
    private final QuietHours quietHours;
    private final RateLimit rate;
    private final DeliveryMetrics metrics;

    ChannelSender(DeliveryChannel channel, OutboxQueue queue, MessageSource source, DeliveryConfig config,
            DeliveryMetrics metrics) {
        DeliveryConfig.ChannelSettings settings = config.channels().get(channel.channel());
        this.channel = channel;
        this.queue = queue;
        this.source = source;
        this.config = config;
        this.backoff = Backoff.of(config.backoff());
        this.quietHours = settings.quietHours();
        this.rate = new RateLimit(settings.rate());
        this.metrics = metrics;
    }

    Channel channel() {
        return channel.channel();
    }

    int maxBatch() {
        return channel.maxBatch();
    }

    /** @return batches that may be under way at once */
    int lanes() {
        return config.channels().get(channel()).lanes().orElse(channel.defaultLanes());
    }

    /**
     * Sends one batch of what is due at {@code now}.
     *
     * @param found told how many messages were found, before they are sent
     * @return how many messages were settled; 0 where there is nothing to do at present
     */
    Uni<Integer> sendBatch(Instant now, IntConsumer found) {
        if (channel().rings() && quietHours.contains(now)) {
            return Uni.createFrom().item(0);
        }
        int allowed = rate.take(channel.maxBatch(), now);
        if (allowed == 0) {
            return Uni.createFrom().item(0);
        }
        return queue.claim(channel(), allowed, now, config.visibility()).flatMap(claimed -> {
            rate.giveBack(allowed - claimed.size());
            if (claimed.isEmpty()) {
                return Uni.createFrom().item(0);
            }
            found.accept(claimed.size());
            return send(claimed, now);
        });
    }

    private Uni<Integer> send(List<Claimed> claimed, Instant now) {
        return messages(claimed).flatMap(messages -> {
            List<Envelope> envelopes = new ArrayList<>();
            List<Settlement> settlements = new ArrayList<>();
            for (Claimed c : claimed) {
                RecommendationMessage message = messages.get(new Key(c.runId(), c.recipient().workerId()));
                if (message == null) {
                    settlements.add(new Settlement(c.id(), DeliveryState.CANCELLED, now,
                            "the list is gone, or the worker was erased or withdrew consent"));
                } else {
                    envelopes.add(new Envelope(c.id(), c.messageId(), c.attempt(), c.createdAt(), c.recipient(),
                            message));
                }
            }
            Uni<List<Outcome>> outcomes = envelopes.isEmpty() ? Uni.createFrom().item(List.of())
                    : channel.deliver(envelopes, now);
            return outcomes.map(list -> {
                for (int i = 0; i < envelopes.size(); i++) {
                    Envelope envelope = envelopes.get(i);
                    settlements.add(settlement(envelope.id(), envelope.attempt(), list.get(i), now));
                }
                return settlements;
            });
        }).onFailure().recoverWithItem(failure -> {
            LOG.warnf(failure, "%d messages of channel %s could not be sent", claimed.size(), channel());
            Outcome retry = new Outcome.Retry(failure.toString());
            return claimed.stream().map(c -> settlement(c.id(), c.attempt(), retry, now)).toList();
        }).flatMap(settlements -> queue.settle(claimed.getFirst().claim(), settlements, now).map(settled -> {
            if (settled < settlements.size()) {
                LOG.warnf("%d messages of channel %s were taken over by another replica while they were being sent",
                        settlements.size() - settled, channel());
            }
            settlements.forEach(s -> metrics.settled(channel(), s.state()));
            return settlements.size();
        }));
    }

    private record Key(long runId, long workerId) {
    }

    private Uni<Map<Key, RecommendationMessage>> messages(List<Claimed> claimed) {
        Map<Long, List<Long>> workersByRun = claimed.stream().filter(Claimed::reachable).collect(Collectors
                .groupingBy(Claimed::runId, Collectors.mapping(c -> c.recipient().workerId(), Collectors.toList())));
        return Multi.createFrom().iterable(workersByRun.entrySet())
                .onItem().transformToUniAndConcatenate(run -> source.load(run.getKey(), run.getValue()))
                .collect().in(HashMap::new, (all, loaded) -> loaded.values()
                        .forEach(message -> all.put(new Key(message.runId(), message.workerId()), message)));
    }

    private Settlement settlement(long id, int attempt, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Delivered() -> new Settlement(id, DeliveryState.DELIVERED, now, null);
            case Outcome.Retry(String reason) -> backoff.isExhausted(attempt)
                    ? new Settlement(id, DeliveryState.DEAD, now, shortened(reason))
                    : new Settlement(id, DeliveryState.PENDING,
                            now.plus(backoff.delay(attempt, ThreadLocalRandom.current())), shortened(reason));
            case Outcome.RetryAt(String reason, Instant at) ->
                new Settlement(id, DeliveryState.PENDING, at, shortened(reason));
            case Outcome.Refused(String reason) ->
                new Settlement(id, DeliveryState.REFUSED, now, shortened(reason));
            case Outcome.Failed(String reason) -> new Settlement(id, DeliveryState.DEAD, now, shortened(reason));
        };
    }

    private static String shortened(String reason) {
        return reason.length() <= ERROR_LENGTH ? reason : reason.substring(0, ERROR_LENGTH);
    }
}
