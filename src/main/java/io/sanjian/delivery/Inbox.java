package io.sanjian.delivery;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import io.sanjian.access.Caller;
import io.sanjian.audit.Audit;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Page;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.worker.WorkerGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reading of inboxes, within the caller's reach. */
@ApplicationScoped
class Inbox {
    private static final String PAGE = """
            select id, message_id, run_id, title, body, created_at, read_at from inbox_message
            where worker_id = $1 and id < $2 and ($3::boolean is not true or read_at is null)
            order by id desc limit $4
            """;
    private static final String UNREAD = "select count(*) from inbox_message where worker_id = $1 and read_at is null";
    private static final String MARK_ALL = """
            update inbox_message set read_at = $2 where worker_id = $1 and read_at is null
            """;
    private static final String MARK = """
            update inbox_message set read_at = coalesce(read_at, $3) where worker_id = $1 and message_id = $2
            """;

    private final Pool pool;
    private final Caller caller;
    private final WorkerGuard guard;
    private final Audit audit;
    private final Clock clock;

    Inbox(Pool pool, Caller caller, WorkerGuard guard, Audit audit, Clock clock) {
        this.pool = pool;
        this.caller = caller;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A page of a worker's messages, newest first. Readers other than the worker are recorded.
     *
     * @param before     rows below this id
     * @param unreadOnly leave out what the worker has read
     * @return fails with NOT_FOUND or FORBIDDEN
     */
    Uni<InboxResponse> page(long workerId, PageRequest wanted, boolean unreadOnly) {
        Audit.Author author = audit.author();
        return guard.require(workerId)
                .chain(() -> audit.record(pool, author, Audit.Action.READ, List.of(workerId), "inbox"))
                .chain(() -> pool.preparedQuery(PAGE)
                        .execute(Tuple.of(workerId, wanted.from(), unreadOnly, wanted.rows())))
                .flatMap(rows -> pool.preparedQuery(UNREAD).execute(Tuple.of(workerId))
                        .map(unread -> response(wanted, rows, unread.iterator().next().getInteger(0))));
    }

    private static InboxResponse response(PageRequest wanted, RowSet<Row> rows, int unread) {
        List<Row> messages = new ArrayList<>();
        rows.forEach(messages::add);
        Page<Row> page = wanted.page(messages, row -> row.getLong("id"));
        return new InboxResponse(page.items().stream().map(Inbox::message).toList(), unread, page.next());
    }

    /**
     * Notes that the worker has read a message. The first time counts.
     *
     * @return fails with NOT_FOUND
     * @throws ProblemException FORBIDDEN
     */
    Uni<Void> markRead(long workerId, UUID messageId) {
        caller.requireWorker(workerId);
        return pool.preparedQuery(MARK)
                .execute(Tuple.of(workerId, messageId, utc(clock.instant()))).invoke(marked -> {
                    if (marked.rowCount() == 0) {
                        throw ProblemException.notFound("message", messageId);
                    }
                }).replaceWithVoid();
    }

    /**
     * Notes that the worker has read everything.
     *
     * @return fails with NOT_FOUND
     * @throws ProblemException FORBIDDEN
     */
    Uni<Void> markAllRead(long workerId) {
        caller.requireWorker(workerId);
        return guard.require(workerId).chain(() -> pool.preparedQuery(MARK_ALL)
                .execute(Tuple.of(workerId, utc(clock.instant())))).replaceWithVoid();
    }

    private static InboxMessage message(Row row) {
        OffsetDateTime read = row.getOffsetDateTime("read_at");
        return new InboxMessage(row.getUUID("message_id"), row.getLong("run_id"), row.getString("title"),
                row.getString("body"), instant(row, "created_at"),
                read == null ? null : read.toInstant());
    }
}
