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
            insert into outbox (run_id, worker_id, channel, fallback)
            select $1, w, $3, $4 from unnest($2::bigint[]) w
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
        this.available = channels.stream().map(DeliveryChannel::channel).collect(Collectors.toUnmodifiableSet());
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
        Uni<Integer> noted = Uni.createFrom().item(0);
        for (Route route : Route.plan(channels, available)) {
            String[] fallback = route.fallback().stream().map(Enum::name).toArray(String[]::new);
            noted = noted.flatMap(count -> tx.preparedQuery(ENQUEUE)
                    .execute(Tuple.of(runId, workers, route.channel().name(), fallback))
                    .map(rows -> count + rows.rowCount()));
        }
        return noted;
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
