package io.sanjian.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Messages to be sent. Written in the transaction that stores the lists, so that no list goes unannounced. */
@ApplicationScoped
public class Outbox {
    private static final String ENQUEUE = """
            insert into outbox (run_id, worker_id, channel, fallback)
            select $1, w, $3, $4 from unnest($2::bigint[]) w
            on conflict (run_id, worker_id, channel) do nothing
            """;

    /**
     * Notes that the lists of these workers are to be announced. Repeating the call changes nothing.
     *
     * @param tx       the transaction that stores the lists
     * @param channels the plan's channels in order of preference; see {@link Channel} for what the order means
     * @return messages newly noted
     */
    public Uni<Integer> enqueue(SqlConnection tx, long runId, List<Long> workerIds, List<Channel> channels) {
        Uni<Integer> done = Uni.createFrom().item(0);
        for (Route route : Route.plan(channels)) {
            done = done.flatMap(count -> tx.preparedQuery(ENQUEUE)
                    .execute(Tuple.of(runId, workerIds.toArray(Long[]::new), route.channel().name(),
                            route.fallback().stream().map(Enum::name).toArray(String[]::new)))
                    .map(rows -> count + rows.rowCount()));
        }
        return done;
    }

    /** Starts sending now instead of at the next poll. To be called after the transaction has committed. */
    public void wakeUp() {
    }
}
