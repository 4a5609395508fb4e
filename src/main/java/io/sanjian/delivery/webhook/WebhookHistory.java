package io.sanjian.delivery.webhook;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.list;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.delivery.Dispatcher;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Page;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** What became of the messages to an endpoint, for whoever registered it. */
@ApplicationScoped
class WebhookHistory {
    private static final String COLUMNS = """
            o.id, o.message_id, o.run_id, o.worker_id, o.created_at, o.state as outbox_state,
            d.state, d.attempts, d.next_attempt_at, d.last_status, d.last_error, d.delivered_at
            """;
    private static final String PAGE = "select " + COLUMNS + """
            from webhook_delivery d join outbox o on o.id = d.outbox_id
            where d.webhook_id = $1 and d.outbox_id < $2 and ($3::text is null or d.state = $3)
            order by d.outbox_id desc limit $4
            """;
    private static final String FIND = "select " + COLUMNS + """
            from webhook_delivery d join outbox o on o.id = d.outbox_id
            where d.webhook_id = $1 and d.outbox_id = $2 for update of o, d
            """;
    private static final String AGAIN = """
            update webhook_delivery set state = 'PENDING', attempts = 0, next_attempt_at = $3, delivered_at = null
            where webhook_id = $1 and outbox_id = $2
            """;
    /** The other endpoints have what they have. */
    private static final String DUE = """
            update outbox set state = 'PENDING', attempts = 0, next_attempt_at = $2 where id = $1
            """;

    private final Pool pool;
    private final Webhooks webhooks;
    private final Dispatcher dispatcher;
    private final Clock clock;

    WebhookHistory(Pool pool, Webhooks webhooks, Dispatcher dispatcher, Clock clock) {
        this.pool = pool;
        this.webhooks = webhooks;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param state only these; null for all
     * @throws ProblemException NOT_FOUND within the caller's reach
     */
    Uni<Page<WebhookDeliveryResponse>> page(UUID webhook, WebhookEndpoint.State state, PageRequest wanted) {
        return webhooks.find(webhook)
                .chain(found -> pool.preparedQuery(PAGE).execute(Tuple.of(found.id(), wanted.from(),
                        state == null ? null : state.name(), wanted.rows())))
                .map(rows -> wanted.page(list(rows, WebhookHistory::response), WebhookDeliveryResponse::id));
    }

    /**
     * Has a message sent to the endpoint again under its old id, whatever became of it; to no other endpoint.
     *
     * @throws ProblemException NOT_FOUND, or CONFLICT where it is on its way or the endpoint is not called
     */
    Uni<WebhookDeliveryResponse> resend(UUID webhook, long id) {
        Instant now = clock.instant();
        return webhooks.find(webhook).invoke(found -> {
            if (!found.enabled()) {
                throw new ProblemException(ProblemType.CONFLICT, "The webhook is disabled; enable it first");
            }
        }).chain(found -> pool.withTransaction(tx -> find(tx, webhook, id).invoke(WebhookHistory::requireSettled)
                .chain(() -> tx.preparedQuery(AGAIN).execute(Tuple.of(webhook, id, utc(now))))
                .chain(() -> tx.preparedQuery(DUE).execute(Tuple.of(id, utc(now))))
                .chain(() -> find(tx, webhook, id)))).map(WebhookHistory::response).invoke(dispatcher::wakeUp);
    }

    private static Uni<Row> find(SqlConnection tx, UUID webhook, long id) {
        return tx.preparedQuery(FIND).execute(Tuple.of(webhook, id)).map(rows -> {
            if (rows.size() == 0) {
                throw ProblemException.notFound("delivery", id);
            }
            return rows.iterator().next();
        });
    }

    private static void requireSettled(Row row) {
        if (row.getString("state").equals(WebhookEndpoint.State.PENDING.name())
                || row.getString("outbox_state").equals("SENDING")) {
            throw new ProblemException(ProblemType.CONFLICT, "Delivery {0} is on its way", row.getLong("id"));
        }
    }

    private static WebhookDeliveryResponse response(Row row) {
        WebhookEndpoint.State state = WebhookEndpoint.State.valueOf(row.getString("state"));
        return new WebhookDeliveryResponse(row.getLong("id"), WebhookEvent.id(row.getUUID("message_id")),
                WebhookEvent.RECOMMENDATION_CREATED, row.getLong("run_id"), row.getLong("worker_id"), state,
                row.getInteger("attempts"),
                state == WebhookEndpoint.State.PENDING ? instant(row, "next_attempt_at") : null,
                row.getInteger("last_status"), row.getString("last_error"),
                instant(row, "delivered_at"), instant(row, "created_at"));
    }
}
