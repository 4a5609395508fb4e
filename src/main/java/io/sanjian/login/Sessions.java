package io.sanjian.login;

import io.sanjian.access.jwt.Login;
import io.sanjian.access.jwt.RevokedSessions;
import io.sanjian.login.SessionStore.End;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
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
    private final Accounts accounts;
    private final RevokedSessions revoked;
    private final LoginConfig config;
    private final Clock clock;

    Sessions(Pool pool, SessionStore store, Accounts accounts, RevokedSessions revoked, LoginConfig config,
            Clock clock) {
        this.pool = pool;
        this.store = store;
        this.accounts = accounts;
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

    /**
     * What a transaction leaves behind.
     *
     * @param granted null for a refusal
     * @param ended   sessions that ended by it
     */
    private record Turn(Granted granted, List<UUID> ended) {
        private static final Turn NONE = new Turn(null, List.of());
    }

    /**
     * Begins a session of the account as it is when the session is there: not as the worker whom another account takes over
     * meanwhile, for that ends the sessions it can see.
     *
     * @param device as it calls itself, or null
     * @throws ProblemException UNAUTHENTICATED, in the Uni, if the account is gone, which a new log-in makes anew
     */
    Uni<Granted> open(UUID account, String device) {
        return pool.withTransaction(tx -> accounts.hold(tx, account)
                .map(found -> found.orElseThrow(() -> new ProblemException(ProblemType.UNAUTHENTICATED,
                        "The account was erased at this moment; log in again")))
                .flatMap(held -> begin(tx, held, device)))
                .invoke(turn -> ended(turn.ended())).map(Turn::granted);
    }

    private Uni<Turn> begin(SqlClient tx, Account account, String device) {
        Instant now = now();
        Instant endsAt = now.plus(config.sessionTtl());
        String text = RefreshTokens.random();
        TokenFamily family = new TokenFamily(UUID.randomUUID(), account, RefreshTokens.hash(text), null, now,
                expiry(now, endsAt), endsAt, false);
        return store.insert(tx, family, device)
                .chain(() -> store.revokeOldest(tx, account.id(), config.sessionsPerPerson(), now))
                .map(ended -> new Turn(granted(family, text, family.expiresAt()), ended));
    }

    /** @throws ProblemException UNAUTHENTICATED, in the Uni: one answer for every token that does not work */
    Uni<Granted> refresh(String text) {
        byte[] presented = RefreshTokens.hash(text);
        // The end of a stolen session has to be committed: the refusal comes after the transaction.
        return pool.withTransaction(tx -> store.lock(tx, presented).flatMap(found -> found
                .map(family -> next(tx, family, presented))
                .orElseGet(() -> Uni.createFrom().item(Turn.NONE))))
                .invoke(turn -> ended(turn.ended()))
                .map(turn -> Optional.ofNullable(turn.granted()).orElseThrow(() -> new ProblemException(
                        ProblemType.UNAUTHENTICATED, "The refresh token does not work (any more); log in again")));
    }

    private Uni<Turn> next(SqlClient tx, TokenFamily family, byte[] presented) {
        Instant now = now();
        String text = RefreshTokens.random();
        byte[] hash = RefreshTokens.hash(text);
        return switch (family.fateOf(presented, now, config.refreshLeeway())) {
            case ROTATED -> {
                Instant expiresAt = expiry(now, family.endsAt());
                yield store.rotate(tx, family.session(), hash, now, expiresAt)
                        .replaceWith(() -> new Turn(granted(family, text, expiresAt), List.of()));
            }
            case REPEATED -> store.replace(tx, family.session(), hash, now)
                    .replaceWith(() -> new Turn(granted(family, text, family.expiresAt()), List.of()));
            case STOLEN -> store.revoke(tx, family.account().id(), family.session(), End.REUSE, now).map(ended -> {
                LOG.warnf("Session %s of account %s ends: a refresh token came back after its use", family.session(),
                        family.account().id());
                return new Turn(null, ended);
            });
            case OVER -> Uni.createFrom().item(Turn.NONE);
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

    /**
     * The account's worker is now another account's: nobody goes on under the old name.
     *
     * @return the sessions that end with this transaction, for {@link #ended} after it
     */
    Uni<List<UUID>> moved(SqlClient tx, UUID account) {
        return store.revoke(tx, account, null, End.MOVED, now());
    }

    /** These sessions have ended: their access tokens work no longer. To be said after the commit, for it may fail. */
    void ended(Collection<UUID> sessions) {
        revoked.add(sessions);
    }

    private static Granted granted(TokenFamily family, String text, Instant expiresAt) {
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
