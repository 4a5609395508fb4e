package io.sanjian.delivery;

import static io.sanjian.database.SqlValues.utc;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * Messages per second of a channel, of all replicas together: a token bucket in the database that holds one second's worth
 * (at least one). A channel without a rate costs nothing.
 */
@ApplicationScoped
class SharedRate {
    /** A clock that runs behind another replica's fills nothing, and empties nothing either. */
    private static final String LEVEL = """
            least($2::float8, r.tokens + $3::float8 * greatest(0, extract(epoch from $4::timestamptz - r.filled_at)))
            """;
    private static final String TAKE = """
            insert into channel_rate as r (channel, tokens, filled_at, granted)
            values ($1, $2::float8 - least($5, floor($2::float8)::integer), $4, least($5, floor($2::float8)::integer))
            on conflict (channel) do update
            set tokens = level - least($5, floor(level)::integer), granted = least($5, floor(level)::integer),
                filled_at = greatest(r.filled_at, $4)
            returning granted
            """.replace("level", LEVEL.strip());
    private static final String GIVE_BACK = """
            update channel_rate set tokens = least($2::float8, tokens + $3) where channel = $1
            """;

    private final Pool pool;

    SharedRate(Pool pool) {
        this.pool = pool;
    }

    /**
     * Draws from the bucket.
     *
     * @param perSecond above 0
     * @return how many of {@code wanted} messages may go now, 0 or more
     */
    Uni<Integer> take(Channel channel, OptionalDouble perSecond, int wanted, Instant now) {
        if (perSecond.isEmpty()) {
            return Uni.createFrom().item(wanted);
        }
        return pool.preparedQuery(TAKE).execute(Tuple.of(channel.name(), burst(perSecond), perSecond.getAsDouble(),
                utc(now), wanted)).map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Gives back what was drawn for messages that there were not. */
    Uni<Void> giveBack(Channel channel, OptionalDouble perSecond, int count) {
        return perSecond.isEmpty() || count == 0 ? Uni.createFrom().voidItem()
                : pool.preparedQuery(GIVE_BACK).execute(Tuple.of(channel.name(), burst(perSecond), count))
                        .replaceWithVoid();
    }

    private static double burst(OptionalDouble perSecond) {
        return Math.max(1, perSecond.getAsDouble());
    }
}
