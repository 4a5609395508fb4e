package io.sanjian.delivery.webhook;

import static io.sanjian.database.SqlValues.list;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.delivery.Envelope;
import io.sanjian.reference.area.Areas;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The table {@code webhook_delivery}: which endpoints have a message already, so that a retry does not double it there. */
@ApplicationScoped
class WebhookDeliveries {
    private static final String ENDPOINTS = """
            select w.id, w.url, w.secret_enc, case when w.old_secret_until > $4 then w.old_secret_enc end as old_secret_enc,
                   w.failures, w.paused_until, d.state, d.attempts, d.next_attempt_at
            from webhook w left join webhook_delivery d on d.webhook_id = w.id and d.outbox_id = $1
            where (w.enabled or d.state in ('DELIVERED', 'GONE'))
              and (w.source is null or w.source = $2)
              and (cardinality(w.area_codes) = 0 or w.area_codes && $3)
              and (cardinality(w.events) = 0 or $5 = any(w.events))
            order by w.id
            """;
    /** A replica that has lost its claim must not undo what the other one delivered. */
    private static final String RECORD = """
            insert into webhook_delivery as d
                (outbox_id, webhook_id, state, attempts, next_attempt_at, last_status, last_error, delivered_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (outbox_id, webhook_id) do update
            set state = excluded.state, attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at,
                last_status = excluded.last_status, last_error = excluded.last_error,
                delivered_at = excluded.delivered_at
            where d.state <> 'DELIVERED'
            """;
    private static final String WELL = """
            update webhook set failures = 0, paused_until = null where id = $1 and failures > 0
            """;
    private static final String FAILING = """
            update webhook set failures = failures + 1, paused_until = greatest(paused_until, $2) where id = $1
            """;
    private static final String GONE = """
            update webhook set enabled = false, disabled_reason = 'answered 410 Gone' where id = $1
            """;
    private static final String REVIVE = """
            update webhook_delivery set state = 'PENDING', attempts = 0, next_attempt_at = $2
            where outbox_id = $1 and state <> 'DELIVERED'
            """;

    private final Pool pool;
    private final WebhookStore store;
    private final Areas areas;

    WebhookDeliveries(Pool pool, WebhookStore store, Areas areas) {
        this.pool = pool;
        this.store = store;
        this.areas = areas;
    }

    /** The endpoints that a message is meant for, with its state at each. */
    Uni<List<WebhookEndpoint>> endpoints(Envelope envelope, Instant now) {
        Envelope.Recipient recipient = envelope.recipient();
        Set<String> codes = new HashSet<>(areas.equivalents(recipient.areaCode()));
        codes.add(recipient.areaCode());
        codes.add(recipient.townCode());
        codes.add(recipient.villageCode());
        codes.remove(null);
        return pool.preparedQuery(ENDPOINTS)
                .execute(Tuple.of(envelope.id(), recipient.source(), codes.toArray(String[]::new), utc(now),
                        WebhookEvent.RECOMMENDATION_CREATED))
                .map(rows -> list(rows, this::endpoint));
    }

    /**
     * Notes how a call went.
     *
     * @param status of the answer, or null where none came
     * @param error  or null
     */
    Uni<Void> record(long outboxId, WebhookEndpoint endpoint, Integer status, String error, Instant now) {
        return pool.preparedQuery(RECORD).execute(Tuple.tuple()
                .addLong(outboxId).addUUID(endpoint.id()).addString(endpoint.state().name())
                .addInteger(endpoint.attempts()).addOffsetDateTime(utc(endpoint.nextAttemptAt()))
                .addInteger(status).addString(error)
                .addOffsetDateTime(endpoint.state() == WebhookEndpoint.State.DELIVERED ? utc(now) : null))
                .replaceWithVoid();
    }

    /** The endpoint works. */
    Uni<Void> well(UUID id) {
        return pool.preparedQuery(WELL).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** @param pausedUntil or null to go on calling the endpoint */
    Uni<Void> failing(UUID id, Instant pausedUntil) {
        return pool.preparedQuery(FAILING).execute(Tuple.of(id, pausedUntil == null ? null : utc(pausedUntil)))
                .replaceWithVoid();
    }

    /** The endpoint wants no more calls. */
    Uni<Void> gone(UUID id) {
        return pool.preparedQuery(GONE).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** Endpoints that do not have the message yet are to be tried as if for the first time. */
    Uni<Void> revive(SqlConnection tx, long outboxId, Instant now) {
        return tx.preparedQuery(REVIVE).execute(Tuple.of(outboxId, utc(now))).replaceWithVoid();
    }

    private WebhookEndpoint endpoint(Row row) {
        UUID id = row.getUUID("id");
        String state = row.getString("state");
        return new WebhookEndpoint(id, row.getString("url"),
                store.open(id, row.getString("secret_enc"), row.getString("old_secret_enc")),
                row.getInteger("failures"),
                state == null ? WebhookEndpoint.State.PENDING : WebhookEndpoint.State.valueOf(state),
                state == null ? 0 : row.getInteger("attempts"),
                later(row.getOffsetDateTime("next_attempt_at"), row.getOffsetDateTime("paused_until")));
    }

    private static Instant later(OffsetDateTime a, OffsetDateTime b) {
        Instant first = a == null ? Instant.MIN : a.toInstant();
        Instant second = b == null ? Instant.MIN : b.toInstant();
        return first.isAfter(second) ? first : second;
    }
}
