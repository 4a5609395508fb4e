package io.sanjian.gateway.wechat;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.crypto.DecryptionException;
import io.sanjian.crypto.EncryptedTable;
import io.sanjian.crypto.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table {@code wechat_token}: one row per mini-program, its token sealed. The lease makes one replica fetch a token
 * while the others wait; it ends by itself where its holder dies.
 */
@ApplicationScoped
class WechatTokenStore {
    private static final String READ = """
            select token_enc, refresh_at, expires_at, generation from wechat_token
            where app_id = $1 and token_enc is not null
            """;
    private static final String LEASE = """
            insert into wechat_token as t (app_id, lease, lease_until) values ($1, $2, $4)
            on conflict (app_id) do update set lease = excluded.lease, lease_until = excluded.lease_until
            where t.generation = $5 and (t.lease_until is null or t.lease_until <= $3)
            """;
    private static final String RELEASE = """
            update wechat_token set lease = null, lease_until = null where app_id = $1 and lease = $2
            """;
    private static final String SAVE = """
            update wechat_token
            set token_enc = $3, refresh_at = $4, expires_at = $5, generation = generation + 1,
                lease = null, lease_until = null
            where app_id = $1 and lease = $2
            returning generation
            """;
    private static final String NOTE_FORCE = """
            update wechat_token
            set forced_at = $3, forces = case when forced_at > $5 then forces + 1 else 1 end
            where app_id = $1 and lease = $2 and (forced_at is null or forced_at <= $4)
              and (forced_at is null or forced_at <= $5 or forces < $6)
            """;
    private static final String POSTPONE = """
            update wechat_token set refresh_at = $3 where app_id = $1 and lease = $2
            """;

    private final Pool pool;
    private final Vault vault;

    WechatTokenStore(Pool pool, Vault vault) {
        this.pool = pool;
        this.vault = vault;
    }

    Uni<Optional<AccessToken>> read(String appId) {
        return pool.preparedQuery(READ).execute(Tuple.of(appId)).map(rows -> {
            for (Row row : rows) {
                return open(appId, row);
            }
            return Optional.empty();
        });
    }

    /** A token that no key opens any more counts as expired: the next one replaces it. */
    private Optional<AccessToken> open(String appId, Row row) {
        long generation = row.getLong("generation");
        try {
            return Optional.of(new AccessToken(vault.decrypt(row.getString("token_enc"), context(appId)),
                    instant(row, "refresh_at"), instant(row, "expires_at"),
                    generation));
        } catch (DecryptionException e) {
            return Optional.of(new AccessToken("", Instant.EPOCH, Instant.EPOCH, generation));
        }
    }

    /**
     * Becomes the one that fetches the next token.
     *
     * @param generation of the token that the caller has seen, 0 for none: with another one there is nothing to fetch
     * @return whether it worked
     */
    Uni<Boolean> lease(String appId, UUID lease, Instant now, Instant until, long generation) {
        return pool.preparedQuery(LEASE).execute(Tuple.of(appId, lease, utc(now), utc(until), generation))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> release(String appId, UUID lease) {
        return pool.preparedQuery(RELEASE).execute(Tuple.of(appId, lease)).replaceWithVoid();
    }

    /** Leaves the present token in use for a while longer. */
    Uni<Void> postpone(String appId, UUID lease, Instant until) {
        return pool.preparedQuery(POSTPONE).execute(Tuple.of(appId, lease, utc(until))).replaceWithVoid();
    }

    /**
     * Keeps a token and ends the lease.
     *
     * @return the token with its generation; empty where another replica has taken over meanwhile
     */
    Uni<Optional<AccessToken>> save(String appId, UUID lease, String value, Instant refreshAt, Instant expiresAt) {
        return pool.preparedQuery(SAVE)
                .execute(Tuple.of(appId, lease, vault.encrypt(value, context(appId)), utc(refreshAt), utc(expiresAt)))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(new AccessToken(value, refreshAt, expiresAt, row.getLong(0)));
                    }
                    return Optional.empty();
                });
    }

    /**
     * Notes a forced refresh where it is allowed.
     *
     * @param notSince  none may have been made after this
     * @param daySince  at most {@code perDay} in a row that began after this
     */
    Uni<Boolean> noteForce(String appId, UUID lease, Instant now, Instant notSince, Instant daySince, int perDay) {
        return pool.preparedQuery(NOTE_FORCE).execute(Tuple.of(appId, lease, utc(now), utc(notSince), utc(daySince),
                perDay)).map(rows -> rows.rowCount() == 1);
    }

    private static String context(String appId) {
        return "wechat_token/" + appId;
    }

    /** What a rotation of keys has to know. */
    @Produces
    @Singleton
    static EncryptedTable sealedTable() {
        return new EncryptedTable("wechat_token", "app_id", "text", List.of("app_id"),
                List.of(new EncryptedTable.Column("token_enc", row -> context(row.getFirst()), null, null)), List.of());
    }
}
