package io.sanjian.gateway.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sanjian.clock.BusinessZone;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The one access token of the mini-program, shared by all replicas through the database. Whoever finds that it is about to
 * end takes a lease and fetches the next one; the others go on with the old one, or wait where there is none. A token that
 * WeChat refuses is asked for again; only where WeChat then hands out the same one is a refresh forced, under the limits
 * that WeChat sets for it.
 */
@ApplicationScoped
public class StableToken {
    private static final Logger LOG = Logger.getLogger(StableToken.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    /** So that a thousand senders do not each ask a WeChat that has just refused. */
    private static final Duration FAILURE_HOLDS = Duration.ofSeconds(2);
    private static final Duration POSTPONED = Duration.ofSeconds(30);
    /** As WeChat documents it, whatever it answers. */
    private static final long LONGEST_LIFE_SECONDS = 7200;

    private final WechatApi api;
    private final WechatTokenStore store;
    private final WechatConfig config;
    private final Clock clock;

    private volatile AccessToken cached;
    private Uni<AccessToken> flight;
    /** Null while the flight is under way. */
    private Instant flightEnded;

    StableToken(WechatApi api, WechatTokenStore store, WechatConfig config, Clock clock) {
        this.api = api;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** A token that holds. Fails with {@link WechatErrorException} or {@link WechatUnavailableException}. */
    Uni<AccessToken> get() {
        AccessToken known = cached;
        if (known != null && known.isFresh(clock.instant())) {
            return Uni.createFrom().item(known);
        }
        return inOneFlight(() -> obtain(null, clock.instant().plus(config.token().patience())));
    }

    /** The token to use instead of one that WeChat has refused (40001, 40014, 42001). */
    Uni<AccessToken> insteadOf(AccessToken refused) {
        AccessToken known = cached;
        if (known != null && known.replaces(refused) && known.isValid(clock.instant())) {
            return Uni.createFrom().item(known);
        }
        Supplier<Uni<AccessToken>> fetch = () -> obtain(refused, clock.instant().plus(config.token().patience()));
        // A flight that was under way may have been for those who knew of no refusal yet.
        return inOneFlight(fetch).flatMap(token -> token.value().equals(refused.value()) ? inOneFlight(fetch)
                : Uni.createFrom().item(token));
    }

    private synchronized Uni<AccessToken> inOneFlight(Supplier<Uni<AccessToken>> fetch) {
        if (flight == null || flightEnded != null && !clock.instant().isBefore(flightEnded.plus(FAILURE_HOLDS))) {
            flightEnded = null;
            flight = Uni.createFrom().deferred(fetch::get)
                    .onItem().invoke(token -> landed(token, null))
                    .onFailure().invoke(failure -> landed(null, clock.instant()))
                    .onCancellation().invoke(() -> landed(null, Instant.MIN))
                    .memoize().indefinitely();
        }
        return flight;
    }

    private synchronized void landed(AccessToken token, Instant failedAt) {
        flightEnded = failedAt;
        if (token != null) {
            cached = token;
            flight = null;
        }
    }

    private Uni<AccessToken> obtain(AccessToken refused, Instant patienceEnds) {
        Instant now = clock.instant();
        return store.read(appId()).flatMap(stored -> {
            Optional<AccessToken> usable = stored.filter(token -> token.isValid(now)
                    && (refused == null || token.replaces(refused)));
            if (usable.isPresent() && usable.get().isFresh(now)) {
                return Uni.createFrom().item(usable.get());
            }
            UUID lease = UUID.randomUUID();
            long seen = stored.map(AccessToken::generation).orElse(0L);
            return store.lease(appId(), lease, now, now.plus(config.token().lease()), seen).flatMap(leased -> {
                if (leased) {
                    return renew(lease, refused, usable, seen);
                }
                if (usable.isPresent()) {
                    return Uni.createFrom().item(usable.get());
                }
                if (!clock.instant().isBefore(patienceEnds)) {
                    return Uni.createFrom().failure(new WechatUnavailableException(
                            "no access token: another replica is fetching one", false, null));
                }
                return Uni.createFrom().voidItem().onItem().delayIt().by(LOOK_AGAIN)
                        .flatMap(later -> obtain(refused, patienceEnds));
            });
        });
    }

    /**
     * @param usable the token in use at present, which may serve a little longer
     * @param seen   generation of the token that is stored
     */
    private Uni<AccessToken> renew(UUID lease, AccessToken refused, Optional<AccessToken> usable, long seen) {
        return fetch(false)
                .flatMap(answer -> refused != null && value(answer).equals(refused.value())
                        ? force(lease) : Uni.createFrom().item(answer))
                .flatMap(answer -> keep(lease, answer, seen))
                .onFailure().call(failure -> usable.isPresent()
                        ? store.postpone(appId(), lease, clock.instant().plus(POSTPONED)) : Uni.createFrom().nullItem())
                .onFailure().call(failure -> store.release(appId(), lease))
                .onFailure(failure -> usable.isPresent()).recoverWithItem(failure -> {
                    LOG.warnf("The old WeChat access token stays in use: %s", failure.getMessage());
                    return usable.orElseThrow();
                });
    }

    private Uni<JsonNode> force(UUID lease) {
        Instant now = clock.instant();
        Instant midnight = now.atZone(BusinessZone.ID).toLocalDate().atStartOfDay(BusinessZone.ID).toInstant();
        return store.noteForce(appId(), lease, now, now.minus(config.token().forceEvery()), midnight,
                config.token().forcesPerDay()).flatMap(allowed -> {
                    if (!allowed) {
                        throw new WechatUnavailableException(
                                "WeChat refuses the access token, and a new one may not be "
                                        + "forced again yet",
                                false, null);
                    }
                    LOG.warn("WeChat refuses the access token that it hands out; forcing a new one");
                    return fetch(true);
                });
    }

    private Uni<JsonNode> fetch(boolean force) {
        return api.post("/cgi-bin/stable_token", Map.of(), JsonNodeFactory.instance.objectNode()
                .put("grant_type", "client_credential").put("appid", appId())
                .put("secret", config.secret().orElse("")).put("force_refresh", force));
    }

    private Uni<AccessToken> keep(UUID lease, JsonNode answer, long seen) {
        Instant now = clock.instant();
        Duration life = Duration.ofSeconds(Math.min(LONGEST_LIFE_SECONDS, answer.path("expires_in").asLong()));
        if (value(answer).isEmpty() || !life.isPositive()) {
            throw new WechatAnswerException("WeChat answered without an access token", false);
        }
        Duration before = config.token().refreshBefore();
        // WeChat may hand out a token that is near its end: half of what is left, rather than asking all the time.
        Instant refreshAt = life.compareTo(before.multipliedBy(2)) > 0 ? now.plus(life).minus(before)
                : now.plus(life.dividedBy(2));
        return store.save(appId(), lease, value(answer), refreshAt, now.plus(life)).map(saved -> saved
                // Another replica was faster; what WeChat has just handed out holds nevertheless.
                .orElseGet(() -> new AccessToken(value(answer), now, now.plus(life), seen)));
    }

    private static String value(JsonNode answer) {
        return answer.path("access_token").asText().strip();
    }

    private String appId() {
        return config.appId().orElse("");
    }
}
