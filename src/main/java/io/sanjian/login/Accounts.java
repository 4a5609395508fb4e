package io.sanjian.login;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.crypto.EncryptedTable;
import io.sanjian.crypto.Vault;
import io.sanjian.gateway.wechat.OpenIds;
import io.sanjian.gateway.wechat.WechatConfig;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table {@code wechat_account}: who has ever logged in, and as which worker. The openid is sealed. */
@ApplicationScoped
public class Accounts implements OpenIds {
    private static final String FIND = """
            select id, worker_id from wechat_account where app_id = $1 and openid_bidx = any($2::bytea[])
            """;
    private static final String INSERT = """
            insert into wechat_account (id, app_id, openid_enc, openid_bidx, created_at) values ($1, $2, $3, $4, $5)
            on conflict (app_id, openid_bidx) do nothing
            """;
    private static final String LOCK = "select id, worker_id from wechat_account where id = $1 for update";
    private static final String HOLD = "select id, worker_id from wechat_account where id = $1 for share";
    private static final String OF_WORKER = "select id, worker_id from wechat_account where worker_id = $1 for update";
    private static final String LINK = """
            update wechat_account set worker_id = $2, linked_at = $3 where id = $1
            """;
    private static final String OPENIDS = """
            select id, openid_enc, worker_id from wechat_account where worker_id = any($1) and app_id = $2
            """;

    /** Class of the SQL states that tell of a broken constraint. */
    private static final String INTEGRITY = "23";

    /** What stands before an openid in the blind index. */
    private static final String OPENID = "openid:";

    private final Pool pool;
    private final Vault vault;
    private final WechatConfig wechat;
    private final Clock clock;

    Accounts(Pool pool, Vault vault, WechatConfig wechat, Clock clock) {
        this.pool = pool;
        this.vault = vault;
        this.wechat = wechat;
        this.clock = clock;
    }

    /** The WeChat ids, within the configured mini-program, of those of the workers who have logged in and linked. */
    @Override
    public Uni<Map<Long, String>> of(Collection<Long> workerIds) {
        return pool.preparedQuery(OPENIDS).execute(Tuple.of(workerIds.toArray(Long[]::new), appId())).map(rows -> {
            Map<Long, String> openids = new HashMap<>();
            rows.forEach(row -> openids.put(row.getLong("worker_id"),
                    vault.decrypt(row.getString("openid_enc"), context(row.getUUID("id").toString()))));
            return openids;
        });
    }

    /** The account of a WeChat user; a new one where the user was never here. */
    Uni<Account> ofOpenid(String openid) {
        return find(openid).flatMap(known -> known.isPresent() ? Uni.createFrom().item(known.get())
                : insert(openid).chain(() -> find(openid)).map(Optional::orElseThrow));
    }

    private Uni<Optional<Account>> find(String openid) {
        return pool.preparedQuery(FIND).execute(Tuple.of(appId(), indexes(openid))).map(Accounts::first);
    }

    private Uni<Void> insert(String openid) {
        UUID id = UUID.randomUUID();
        return pool.preparedQuery(INSERT).execute(Tuple.of(id, appId(),
                vault.encrypt(openid, context(id.toString())), Buffer.buffer(vault.blindIndex(OPENID + openid)),
                utc(clock.instant())))
                .replaceWithVoid();
    }

    /** As it is now; nobody else links it until the transaction ends. */
    Uni<Optional<Account>> lock(SqlClient tx, UUID id) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(id)).map(Accounts::first);
    }

    /** As it is now; nobody links or unlinks it until the transaction ends, but sessions may begin. */
    Uni<Optional<Account>> hold(SqlClient tx, UUID id) {
        return tx.preparedQuery(HOLD).execute(Tuple.of(id)).map(Accounts::first);
    }

    /** Who is linked to this worker; nobody else unlinks it until the transaction ends. */
    Uni<Optional<Account>> ofWorker(SqlClient tx, long workerId) {
        return tx.preparedQuery(OF_WORKER).execute(Tuple.of(workerId)).map(Accounts::first);
    }

    /**
     * @param workerId null to unlink
     * @throws ProblemException CONFLICT, in the Uni, if somebody else has linked the worker meanwhile, or it is gone
     */
    Uni<Void> link(SqlClient tx, UUID id, Long workerId) {
        return tx.preparedQuery(LINK).execute(Tuple.of(id, workerId, workerId == null ? null : utc(clock.instant())))
                .onFailure(Accounts::isIntegrity).transform(failure -> new ProblemException(ProblemType.CONFLICT,
                        "This worker was changed at the same moment; try again"))
                .replaceWithVoid();
    }

    private static boolean isIntegrity(Throwable failure) {
        return failure instanceof PgException error && error.getSqlState().startsWith(INTEGRITY);
    }

    private static Optional<Account> first(RowSet<Row> rows) {
        for (Row row : rows) {
            return Optional.of(new Account(row.getUUID("id"), row.getLong("worker_id")));
        }
        return Optional.empty();
    }

    private Buffer[] indexes(String openid) {
        return vault.blindIndexes(OPENID + openid).stream().map(Buffer::buffer).toArray(Buffer[]::new);
    }

    /** What a rotation of keys has to know. */
    @Produces
    @Singleton
    static EncryptedTable sealedTable() {
        return new EncryptedTable("wechat_account", "id", "uuid", List.of("id"), List.of(new EncryptedTable.Column(
                "openid_enc", row -> context(row.getFirst()), "openid_bidx", OPENID)), List.of());
    }

    private static String context(String id) {
        return "wechat_account.openid\0" + id;
    }

    private String appId() {
        return wechat.appId().orElse("");
    }
}
