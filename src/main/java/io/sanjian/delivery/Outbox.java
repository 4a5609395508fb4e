package io.sanjian.delivery;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Messages to be sent. Written in the transaction that stores the lists, so that no list goes unannounced. */
@ApplicationScoped
public class Outbox {
    private static final String ENQUEUE = """
            insert into outbox (run_id, worker_id, channel)
            select $1, w, $3 from unnest($2::bigint[]) w
            on conflict (run_id, worker_id, channel) do nothing
            """;
    /**
     * Channels that ring a phone, in the worker's own order where there is one, and then the last resort. Whoever wants no
     * phone to ring is told by the last resort alone; where there is none the plan tells them otherwise.
     */
    private static final String ENQUEUE_RINGING = """
            insert into outbox (run_id, worker_id, channel, fallback)
            select $1, w, route[1], route[2:]
            from unnest($2::bigint[]) w left join channel_preference p on p.worker_id = w
            cross join lateral (
                select case when p.worker_id is null then $3::text[]
                            else array(select c from unnest(p.channels) with ordinality as t (c, place)
                                       where c = any($3::text[]) order by place) end || $4::text[] as route) r
            where cardinality(route) > 0
            on conflict (run_id, worker_id, channel) do nothing
            """;
    /** Fallbacks go too: a message on its way that its channel refuses must not move on to the next one. */
    private static final String CANCEL = """
            update outbox set state = case state when 'PENDING' then 'CANCELLED' else state end, fallback = '{}'
            where run_id = $1 and state in ('PENDING', 'SENDING')
            """;

    private final Set<Channel> available;
    private final Dispatcher dispatcher;

    Outbox(@All List<DeliveryChannel> channels, Dispatcher dispatcher) {
        this.available = channels.stream().filter(DeliveryChannel::isInstalled).map(DeliveryChannel::channel)
                .collect(Collectors.toUnmodifiableSet());
        this.dispatcher = dispatcher;
    }

    /** The channels that this installation can send over. */
    public Set<Channel> available() {
        return available;
    }

    /**
     * Notes that the lists of these workers are to be announced. Repeating the call changes nothing.
     *
     * @param tx       the transaction that stores the lists
     * @param channels the plan's channels in order of preference; see {@link Channel} for what the order means. Those
     *                 that this installation has not got are passed over.
     * @return messages newly noted
     */
    public Uni<Integer> enqueue(SqlConnection tx, long runId, List<Long> workerIds, List<Channel> channels) {
        Long[] workers = workerIds.toArray(Long[]::new);
        FallbackRoute routes = FallbackRoute.plan(channels, available);
        Uni<Integer> noted = Uni.createFrom().item(0);
        for (Channel silent : routes.silent()) {
            noted = noted.flatMap(count -> tx.preparedQuery(ENQUEUE).execute(Tuple.of(runId, workers, silent.name()))
                    .map(rows -> count + rows.rowCount()));
        }
        if (!routes.ringing().isEmpty()) {
            noted = noted.flatMap(count -> tx.preparedQuery(ENQUEUE_RINGING)
                    .execute(Tuple.of(runId, workers, names(routes.ringing()), names(routes.lastResort())))
                    .map(rows -> count + rows.rowCount()));
        }
        return noted;
    }

    private static String[] names(List<Channel> channels) {
        return channels.stream().map(Enum::name).toArray(String[]::new);
    }

    /** Cancels the messages of a run that are not on their way yet. Repeating the call changes nothing. */
    public Uni<Void> cancel(SqlConnection tx, long runId) {
        return tx.preparedQuery(CANCEL).execute(Tuple.of(runId)).replaceWithVoid();
    }

    /** Starts sending now instead of at the next poll. To be called after the transaction has committed. */
    public void wakeUp() {
        dispatcher.wakeUp();
    }
}
