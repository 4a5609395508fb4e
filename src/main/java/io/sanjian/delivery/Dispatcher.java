package io.sanjian.delivery;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sanjian.clock.FixedDelayScheduler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Keeps the channels sending: from start to stop, at each poll, and at once when a run has stored lists. */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final DeliveryConfig config;
    private final List<ConcurrentSender> lanes;

    Dispatcher(@All List<DeliveryChannel> channels, OutboxQueue queue, ChannelCircuitBreaker pauses, SharedRate rate,
            MessageSource source, DeliveryConfig config, DeliveryMetrics metrics, Clock clock) {
        this.config = config;
        this.lanes = channels.stream().filter(DeliveryChannel::isInstalled)
                .map(channel -> new ChannelSender(channel, queue, pauses, rate, source, config, metrics,
                        this::wakeUp))
                .map(sender -> new ConcurrentSender(sender, clock)).toList();
    }

    void start(@Observes StartupEvent event, FixedDelayScheduler ticks) {
        wakeUp();
        ticks.every(config.pollEvery(), "delivery", this::wakeUp);
    }

    void stop(@Observes ShutdownEvent event) {
        lanes.forEach(ConcurrentSender::stop);
        Uni.join().all(lanes.stream().map(ConcurrentSender::idle).toList()).andCollectFailures()
                .ifNoItem().after(config.drainTimeout()).recoverWithUni(() -> {
                    LOG.info("Stopped while messages were being sent; they will be sent again");
                    return Uni.createFrom().nullItem();
                }).await().indefinitely();
    }

    /** Starts sending what is due, without waiting for it. Nothing happens on a replica that does not send. */
    public void wakeUp() {
        if (config.enabled()) {
            lanes.forEach(ConcurrentSender::wakeUp);
        }
    }
}
