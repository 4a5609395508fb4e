package io.sanjian.access;

import static io.sanjian.database.SqlValues.first;
import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.access.Token.OldSecret;
import io.sanjian.access.Token.Presented;
import io.sanjian.database.SqlValues;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The table {@code api_token}. Plain SQL and never blocking: it is read while a request is being authenticated. */
@ApplicationScoped
class TokenStore {
    private static final String COLUMNS = """
            id, name, role, worker_id, area_codes, source, created_at, expires_at, revoked_at, last_used_at,
            old_until, old_last_used_at
            """;
    private static final String FIND = "select old_token_hash = $1 is true as by_old, " + COLUMNS
            + " from api_token where token_hash = $1 or old_token_hash = $1";
    private static final String GET = "select " + COLUMNS + " from api_token where id = $1";
    private static final String LIST = "select " + COLUMNS + " from api_token where id < $1 order by id desc limit $2";
    private static final String INSERT = """
            insert into api_token (token_hash, name, role, worker_id, area_codes, source, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning
            """ + COLUMNS;
    private static final String REVOKE = """
            update api_token set revoked_at = coalesce(revoked_at, $2) where id = $1
            returning token_hash, old_token_hash
            """;
    private static final String TOUCH = """
            update api_token set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at <= $3)
            """;
    private static final String TOUCH_OLD = """
            update api_token set old_last_used_at = $2
            where id = $1 and (old_last_used_at is null or old_last_used_at <= $3)
            """;
    /** A secret that no longer works does not come to life again by being the old one. */
    private static final String ROTATE = """
            update api_token set token_hash = $2, expires_at = $3, last_used_at = null,
                old_token_hash = token_hash, old_until = least($4, expires_at), old_last_used_at = last_used_at
            where id = $1 and revoked_at is null returning
            """ + COLUMNS;
    private static final String HASHES = "select token_hash, old_token_hash from api_token where id = $1";
    private static final String WORKER_EXISTS = "select exists (select from worker where id = $1)";

    private final Pool pool;

    TokenStore(Pool pool) {
        this.pool = pool;
    }

    /** By the present secret or the one before it. */
    Uni<Optional<Presented>> find(byte[] hash) {
        return pool.preparedQuery(FIND).execute(Tuple.of(Buffer.buffer(hash)))
                .map(rows -> first(rows, row -> new Presented(token(row), row.getBoolean("by_old"))));
    }

    Uni<Optional<Token>> get(long id) {
        return pool.preparedQuery(GET).execute(Tuple.of(id)).map(rows -> first(rows, TokenStore::token));
    }

    /** Newest first, ids below {@code before}. */
    Uni<List<Token>> list(long before, int limit) {
        return pool.preparedQuery(LIST).execute(Tuple.of(before, limit))
                .map(rows -> SqlValues.list(rows, TokenStore::token));
    }

    Uni<Token> insert(byte[] hash, String name, String role, TokenScope scope, Instant now, Instant expiresAt) {
        Tuple values = Tuple.tuple()
                .addValue(Buffer.buffer(hash)).addString(name).addString(role).addLong(scope.workerId())
                .addArrayOfString(scope.areaCodes().toArray(String[]::new)).addString(scope.source())
                .addOffsetDateTime(utc(now)).addOffsetDateTime(utc(expiresAt));
        return pool.preparedQuery(INSERT).execute(values).map(rows -> token(rows.iterator().next()));
    }

    /** Marks the token as revoked; the hashes of its secrets, or empty if there is none with this id. */
    Uni<Optional<List<byte[]>>> revoke(long id, Instant now) {
        return pool.preparedQuery(REVOKE).execute(Tuple.of(id, utc(now))).map(rows -> first(rows, TokenStore::hashes));
    }

    /**
     * Puts a new secret in the place of the present one, which becomes the old one.
     *
     * @param oldUntil first moment at which the old one no longer works
     * @return empty if there is no such token or it is revoked
     */
    Uni<Optional<Token>> rotate(long id, byte[] hash, Instant expiresAt, Instant oldUntil) {
        return pool.preparedQuery(ROTATE)
                .execute(Tuple.of(id, Buffer.buffer(hash), utc(expiresAt), utc(oldUntil)))
                .map(rows -> first(rows, TokenStore::token));
    }

    /** Hashes of the secrets of a token; none if there is no such token. */
    Uni<List<byte[]>> hashes(long id) {
        return pool.preparedQuery(HASHES).execute(Tuple.of(id))
                .map(rows -> first(rows, TokenStore::hashes).orElse(List.of()));
    }

    /** @param unlessAfter a use later than this is noted already */
    Uni<Void> touch(Presented used, Instant now, Instant unlessAfter) {
        return pool.preparedQuery(used.byOld() ? TOUCH_OLD : TOUCH)
                .execute(Tuple.of(used.token().id(), utc(now), utc(unlessAfter))).replaceWithVoid();
    }

    Uni<Boolean> workerExists(long id) {
        return pool.preparedQuery(WORKER_EXISTS).execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static List<byte[]> hashes(Row row) {
        return Stream.of("token_hash", "old_token_hash").map(row::getBuffer).filter(Objects::nonNull)
                .map(buffer -> buffer.getBytes()).toList();
    }

    private static Token token(Row row) {
        TokenScope scope = new TokenScope(List.of(row.getArrayOfStrings("area_codes")), row.getString("source"),
                row.getLong("worker_id"));
        Instant oldUntil = instant(row, "old_until");
        return new Token(row.getLong("id"), row.getString("name"), row.getString("role"), scope,
                instant(row, "created_at"), instant(row, "expires_at"), instant(row, "revoked_at"),
                instant(row, "last_used_at"),
                oldUntil == null ? null : new OldSecret(oldUntil, instant(row, "old_last_used_at")));
    }
}
