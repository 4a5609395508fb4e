package io.sanjian.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A channel that answers as told and remembers what it was given. */
final class FakeChannel implements DeliveryChannel {
    final Queue<Envelope> sent = new ConcurrentLinkedQueue<>();
    final AtomicInteger underWay = new AtomicInteger();
    final AtomicInteger mostUnderWay = new AtomicInteger();
    private final Channel channel;
    private final int maxBatch;
    private final Duration delay;
    private final Function<Envelope, SendOutcome> answer;

    FakeChannel(Channel channel, int maxBatch, Duration delay, Function<Envelope, SendOutcome> answer) {
        this.channel = channel;
        this.maxBatch = maxBatch;
        this.delay = delay;
        this.answer = answer;
    }

    FakeChannel(Channel channel, Function<Envelope, SendOutcome> answer) {
        this(channel, 10, Duration.ofMillis(1), answer);
    }

    static FakeChannel delivering(Channel channel) {
        return new FakeChannel(channel, envelope -> new SendOutcome.Delivered());
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public int maxBatch() {
        return maxBatch;
    }

    @Override
    public int defaultLanes() {
        return 4;
    }

    @Override
    public Uni<List<SendOutcome>> deliver(List<Envelope> envelopes, Instant now) {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        sent.addAll(envelopes);
        return Uni.createFrom().item(() -> envelopes.stream().map(answer).toList())
                .onItem().delayIt().by(delay)
                .onTermination().invoke(underWay::decrementAndGet);
    }
}
