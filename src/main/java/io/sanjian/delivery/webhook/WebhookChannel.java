package io.sanjian.delivery.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.delivery.Backoff;
import io.sanjian.delivery.Channel;
import io.sanjian.delivery.DeliveryChannel;
import io.sanjian.delivery.DeliveryConfig;
import io.sanjian.delivery.Envelope;
import io.sanjian.delivery.SendOutcome;
import io.sanjian.delivery.webhook.WebhookEndpoint.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Tells every endpoint that is registered for a worker of the worker's list. Each endpoint has its own attempts; the message
 * is delivered when every endpoint has it.
 */
@ApplicationScoped
public class WebhookChannel implements DeliveryChannel {
    private static final Logger LOG = Logger.getLogger(WebhookChannel.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int GONE = 410;

    private final WebhookDeliveries deliveries;
    private final WebhookClient client;
    private final WebhookConfig config;
    private final Backoff backoff;
    private final ObjectMapper json;

    WebhookChannel(WebhookDeliveries deliveries, WebhookClient client, WebhookConfig config, DeliveryConfig delivery,
            ObjectMapper json) {
        this.deliveries = deliveries;
        this.client = client;
        this.config = config;
        this.backoff = Backoff.of(delivery.backoff());
        this.json = json;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    /** One, so that a slow endpoint holds up nothing but its own message. */
    @Override
    public int maxBatch() {
        return 1;
    }

    @Override
    public int defaultLanes() {
        return 32;
    }

    @Override
    public Uni<List<SendOutcome>> deliver(List<Envelope> envelopes, Instant now) {
        Envelope envelope = envelopes.getFirst();
        return deliveries.endpoints(envelope, now).flatMap(endpoints -> {
            if (endpoints.isEmpty()) {
                return Uni.createFrom().item(new SendOutcome.Unreachable("no webhook is registered for this worker"));
            }
            String body = body(envelope);
            return Uni.join().all(endpoints.stream().map(endpoint -> isDue(endpoint, now)
                    ? call(envelope, endpoint, body, now) : Uni.createFrom().item(endpoint)).toList())
                    .andFailFast().map(WebhookChannel::outcome);
        }).map(List::of);
    }

    @Override
    public Uni<Void> prepareResend(SqlConnection tx, long outboxId, Instant now) {
        return deliveries.revive(tx, outboxId, now);
    }

    private static boolean isDue(WebhookEndpoint endpoint, Instant now) {
        return endpoint.state() == State.PENDING && !endpoint.nextAttemptAt().isAfter(now);
    }

    private Uni<WebhookEndpoint> call(Envelope envelope, WebhookEndpoint endpoint, String body, Instant now) {
        String id = WebhookEvent.id(envelope.messageId());
        return client.post(endpoint.url(), endpoint.secrets(), id, now, body)
                .flatMap(answer -> answered(envelope, endpoint, answer, now))
                .onFailure(WebhookClient.NoAnswerException.class)
                .recoverWithUni(e -> failed(envelope, endpoint, null, e.getMessage(), null, now));
    }

    private Uni<WebhookEndpoint> answered(Envelope envelope, WebhookEndpoint endpoint, WebhookClient.Answer answer,
            Instant now) {
        int status = answer.status();
        int attempts = endpoint.attempts() + 1;
        if (answer.isSuccess()) {
            WebhookEndpoint delivered = endpoint.moved(State.DELIVERED, attempts, now);
            return deliveries.record(envelope.id(), delivered, status, null, now)
                    .chain(() -> deliveries.well(endpoint.id())).replaceWith(delivered);
        }
        if (status == GONE) {
            LOG.warnf("Webhook %s answered 410 Gone and is disabled", endpoint.id());
            WebhookEndpoint gone = endpoint.moved(State.GONE, attempts, now);
            return deliveries.record(envelope.id(), gone, status, "gone", now)
                    .chain(() -> deliveries.gone(endpoint.id())).replaceWith(gone);
        }
        Instant wanted = RetryAfter.parse(answer.retryAfter(), now, backoff.cap()).orElse(null);
        return failed(envelope, endpoint, status, "answered " + status, wanted, now);
    }

    /** @param wanted when the receiver wants to be called again, or null */
    private Uni<WebhookEndpoint> failed(Envelope envelope, WebhookEndpoint endpoint, Integer status, String error,
            Instant wanted, Instant now) {
        int attempts = endpoint.attempts() + 1;
        Instant next = now.plus(backoff.delay(attempts, ThreadLocalRandom.current()));
        WebhookEndpoint after = backoff.isExhausted(attempts) ? endpoint.moved(State.DEAD, attempts, now)
                : endpoint.moved(State.PENDING, attempts, wanted != null && wanted.isAfter(next) ? wanted : next);
        return deliveries.record(envelope.id(), after, status, error, now)
                .chain(() -> deliveries.failing(endpoint.id(), pause(endpoint, wanted, now))).replaceWith(after);
    }

    /** An endpoint that fails again and again, or asks for a pause, is left alone with all messages for a while. */
    private Instant pause(WebhookEndpoint endpoint, Instant wanted, Instant now) {
        int beyond = endpoint.failures() + 1 - config.pauseAfterFailures();
        if (beyond < 0) {
            return wanted;
        }
        Duration bound = backoff.bound(beyond + 1);
        Instant until = now.plus(bound.compareTo(LONGEST_PAUSE) < 0 ? bound : LONGEST_PAUSE);
        return wanted != null && wanted.isAfter(until) ? wanted : until;
    }

    private static SendOutcome outcome(List<WebhookEndpoint> endpoints) {
        List<WebhookEndpoint> pending = in(State.PENDING, endpoints);
        List<WebhookEndpoint> dead = in(State.DEAD, endpoints);
        if (!pending.isEmpty()) {
            return new SendOutcome.RetryAt(pending.size() + " of " + endpoints.size() + " webhooks do not have it yet",
                    pending.stream().map(WebhookEndpoint::nextAttemptAt).min(Comparator.naturalOrder()).orElseThrow());
        }
        if (!dead.isEmpty()) {
            return new SendOutcome.Failed(dead.size() + " of " + endpoints.size() + " webhooks could not be reached");
        }
        return in(State.DELIVERED, endpoints).isEmpty() ? new SendOutcome.Unreachable("every webhook is gone")
                : new SendOutcome.Delivered();
    }

    private static List<WebhookEndpoint> in(State state, List<WebhookEndpoint> endpoints) {
        return endpoints.stream().filter(endpoint -> endpoint.state() == state).toList();
    }

    private String body(Envelope envelope) {
        try {
            return json.writeValueAsString(new WebhookEvent(WebhookEvent.RECOMMENDATION_CREATED, envelope.createdAt(),
                    envelope.message()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
