package io.sanjian.delivery;

import static io.sanjian.database.SqlValues.utc;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Puts messages into the worker's inbox. Silent, so that quiet hours do not apply. */
@ApplicationScoped
public class InboxChannel implements DeliveryChannel {
    /** A message that is there already stays as it is; one for a worker erased meanwhile has no place to go. */
    private static final String PUT = """
            insert into inbox_message (message_id, run_id, worker_id, title, body, created_at)
            select t.*, $6::timestamptz
            from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::text[])
                as t (message_id, run_id, worker_id, title, body)
            where exists (select from worker w where w.id = t.worker_id)
            on conflict (message_id) do nothing
            """;

    private final Pool pool;

    InboxChannel(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Channel channel() {
        return Channel.INBOX;
    }

    @Override
    public int maxBatch() {
        return 500;
    }

    @Override
    public int defaultLanes() {
        return 2;
    }

    @Override
    public Uni<List<SendOutcome>> deliver(List<Envelope> envelopes, Instant now) {
        List<InboxText> texts = envelopes.stream().map(envelope -> InboxText.of(envelope.message())).toList();
        return pool.preparedQuery(PUT).execute(Tuple.of(
                envelopes.stream().map(Envelope::messageId).toArray(UUID[]::new),
                envelopes.stream().map(envelope -> envelope.message().runId()).toArray(Long[]::new),
                envelopes.stream().map(envelope -> envelope.message().workerId()).toArray(Long[]::new),
                texts.stream().map(InboxText::title).toArray(String[]::new),
                texts.stream().map(InboxText::body).toArray(String[]::new),
                utc(now)))
                .replaceWith(Collections.nCopies(envelopes.size(), new SendOutcome.Delivered()));
    }
}
