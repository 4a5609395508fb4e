package io.sanjian.delivery.webhook;

import static io.sanjian.database.SqlValues.first;
import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.crypto.EncryptedTable;
import io.sanjian.crypto.Vault;
import io.sanjian.database.SqlValues;
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

/** The table {@code webhook}. Secrets are sealed in it. */
@ApplicationScoped
class WebhookStore {
    private static final String COLUMNS = """
            id, owner, url, description, area_codes, events, source, enabled, disabled_reason, paused_until, created_at
            """;
    private static final String INSERT = """
            insert into webhook (id, owner, url, description, area_codes, events, source, created_at, secret_enc)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String LIST = "select " + COLUMNS + " from webhook order by created_at, id";
    private static final String FIND = "select " + COLUMNS + " from webhook where id = $1";
    /** Who is called again, or elsewhere, begins without the failures before. */
    private static final String CHANGE = """
            update webhook set url = $2, description = $3, area_codes = $4, events = $5, enabled = $6,
                disabled_reason = $7, paused_until = $8, failures = case when $8::timestamptz is null then 0 else failures end
            where id = $1
            """;
    private static final String DELETE = "delete from webhook where id = $1";
    private static final String SECRETS = """
            select secret_enc, case when old_secret_until > $2 then old_secret_enc end from webhook where id = $1
            """;
    private static final String ROTATE = """
            update webhook set old_secret_enc = secret_enc, old_secret_until = $3, secret_enc = $2 where id = $1
            """;

    private final Pool pool;
    private final Vault vault;

    WebhookStore(Pool pool, Vault vault) {
        this.pool = pool;
        this.vault = vault;
    }

    Uni<Void> insert(Webhook webhook, WebhookSecret secret) {
        return pool.preparedQuery(INSERT).execute(Tuple.tuple()
                .addUUID(webhook.id()).addString(webhook.owner()).addString(webhook.url())
                .addString(webhook.description()).addArrayOfString(webhook.areaCodes().toArray(String[]::new))
                .addArrayOfString(webhook.events().toArray(String[]::new))
                .addString(webhook.source()).addOffsetDateTime(utc(webhook.createdAt()))
                .addString(seal(webhook.id(), secret))).replaceWithVoid();
    }

    /** In the order of registration. */
    Uni<List<Webhook>> list() {
        return pool.query(LIST).execute().map(rows -> SqlValues.list(rows, WebhookStore::webhook));
    }

    Uni<Optional<Webhook>> find(UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> first(rows, WebhookStore::webhook));
    }

    Uni<Void> change(Webhook webhook) {
        return pool.preparedQuery(CHANGE).execute(Tuple.tuple().addUUID(webhook.id()).addString(webhook.url())
                .addString(webhook.description()).addArrayOfString(webhook.areaCodes().toArray(String[]::new))
                .addArrayOfString(webhook.events().toArray(String[]::new)).addBoolean(webhook.enabled())
                .addString(webhook.disabledReason())
                .addOffsetDateTime(utc(webhook.pausedUntil())))
                .replaceWithVoid();
    }

    Uni<Void> delete(UUID id) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** The secrets to sign with at this moment, the present one first. */
    Uni<List<WebhookSecret>> secrets(UUID id, Instant now) {
        return pool.preparedQuery(SECRETS).execute(Tuple.of(id, utc(now))).map(rows -> {
            Row row = rows.iterator().next();
            return open(id, row.getString(0), row.getString(1));
        });
    }

    /** The secret so far stays valid until the time given. */
    Uni<Void> rotate(UUID id, WebhookSecret secret, Instant oldUntil) {
        return pool.preparedQuery(ROTATE).execute(Tuple.of(id, seal(id, secret), utc(oldUntil)))
                .replaceWithVoid();
    }

    /** @param old sealed secret before a rotation, or null */
    List<WebhookSecret> open(UUID id, String present, String old) {
        WebhookSecret secret = new WebhookSecret(vault.decrypt(present, context(id)));
        return old == null ? List.of(secret)
                : List.of(secret, new WebhookSecret(vault.decrypt(old, context(id))));
    }

    private String seal(UUID id, WebhookSecret secret) {
        return vault.encrypt(secret.text(), context(id));
    }

    private static String context(Object id) {
        return "webhook.secret:" + id;
    }

    /** What a rotation of keys has to know. */
    @Produces
    @Singleton
    static EncryptedTable sealedTable() {
        return new EncryptedTable("webhook", "id", "uuid", List.of("id"), List.of(
                new EncryptedTable.Column("secret_enc", row -> context(row.getFirst()), null, null),
                new EncryptedTable.Column("old_secret_enc", row -> context(row.getFirst()), null, null)), List.of());
    }

    private static Webhook webhook(Row row) {
        return new Webhook(row.getUUID("id"), row.getString("owner"), row.getString("url"),
                row.getString("description"), List.of(row.getArrayOfStrings("area_codes")),
                List.of(row.getArrayOfStrings("events")), row.getString("source"),
                row.getBoolean("enabled"), row.getString("disabled_reason"),
                instant(row, "paused_until"), instant(row, "created_at"));
    }
}
