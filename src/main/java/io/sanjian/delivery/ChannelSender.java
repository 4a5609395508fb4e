package io.sanjian.delivery;

import io.sanjian.delivery.OutboxQueue.Claimed;
import io.sanjian.delivery.OutboxQueue.Mark;
import io.sanjian.delivery.OutboxQueue.Settlement;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Takes due messages of one channel, a batch at a time, has them sent and settles them. */
final class ChannelSender {
    private static final Logger LOG = Logger.getLogger(ChannelSender.class);
    private static final String UNWANTED = "the worker does not want to be told over this channel";
    private static final String TOLD_TODAY = "the worker has been told of other lists on this day";
    private static final int ERROR_LENGTH = 300;
    private static final Set<DeliveryState> MOVES_ON =
            EnumSet.of(DeliveryState.REFUSED, DeliveryState.DEAD, DeliveryState.HELD_BACK);

    private final DeliveryChannel channel;
    private final OutboxQueue queue;
    private final MessageSource source;
    private final DeliveryConfig config;
    private final Backoff backoff;
    private final SendWindow silence;
    private final ChannelCircuitBreaker pauses;
    private final RefusalStreak streak;
    private final SharedRate rate;
    private final OptionalDouble perSecond;
    private final DeliveryMetrics metrics;
    private final Runnable passedOn;

    /** @param passedOn called when messages have moved on to another channel, which may have nothing to do at present */
    ChannelSender(DeliveryChannel channel, OutboxQueue queue, ChannelCircuitBreaker pauses, SharedRate rate,
            MessageSource source, DeliveryConfig config, DeliveryMetrics metrics, Runnable passedOn) {
        DeliveryConfig.ChannelSettings settings = config.channels().get(channel.channel());
        this.channel = channel;
        this.queue = queue;
        this.source = source;
        this.config = config;
        this.backoff = Backoff.of(config.backoff());
        this.silence = SendWindow.of(channel.channel(), config);
        this.pauses = pauses;
        this.streak = new RefusalStreak(config.pauseAfterRefusals());
        this.rate = rate;
        this.perSecond = settings.rate();
        this.metrics = metrics;
        this.passedOn = passedOn;
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
        if (silence.holds(now)) {
            return Uni.createFrom().item(0);
        }
        return rate.take(channel(), perSecond, channel.maxBatch(), now).flatMap(allowed -> allowed == 0
                ? Uni.createFrom().item(0)
                : claim(allowed, now).flatMap(batch -> {
                    found.accept(batch.claimed().size());
                    return send(batch, now);
                }));
    }

    /**
     * Messages held.
     *
     * @param probe whether the channel is paused and this is the one message that is to find out whether it works again
     */
    private record Batch(List<Claimed> claimed, boolean probe) {
    }

    private Uni<Batch> claim(int allowed, Instant now) {
        return queue.claim(channel(), allowed, now, config.visibility(), false)
                .flatMap(claimed -> claimed.isEmpty() ? probe(now) : Uni.createFrom().item(new Batch(claimed, false)))
                .call(batch -> rate.giveBack(channel(), perSecond, allowed - batch.claimed().size()));
    }

    private Uni<Batch> probe(Instant now) {
        return pauses.takeProbe(channel(), now).flatMap(mine -> mine
                ? queue.claim(channel(), 1, now, config.visibility(), true).map(one -> new Batch(one, true))
                : Uni.createFrom().item(new Batch(List.of(), false)));
    }

