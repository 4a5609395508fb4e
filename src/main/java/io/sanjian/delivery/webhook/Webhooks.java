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
        List<String> areaCodes = request.areaCodes();
        if (caller.is(Roles.OFFICER) && areaCodes.isEmpty()) {
            areaCodes = caller.areaCodes();
        }
        List<Violation> faults = new ArrayList<>(fields.strictViolations());
        if (faults.isEmpty() && caller.is(Roles.OFFICER)) {
            areaCodes.forEach(caller::requireArea);
        }
        Webhook webhook = new Webhook(UUID.randomUUID(), caller.name(), request.url(), request.description(),
                List.copyOf(areaCodes), caller.source().orElse(null), true, null, null, clock.instant());
        WebhookSecret secret = WebhookSecret.random();
        Uni<Void> lookedUp = faults.stream().anyMatch(fault -> fault.field().equals("url"))
                ? Uni.createFrom().voidItem() : lookUp(request.url(), faults);
        return lookedUp.flatMap(nothing -> {
            if (!faults.isEmpty()) {
                throw ProblemException.invalid(faults);
            }
            return store.insert(webhook, secret);
        }).replaceWith(() -> WebhookResponse.of(webhook, secret));
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
                "msg_" + UUID.randomUUID().toString().replace("-", ""), now, ping(id, now))))
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

    private Uni<Webhook> find(UUID id) {
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
                        new Violation("url", "NOT_ALLOWED", "url " + refused.getMessage(), null)))
                .onFailure().recoverWithNull();
    }
}
