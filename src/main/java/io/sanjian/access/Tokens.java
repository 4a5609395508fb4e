package io.sanjian.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Issues, checks and revokes tokens. A check is answered from a short-lived memory of the last ones, so that a busy
 * caller does not cost a query per request; unknown tokens are remembered too, so that guessing does not either.
 */
@ApplicationScoped
class Tokens {
    private static final Logger LOG = Logger.getLogger(Tokens.class);
    private final TokenStore store;
    private final Clock clock;
    private final AccessConfig config;
    private final Cache<ByteBuffer, Optional<Token>> recent;

    Tokens(TokenStore store, Clock clock, AccessConfig config) {
        this.store = store;
        this.clock = clock;
        this.config = config;
        this.recent = Caffeine.newBuilder().maximumSize(config.cacheSize()).expireAfterWrite(config.cacheTtl()).build();
    }

    /** The token with this text if it works now. */
    Uni<Optional<Token>> check(String text) {
        byte[] hash = TokenText.hash(text);
        Optional<Token> known = recent.getIfPresent(ByteBuffer.wrap(hash));
        Uni<Optional<Token>> token = known != null ? Uni.createFrom().item(known) : read(hash);
        Instant now = clock.instant();
        return token.map(found -> found.filter(t -> t.worksAt(now)));
    }

    private Uni<Optional<Token>> read(byte[] hash) {
        Instant now = clock.instant();
        return store.find(hash).invoke(token -> {
            recent.put(ByteBuffer.wrap(hash), token);
            token.filter(t -> t.worksAt(now) && !t.usedWithin(config.touchEvery(), now))
                    .ifPresent(t -> store.touch(t.id(), now).subscribe().with(done -> {},
                            failure -> LOG.warnf(failure, "last use of token %d not recorded", t.id())));
        });
    }

    /** Stores a new token; its text is in the answer and nowhere else. */
    Uni<Issued> issue(String name, String role, Scope scope, Instant expiresAt) {
        String text = TokenText.random();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return store.insert(TokenText.hash(text), name, role, scope, now, expiresAt)
                .map(token -> new Issued(token, text));
    }

    Uni<List<Token>> list(long before, int limit) {
        return store.list(before, limit);
    }

    /** Whether there is such a token; from now on it does not work here. */
    Uni<Boolean> revoke(long id) {
        return store.revoke(id, clock.instant()).map(hash -> {
            hash.map(ByteBuffer::wrap).ifPresent(recent::invalidate);
            return hash.isPresent();
        });
    }

    record Issued(Token token, String text) {
    }
}
