package io.sanjian.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code api_token}. Plain SQL and never blocking: it is read while a request is being authenticated. */
@ApplicationScoped
class TokenStore {
    private static final String COLUMNS = """
            id, name, role, worker_id, area_codes, source, created_at, expires_at, revoked_at, last_used_at
            """;
    private static final String FIND = "select " + COLUMNS + " from api_token where token_hash = $1";
    private static final String LIST = "select " + COLUMNS + " from api_token where id < $1 order by id desc limit $2";
    private static final String INSERT = """
            insert into api_token (token_hash, name, role, worker_id, area_codes, source, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning
            """ + COLUMNS;
    private static final String REVOKE = """
            update api_token set revoked_at = coalesce(revoked_at, $2) where id = $1 returning token_hash
            """;
    private static final String TOUCH = """
            update api_token set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $2)
            """;
    private static final String WORKER_EXISTS = "select exists (select from worker where id = $1)";

    private final Pool pool;

    TokenStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Token>> find(byte[] hash) {
        return pool.preparedQuery(FIND).execute(Tuple.of(Buffer.buffer(hash))).map(TokenStore::first);
    }

    /** Newest first, ids below {@code before}. */
    Uni<List<Token>> list(long before, int limit) {
        return pool.preparedQuery(LIST).execute(Tuple.of(before, limit)).map(rows -> {
            List<Token> tokens = new ArrayList<>(rows.size());
            rows.forEach(row -> tokens.add(token(row)));
            return tokens;
        });
    }

    Uni<Token> insert(byte[] hash, String name, String role, Scope scope, Instant now, Instant expiresAt) {
        Tuple values = Tuple.tuple()
                .addValue(Buffer.buffer(hash)).addString(name).addString(role).addLong(scope.workerId())
                .addArrayOfString(scope.areaCodes().toArray(String[]::new)).addString(scope.source())
                .addOffsetDateTime(offset(now)).addOffsetDateTime(offset(expiresAt));
        return pool.preparedQuery(INSERT).execute(values).map(rows -> token(rows.iterator().next()));
    }

    /** Marks the token as revoked; the hash of the token, or empty if there is none with this id. */
    Uni<Optional<byte[]>> revoke(long id, Instant now) {
        return pool.preparedQuery(REVOKE).execute(Tuple.of(id, offset(now))).map(rows -> rows.size() == 0
                ? Optional.empty() : Optional.of(rows.iterator().next().getBuffer("token_hash").getBytes()));
    }

    Uni<Void> touch(long id, Instant now) {
        return pool.preparedQuery(TOUCH).execute(Tuple.of(id, offset(now))).replaceWithVoid();
    }

    Uni<Boolean> workerExists(long id) {
        return pool.preparedQuery(WORKER_EXISTS).execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static Optional<Token> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(token(rows.iterator().next()));
    }

    private static Token token(Row row) {
        Scope scope = new Scope(List.of(row.getArrayOfStrings("area_codes")), row.getString("source"),
                row.getLong("worker_id"));
        return new Token(row.getLong("id"), row.getString("name"), row.getString("role"), scope,
                instant(row, "created_at"), instant(row, "expires_at"), instant(row, "revoked_at"),
                instant(row, "last_used_at"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime offset(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
