package io.sanjian.delivery.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Registration of endpoints. A PORTAL's hear of the workers that its source entered, an OFFICER's of workers of the own
 * areas, an ADMIN's of all; each sees and changes what it could have registered itself.
 */
@ApplicationScoped
class Webhooks {
    private final WebhookStore store;
    private final WebhookClient client;
    private final WebhookConfig config;
    private final Caller caller;
    private final Areas areas;
    private final Clock clock;
    private final ObjectMapper json;

    Webhooks(WebhookStore store, WebhookClient client, WebhookConfig config, Caller caller, Areas areas, Clock clock,
            ObjectMapper json) {
        this.store = store;
        this.client = client;
        this.config = config;
        this.caller = caller;
        this.areas = areas;
        this.clock = clock;
        this.json = json;
    }

    /** @throws ProblemException VALIDATION, or FORBIDDEN for areas beyond the caller's */
    Uni<WebhookResponse> register(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        WebhookRequest request = WebhookRequest.read(fields, areas, config.allowPrivateTargets());
        List<Violation> faults = new ArrayList<>(fields.strictViolations());
        Webhook webhook = within(new Webhook(UUID.randomUUID(), caller.name(), request.url(), request.description(),
                List.copyOf(request.areaCodes()), List.copyOf(request.events()), caller.source().orElse(null), true,
                null,
                null, clock.instant()), faults.isEmpty());
        WebhookSecret secret = WebhookSecret.random();
        return requireUsable(webhook.url(), faults).chain(() -> store.insert(webhook, secret))
                .replaceWith(() -> WebhookResponse.of(webhook, secret));
    }

    /**
     * Changes what the body names, and leaves the rest. An endpoint that was disabled or is left alone after failures is called again
     * where {@code enabled} is true or the URL is another one.
     *
     * @throws ProblemException NOT_FOUND, VALIDATION, or FORBIDDEN for areas beyond the caller's
     */
    Uni<WebhookResponse> change(UUID id, ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        return find(id).flatMap(webhook -> {
            Webhook wanted = WebhookChange.read(webhook, body, fields, areas, config.allowPrivateTargets(),
                    caller.name());
            List<Violation> faults = new ArrayList<>(fields.strictViolations());
            Webhook changed = within(wanted, faults.isEmpty());
            // Where it is to be stopped, it may point anywhere by now.
            return requireUsable(webhook.url().equals(changed.url()) ? null : changed.url(), faults)
                    .chain(() -> store.change(changed)).chain(() -> get(id));
        });
    }

    /** An OFFICER's webhook is of areas, and of no others than the own. @param sound whether the request has no fault so far */
    private Webhook within(Webhook webhook, boolean sound) {
        if (!caller.is(Roles.OFFICER)) {
            return webhook;
        }
        Webhook own = webhook.areaCodes().isEmpty() ? webhook.of(caller.areaCodes()) : webhook;
        if (sound) {
            own.areaCodes().forEach(caller::requireArea);
        }
        return own;
    }

    /** Fails with all that is wrong. @param url whose name is looked up; null for none */
    private Uni<Void> requireUsable(String url, List<Violation> faults) {
        Uni<Void> lookedUp = url == null || faults.stream().anyMatch(fault -> fault.field().equals("url"))
                ? Uni.createFrom().voidItem() : lookUp(url, faults);
        return lookedUp.invoke(() -> {
            if (!faults.isEmpty()) {
                throw ProblemException.invalid(faults);
            }
        });
    }

    /** All that the caller may see. */
    Uni<List<WebhookResponse>> list() {
        return store.list().map(all -> all.stream().filter(this::isInReach).map(WebhookResponse::of).toList());
    }

    /** @throws ProblemException NOT_FOUND */
    Uni<WebhookResponse> get(UUID id) {
        return find(id).map(WebhookResponse::of);
    }

    /** @throws ProblemException NOT_FOUND */
    Uni<Void> delete(UUID id) {
        return find(id).chain(webhook -> store.delete(webhook.id()));
    }

    /**
     * Gives the endpoint a new secret; calls are signed with the old one too for as long as configured.
     *
     * @throws ProblemException NOT_FOUND
     */
    Uni<WebhookResponse> rotate(UUID id) {
        WebhookSecret secret = WebhookSecret.random();
        return find(id).call(webhook -> store.rotate(id, secret, clock.instant().plus(config.secretOverlap())))
                .map(webhook -> WebhookResponse.of(webhook, secret));
    }

    /**
     * Calls the endpoint with an event of type {@code webhook.ping}, once.
     *
     * @throws ProblemException NOT_FOUND
     */
    Uni<WebhookTestResponse> test(UUID id) {
        Instant now = clock.instant();
        return find(id).flatMap(webhook -> store.secrets(id, now).flatMap(secrets -> client.post(webhook.url(), secrets,
                WebhookEvent.id(UUID.randomUUID()), now, ping(id, now))))
                .map(answer -> new WebhookTestResponse(answer.isSuccess(), answer.status(), null))
                .onFailure(WebhookClient.NoAnswerException.class)
                .recoverWithItem(failure -> new WebhookTestResponse(false, null, failure.getMessage()));
    }

    private String ping(UUID id, Instant now) {
        try {
            return json.writeValueAsString(new WebhookEvent(WebhookEvent.PING, now, Map.of("webhookId", id)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws ProblemException NOT_FOUND */
    Uni<Webhook> find(UUID id) {
        return store.find(id).map(found -> found.filter(this::isInReach)
                .orElseThrow(() -> ProblemException.notFound("webhook", id)));
    }

    private boolean isInReach(Webhook webhook) {
        if (caller.is(Roles.PORTAL)) {
            return caller.source().filter(source -> source.equals(webhook.source())).isPresent();
        }
        return caller.is(Roles.ADMIN) || webhook.source() == null && !webhook.areaCodes().isEmpty()
                && webhook.areaCodes().stream().allMatch(caller::reachesArea);
    }

    /** A name that does not exist yet is no fault: it is looked up again at every call. */
    private Uni<Void> lookUp(String url, List<Violation> faults) {
        return client.resolve(url).replaceWithVoid()
                .onFailure(WebhookTarget.RefusedException.class).invoke(refused -> faults.add(
                        Violation.of("url", "NOT_ALLOWED", "{field} {0}", refused.reason())))
                .onFailure().recoverWithNull();
    }
}
