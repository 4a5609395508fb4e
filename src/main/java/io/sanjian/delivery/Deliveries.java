package io.sanjian.delivery;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import io.quarkus.arc.All;
import io.sanjian.access.Caller;
import io.sanjian.database.SqlValues;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.worker.HomeAreaCondition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What officers see of the outbox, and their means to have a message sent again. */
@ApplicationScoped
class Deliveries {
    private static final String COLUMNS = """
            o.id, o.run_id, o.worker_id, o.channel, o.message_id, o.state, o.attempts, o.next_attempt_at, o.last_error,
            o.delivered_at, o.fallback, o.created_at
            """;
    private static final String PAGE = "select " + COLUMNS + """
            from outbox o
            where o.id < $1 and ($2::bigint is null or o.run_id = $2) and ($3::text is null or o.state = $3)
              and ($4::text is null or o.channel = $4) and ($5::bigint is null or o.worker_id = $5)
              and ($6::text is null or starts_with(o.last_error, $6))
              and ($7::timestamptz is null or o.created_at >= $7) and ($8::timestamptz is null or o.created_at < $8)
              and
            """ + inReach(10) + "order by o.id desc limit $9";
    private static final String FIND = "select " + COLUMNS + "from outbox o where o.id = $1 and " + inReach(2)
            + "for update of o";
    private static final String RESEND = """
            update outbox o set state = 'PENDING', attempts = 0, possibly_sent = false, next_attempt_at = $2 where o.id = $1 returning
            """ + COLUMNS;

    private final Pool pool;
    private final Caller caller;
    private final Clock clock;
    private final List<DeliveryChannel> channels;
    private final Dispatcher dispatcher;

    Deliveries(Pool pool, Caller caller, Clock clock, @All List<DeliveryChannel> channels, Dispatcher dispatcher) {
        this.pool = pool;
        this.caller = caller;
        this.clock = clock;
        this.channels = channels;
        this.dispatcher = dispatcher;
    }

    /**
     * Newest first.
     *
     * @param limit rows at most, one more is fetched by the caller to know whether there is a next page
     */
    Uni<List<DeliveryResponse>> list(DeliveryFilter filter, long before, int limit) {
        Tuple values = Tuple.tuple().addLong(before).addLong(filter.runId()).addString(name(filter.state()))
                .addString(name(filter.channel())).addLong(filter.workerId()).addString(filter.error())
                .addOffsetDateTime(utc(filter.from())).addOffsetDateTime(utc(filter.to())).addInteger(limit);
        return pool.preparedQuery(PAGE).execute(HomeAreaCondition.add(values, caller.reach()))
                .map(rows -> SqlValues.list(rows, Deliveries::response));
    }

    /**
     * Has a message sent again that is dead or was refused, as if for the first time, under its old message id.
     *
     * @throws ProblemException NOT_FOUND, or CONFLICT in any other state
     */
    Uni<DeliveryResponse> resend(long id) {
        Instant now = clock.instant();
        Tuple values = HomeAreaCondition.add(Tuple.of(id), caller.reach());
        return pool.withTransaction(tx -> tx.preparedQuery(FIND).execute(values)
                .flatMap(rows -> resend(tx, id, rows, now)))
                .invoke(dispatcher::wakeUp);
    }

    private Uni<DeliveryResponse> resend(SqlConnection tx, long id, RowSet<Row> rows, Instant now) {
        if (rows.size() == 0) {
            throw ProblemException.notFound("delivery", id);
        }
        DeliveryResponse found = response(rows.iterator().next());
        if (found.state() != DeliveryState.DEAD && found.state() != DeliveryState.REFUSED) {
            throw new ProblemException(ProblemType.CONFLICT,
                    "Delivery {0} is {1}; only DEAD and REFUSED ones are sent again", id, found.state());
        }
        DeliveryChannel channel = channels.stream()
                .filter(c -> c.channel() == found.channel() && c.isInstalled()).findAny()
                .orElseThrow(() -> new ProblemException(ProblemType.CONFLICT,
                        "This installation cannot send over {0} at present", found.channel()));
        return channel.prepareResend(tx, id, now)
                .chain(() -> tx.preparedQuery(RESEND).execute(Tuple.of(id, utc(now))))
                .map(updated -> response(updated.iterator().next()));
    }

    /** The worker's home lies in the caller's areas; who reaches everything also sees messages to erased workers. */
    private static String inReach(int first) {
        return "($" + first + "::boolean or exists (select from worker where worker.id = o.worker_id and "
                + HomeAreaCondition.sql(first) + ")) ";
    }

    private static DeliveryResponse response(Row row) {
        DeliveryState state = DeliveryState.valueOf(row.getString("state"));
        return new DeliveryResponse(row.getLong("id"), row.getLong("run_id"), row.getLong("worker_id"),
                Channel.valueOf(row.getString("channel")), row.getUUID("message_id"), state, row.getInteger("attempts"),
                state == DeliveryState.PENDING ? instant(row, "next_attempt_at") : null,
                row.getString("last_error"), instant(row, "delivered_at"),
                Arrays.stream(row.getArrayOfStrings("fallback")).map(Channel::valueOf).toList(),
                instant(row, "created_at"));
    }

    private static String name(Enum<?> code) {
        return code == null ? null : code.name();
    }
}
