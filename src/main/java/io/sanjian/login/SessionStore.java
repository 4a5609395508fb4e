package io.sanjian.login;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.database.SqlValues;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code login_session} and {@code refresh_token}. */
@ApplicationScoped
class SessionStore {
    private static final String INSERT = """
            insert into login_session (id, account_id, device, refresh_hash, rotated_at, created_at, expires_at, ends_at)
            values ($1, $2, $3, $4, $5, $5, $6, $7)
            """;
    private static final String INSERT_TOKEN = """
            insert into refresh_token (token_hash, session_id, created_at) values ($1, $2, $3)
            """;
    private static final String LOCK = """
            select s.id, s.account_id, a.worker_id, s.refresh_hash, s.previous_hash, s.rotated_at, s.expires_at, s.ends_at,
                   s.revoked_at is not null as revoked
            from refresh_token t join login_session s on s.id = t.session_id join wechat_account a on a.id = s.account_id
            where t.token_hash = $1 for update of s
            """;
    private static final String ROTATE = """
            update login_session set previous_hash = refresh_hash, refresh_hash = $2, rotated_at = $3, expires_at = $4
            where id = $1
            """;
    private static final String REPLACE = "update login_session set refresh_hash = $2 where id = $1";
    private static final String LIST = """
            select id, device, created_at, rotated_at, expires_at from login_session
            where account_id = $1 and revoked_at is null and expires_at > $2 order by created_at desc, id
            """;
    private static final String REVOKE = """
            update login_session set revoked_at = $2, revoked_for = $3
            where revoked_at is null and account_id = $1 and ($4::uuid is null or id = $4) returning id
            """;
    private static final String REVOKE_OLDEST = """
            update login_session set revoked_at = $2, revoked_for = 'TOO_MANY'
            where revoked_at is null and id in (
                select id from login_session where account_id = $1 and revoked_at is null and expires_at > $2
                order by created_at desc, id offset $3)
            returning id
            """;

    private final Pool pool;

    SessionStore(Pool pool) {
        this.pool = pool;
    }

    /** Why a session ended before its time. */
    enum End {
        LOGOUT, REUSE, MOVED
    }

    /** @param family as it begins: without a previous token */
    Uni<Void> insert(SqlClient tx, TokenFamily family, String device) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple().addUUID(family.session()).addUUID(family.account().id()).addString(device)
                        .addValue(Buffer.buffer(family.current())).addOffsetDateTime(utc(family.rotatedAt()))
                        .addOffsetDateTime(utc(family.expiresAt())).addOffsetDateTime(utc(family.endsAt())))
                .chain(() -> insertToken(tx, family.session(), family.current(), family.rotatedAt()));
    }

    private static Uni<Void> insertToken(SqlClient tx, UUID session, byte[] hash, Instant now) {
        return tx.preparedQuery(INSERT_TOKEN).execute(Tuple.of(Buffer.buffer(hash), session, utc(now)))
                .replaceWithVoid();
    }

    /** The family of a token that was given out, whether it still works or not; held until the transaction ends. */
    Uni<Optional<TokenFamily>> lock(SqlClient tx, byte[] hash) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(Buffer.buffer(hash))).map(SessionStore::family);
    }

    /** The next token takes the place of the current one, which becomes the previous one. */
    Uni<Void> rotate(SqlClient tx, UUID session, byte[] next, Instant now, Instant expiresAt) {
        return tx.preparedQuery(ROTATE).execute(Tuple.of(session, Buffer.buffer(next), utc(now), utc(expiresAt)))
                .chain(() -> insertToken(tx, session, next, now));
    }

    /** The next token takes the place of the current one, which nobody got. */
    Uni<Void> replace(SqlClient tx, UUID session, byte[] next, Instant now) {
        return tx.preparedQuery(REPLACE).execute(Tuple.of(session, Buffer.buffer(next)))
                .chain(() -> insertToken(tx, session, next, now));
    }

    /** Those that still work, newest first. */
    Uni<List<Session>> list(UUID account, Instant now) {
        return pool.preparedQuery(LIST).execute(Tuple.of(account, utc(now))).map(rows -> SqlValues.list(rows,
                row -> new Session(row.getUUID("id"), row.getString("device"), instant(row, "created_at"),
                        instant(row, "rotated_at"), instant(row, "expires_at"))));
    }

    /** @param session null for all of the account; @return those that ended by this */
    Uni<List<UUID>> revoke(SqlClient client, UUID account, UUID session, End why, Instant now) {
        return client.preparedQuery(REVOKE).execute(Tuple.of(account, utc(now), why.name(), session))
                .map(SessionStore::ids);
    }

    /** Ends all but the newest; @return those that ended by this */
    Uni<List<UUID>> revokeOldest(SqlClient tx, UUID account, int keep, Instant now) {
        return tx.preparedQuery(REVOKE_OLDEST).execute(Tuple.of(account, utc(now), keep)).map(SessionStore::ids);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        return SqlValues.list(rows, row -> row.getUUID("id"));
    }

    private static Optional<TokenFamily> family(RowSet<Row> rows) {
        for (Row row : rows) {
            io.vertx.mutiny.core.buffer.Buffer previous = row.getBuffer("previous_hash");
            return Optional.of(new TokenFamily(row.getUUID("id"),
                    new Account(row.getUUID("account_id"), row.getLong("worker_id")),
                    row.getBuffer("refresh_hash").getBytes(), previous == null ? null : previous.getBytes(),
                    instant(row, "rotated_at"), instant(row, "expires_at"), instant(row, "ends_at"),
                    row.getBoolean("revoked")));
        }
        return Optional.empty();
    }
}