    private Uni<Integer> send(Batch batch, Instant now) {
        List<Claimed> claimed = batch.claimed();
        if (claimed.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return outcomes(claimed, now)
                .onFailure().recoverWithItem(failure -> {
                    LOG.warnf(failure, "%d messages of channel %s could not be sent", claimed.size(), channel());
                    SendOutcome retry = new SendOutcome.Retry(failure.toString());
                    return claimed.stream().map(c -> new Ended(c, retry)).toList();
                })
                .map(ended -> judged(ended, batch.probe()))
                .call(ended -> learn(ended, batch.probe(), now))
                .flatMap(ended -> settle(claimed.getFirst().claim(), ended, now));
    }

    /** What concerns one message, and what concerns all. */
    private List<Ended> judged(List<Ended> ended, boolean probe) {
        List<Ended> told = ended.stream().filter(each -> each.outcome() != null).toList();
        List<SendOutcome> outcomes = streak.judge(told.stream().map(Ended::outcome).toList(), probe);
        List<Ended> judged = new ArrayList<>(ended.stream().filter(each -> each.outcome() == null).toList());
        for (int i = 0; i < told.size(); i++) {
            judged.add(new Ended(told.get(i).claimed(), outcomes.get(i)));
        }
        return judged;
    }

    /** What cannot be written down now is learnt from the next alarm or probe; how the messages ended must be. */
    private Uni<Void> learn(List<Ended> ended, boolean probe, Instant now) {
        return pauses.learn(channel(), ended.stream().map(Ended::outcome).filter(Objects::nonNull).toList(), probe, now)
                .onFailure().invoke(failure -> LOG.warnf(failure, "What channel %s is like is not noted", channel()))
                .onFailure().recoverWithNull();
    }

    /** How a claimed message ended; null: there is nothing to tell any more. */
    private record Ended(Claimed claimed, SendOutcome outcome) {
    }

    private Uni<List<Ended>> outcomes(List<Claimed> claimed, Instant now) {
        return messages(claimed).flatMap(messages -> {
            List<Claimed> told = new ArrayList<>();
            List<Envelope> envelopes = new ArrayList<>();
            List<Ended> ended = new ArrayList<>();
            for (Claimed c : claimed) {
                RecommendationMessage message = messages.get(new Key(c.runId(), c.recipient().workerId()));
                if (message == null) {
                    ended.add(new Ended(c, null));
                } else if (c.refused()) {
                    ended.add(new Ended(c, new SendOutcome.Refused(UNWANTED)));
                } else if (c.heldBack()) {
                    ended.add(new Ended(c, new SendOutcome.HeldBack()));
                } else {
                    told.add(c);
                    envelopes.add(new Envelope(c.id(), c.messageId(), c.attempt(), c.possiblySent(), c.createdAt(),
                            c.recipient(), message));
                }
            }
            Uni<List<SendOutcome>> outcomes = envelopes.isEmpty() ? Uni.createFrom().item(List.of())
                    : channel.deliver(envelopes, now).onFailure().recoverWithItem(failure -> brokenOff(told, failure));
            return outcomes.map(list -> {
                for (int i = 0; i < told.size(); i++) {
                    ended.add(new Ended(told.get(i), list.get(i)));
                }
                return ended;
            });
        });
    }

    /** What had been handed over when the channel broke off: some of it may have been sent. */
    private List<SendOutcome> brokenOff(List<Claimed> told, Throwable failure) {
        LOG.warnf(failure, "Channel %s broke off while it sent %d messages", channel(), told.size());
        return Collections.nCopies(told.size(), new SendOutcome.Uncertain(failure.toString()));
    }

    private Uni<Integer> settle(UUID claim, List<Ended> ended, Instant now) {
        List<Settlement> settlements = ended.stream().map(each -> settlement(each, now)).toList();
        return queue.settle(claim, settlements, now).map(settled -> {
            if (settled < settlements.size()) {
                LOG.warnf("%d messages of channel %s were taken over by another replica while they were being sent",
                        settlements.size() - settled, channel());
            }
            settlements.forEach(s -> metrics.settled(channel(), s.state()));
            // A full batch is followed by another one here; the other channels are told once, at the end.
            if (settlements.size() < maxBatch()
                    && settlements.stream().anyMatch(s -> MOVES_ON.contains(s.state()))) {
                passedOn.run();
            }
            return settlements.size();
        });
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

    private Settlement settlement(Ended ended, Instant now) {
        Claimed c = ended.claimed();
        return switch (ended.outcome()) {
            case null -> new Settlement(c.id(), DeliveryState.CANCELLED, now,
                    "the list is gone, or the worker was erased or withdrew consent", Mark.NONE);
            case SendOutcome.Delivered() -> new Settlement(c.id(), DeliveryState.DELIVERED, now, null, Mark.NONE);
            case SendOutcome.Retry(String reason) -> again(c, reason, Mark.NONE, now);
            case SendOutcome.Uncertain(String reason) -> again(c, reason, Mark.UNCERTAIN, now);
            case SendOutcome.RetryAt(String reason, Instant at) ->
                new Settlement(c.id(), DeliveryState.PENDING, at, shortened(reason), Mark.NONE);
            case SendOutcome.Alarm alarm ->
                new Settlement(c.id(), DeliveryState.PENDING, now, shortened(alarm.reason()),
                        alarm.possiblySent() ? Mark.UNCOUNTED_UNCERTAIN : Mark.UNCOUNTED);
            case SendOutcome.Suspect suspect -> settlement(new Ended(c, suspect.alone()), now);
            case SendOutcome.Unreachable(String reason) ->
                new Settlement(c.id(), DeliveryState.REFUSED, now, shortened(reason), Mark.NEVER_SENT);
            case SendOutcome.Refused(String reason) ->
                new Settlement(c.id(), DeliveryState.REFUSED, now, shortened(reason), Mark.NONE);
            case SendOutcome.HeldBack() ->
                new Settlement(c.id(), DeliveryState.HELD_BACK, now, TOLD_TODAY, Mark.UNCOUNTED);
            case SendOutcome.Failed(String reason) ->
                new Settlement(c.id(), DeliveryState.DEAD, now, shortened(reason), Mark.NONE);
        };
    }

    private Settlement again(Claimed c, String reason, Mark mark, Instant now) {
        return backoff.isExhausted(c.attempt())
                ? new Settlement(c.id(), DeliveryState.DEAD, now, shortened(reason), mark)
                : new Settlement(c.id(), DeliveryState.PENDING,
                        now.plus(backoff.delay(c.attempt(), ThreadLocalRandom.current())), shortened(reason), mark);
    }

    private static String shortened(String reason) {
        return reason.length() <= ERROR_LENGTH ? reason : reason.substring(0, ERROR_LENGTH);
    }
}
