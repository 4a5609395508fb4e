package io.sanjian.access.jwt;

import static io.sanjian.database.SqlValues.utc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.StartupEvent;
import io.sanjian.clock.FixedDelayScheduler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/**
 * Log-ins that were ended while access tokens of them may still be about: at once on the replica that ended them, on
 * the others with the next poll. Their number is that of the log-outs within the life of a token.
 */
@ApplicationScoped
public class RevokedSessions {
    private static final String SINCE = "select id from login_session where revoked_at > $1";
    private static final int MOST = 200_000;
    /** A revocation is told of by the time of its transaction, which may commit somewhat later. */
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;
    private final Clock clock;
    private final Duration relevant;
    private final Cache<UUID, Boolean> revoked;
    private volatile Instant readUpTo = Instant.EPOCH;

    RevokedSessions(Pool pool, Clock clock, JwtConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.relevant = config.ttl().plus(config.clockSkew()).plus(LATE);
        this.revoked = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(relevant.plus(LATE)).build();
    }

    public boolean contains(UUID session) {
        return revoked.getIfPresent(session) != null;
    }

    /** These were ended here. */
    public void add(Collection<UUID> sessions) {
        sessions.forEach(session -> revoked.put(session, true));
    }

    void start(@Observes StartupEvent event, FixedDelayScheduler ticks, JwtConfig config) {
        ticks.every(config.revocationPoll(), "revoked-sessions", PATIENCE, this::poll);
    }

    Uni<Void> poll() {
        Instant now = clock.instant();
        Instant oldest = now.minus(relevant);
        Instant since = readUpTo.isAfter(oldest) ? readUpTo : oldest;
        return pool.preparedQuery(SINCE).execute(Tuple.of(utc(since.minus(LATE))))
                .invoke(rows -> {
                    rows.forEach(row -> revoked.put(row.getUUID(0), true));
                    readUpTo = now;
                }).replaceWithVoid();
    }
}
