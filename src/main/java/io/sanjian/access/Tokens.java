package io.sanjian.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sanjian.access.Token.Presented;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Issues, checks, rotates and revokes tokens. A check is answered from a short-lived memory of the last ones, so that a busy
 * caller does not cost a query per request; unknown tokens are remembered too, so that guessing does not either.
 */
@ApplicationScoped
class Tokens {
    private static final Logger LOG = Logger.getLogger(Tokens.class);
    private final TokenStore store;
    private final Clock clock;
    private final AccessConfig config;
    private final Cache<ByteBuffer, Optional<Presented>> recent;

    Tokens(TokenStore store, Clock clock, AccessConfig config) {
        this.store = store;
        this.clock = clock;
        this.config = config;
        this.recent = Caffeine.newBuilder().maximumSize(config.cacheSize()).expireAfterWrite(config.cacheTtl()).build();
    }

    /** The token with this secret; fails with the {@link TokenRefusal} if it does not work now. */
    Uni<Token> check(String text) {
        byte[] hash = TokenText.hash(text);
        Optional<Presented> known = recent.getIfPresent(ByteBuffer.wrap(hash));
        Uni<Optional<Presented>> token = known != null ? Uni.createFrom().item(known) : read(hash);
        Instant now = clock.instant();
        return token.map(found -> {
            Optional<TokenRefusal> refusal =
                    found.isEmpty() ? Optional.of(TokenRefusal.UNKNOWN) : found.get().refusalAt(now);
            refusal.ifPresent(reason -> {
                throw reason.failure();
            });
            return found.get().token();
        });
    }

    /** Whether a check of this text would cost nothing and find a token. */
    boolean isRemembered(String text) {
        Optional<Presented> known = recent.getIfPresent(ByteBuffer.wrap(TokenText.hash(text)));
        return known != null && known.isPresent();
    }

    private Uni<Optional<Presented>> read(byte[] hash) {
        Instant now = clock.instant();
        return store.find(hash).invoke(token -> {
            recent.put(ByteBuffer.wrap(hash), token);
            token.filter(t -> t.worksAt(now) && !t.usedWithin(config.touchEvery(), now)).ifPresent(this::touch);
        });
    }

    private void touch(Presented used) {
        Instant now = clock.instant();
        store.touch(used, now, now.minus(config.touchEvery())).subscribe().with(done -> {},
                failure -> LOG.warnf(failure, "last use of token %d not recorded", used.token().id()));
    }

    /**
     * Stores a new token; its secret is in the answer and nowhere else.
     *
     * @param expiresAt null for the longest that is allowed
     */
    Uni<Issued> issue(String name, String role, TokenScope scope, Instant expiresAt) {
        String text = TokenText.random();
        Instant now = now();
        return store.insert(TokenText.hash(text), name, role, scope, now, end(expiresAt, now))
                .map(token -> new Issued(token, text));
    }

    /**
     * Gives a token a new secret. The present one works on for a while; one that is older still ends at once.
     *
     * @param grace     how long the present secret works on; null for the configured time
     * @param expiresAt end of the token; null for the longest that is allowed
     * @return empty if there is no such token or it is revoked
     */
    Uni<Optional<Issued>> rotate(long id, Duration grace, Instant expiresAt) {
        String text = TokenText.random();
        Instant now = now();
        Instant oldUntil = now.plus(grace == null ? config.rotationGrace() : grace);
        return store.hashes(id)
                .flatMap(before -> store.rotate(id, TokenText.hash(text), end(expiresAt, now), oldUntil)
                        .invoke(() -> forget(before)))
                .map(rotated -> rotated.map(token -> new Issued(token, text)));
    }

    /** The last moment to which a token may be issued. */
    Instant latestEnd() {
        return now().plus(config.tokenTtl());
    }

    Uni<Optional<Token>> get(long id) {
        return store.get(id);
    }

    Uni<List<Token>> list(long before, int limit) {
        return store.list(before, limit);
    }

    /** Whether there is such a token; from now on it does not work here. */
    Uni<Boolean> revoke(long id) {
        return store.revoke(id, clock.instant()).map(hashes -> {
            hashes.ifPresent(this::forget);
            return hashes.isPresent();
        });
    }

    private void forget(List<byte[]> hashes) {
        hashes.forEach(hash -> recent.invalidate(ByteBuffer.wrap(hash)));
    }

    private Instant end(Instant asked, Instant now) {
        return asked == null ? now.plus(config.tokenTtl()) : asked;
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    record Issued(Token token, String text) {
    }
}
