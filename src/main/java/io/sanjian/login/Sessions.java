package io.sanjian.login;

import io.sanjian.access.jwt.Login;
import io.sanjian.access.jwt.RevokedSessions;
import io.sanjian.login.SessionStore.End;
import io.sanjian.problem.ProblemException;
import io.sanjian.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Opens, continues and ends sessions. A refresh token is replaced at each use; one that comes back later tells that two
 * have it, and since nobody can say which of them is the owner, the session ends for both.
 */
@ApplicationScoped
class Sessions {
    private static final Logger LOG = Logger.getLogger(Sessions.class);
    private final Pool pool;
    private final SessionStore store;
    private final RevokedSessions revoked;
    private final LoginConfig config;
    private final Clock clock;

    Sessions(Pool pool, SessionStore store, RevokedSessions revoked, LoginConfig config, Clock clock) {
        this.pool = pool;
        this.store = store;
        this.revoked = revoked;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What a person holds from now on.
     *
     * @param refreshToken its text, which is kept nowhere
     * @param expiresAt    until when it works unless it is used
     */
    record Granted(Login login, String refreshToken, Instant expiresAt) {
    }

    /** @param device as it calls itself, or null */
    Uni<Granted> open(Account account, String device) {
        Instant now = now();
        Instant endsAt = now.plus(config.sessionTtl());
        String text = RefreshTokens.random();
        Family family = new Family(UUID.randomUUID(), account, RefreshTokens.hash(text), null, now,
                expiry(now, endsAt), endsAt, false);
        return pool.withTransaction(tx -> store.insert(tx, family, device)
                .chain(() -> store.revokeOldest(tx, account.id(), config.sessionsPerPerson(), now)))
                .invoke(revoked::add).replaceWith(() -> granted(family, text, family.expiresAt()));
    }

    /** @throws ProblemException UNAUTHENTICATED, in the Uni: one answer for every token that does not work */
    Uni<Granted> refresh(String text) {
        byte[] presented = RefreshTokens.hash(text);
        // The end of a stolen session has to be committed: the refusal comes after the transaction.
        return pool.withTransaction(tx -> store.lock(tx, presented).flatMap(found -> found
                .map(family -> next(tx, family, presented))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .map(granted -> granted.orElseThrow(() -> new ProblemException(ProblemType.UNAUTHENTICATED,
                        "The refresh token does not work (any more); log in again")));
    }

    private Uni<Optional<Granted>> next(SqlClient tx, Family family, byte[] presented) {
        Instant now = now();
        String text = RefreshTokens.random();
        byte[] hash = RefreshTokens.hash(text);
        return switch (family.fateOf(presented, now, config.refreshLeeway())) {
            case ROTATED -> {
                Instant expiresAt = expiry(now, family.endsAt());
                yield store.rotate(tx, family.session(), hash, now, expiresAt)
                        .replaceWith(() -> Optional.of(granted(family, text, expiresAt)));
            }
            case REPEATED -> store.replace(tx, family.session(), hash, now)
                    .replaceWith(() -> Optional.of(granted(family, text, family.expiresAt())));
            case STOLEN -> store.revoke(tx, family.account().id(), family.session(), End.REUSE, now).map(ended -> {
                revoked.add(ended);
                LOG.warnf("Session %s of account %s ended: a refresh token came back after its use", family.session(),
                        family.account().id());
                return Optional.empty();
            });
            case OVER -> Uni.createFrom().item(Optional.empty());
        };
    }

    /** Sessions that still work, newest first. */
    Uni<List<Session>> list(UUID account) {
        return store.list(account, now());
    }

    /** @param session null for all; @return whether there was one to end */
    Uni<Boolean> logOut(UUID account, UUID session) {
        return store.revoke(pool, account, session, End.LOGOUT, now()).invoke(revoked::add)
                .map(ended -> !ended.isEmpty());
    }

    /** The account's worker is now another account's: nobody goes on under the old name. */
    Uni<Void> moved(SqlClient tx, UUID account) {
        return store.revoke(tx, account, null, End.MOVED, now()).invoke(revoked::add).replaceWithVoid();
    }

    private static Granted granted(Family family, String text, Instant expiresAt) {
        Account account = family.account();
        return new Granted(new Login(account.id(), family.session(), account.workerId()), text, expiresAt);
    }

    private Instant expiry(Instant now, Instant endsAt) {
        Instant idle = now.plus(config.refreshTtl());
        return idle.isBefore(endsAt) ? idle : endsAt;
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
