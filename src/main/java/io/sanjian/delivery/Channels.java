package io.sanjian.delivery;

import io.quarkus.arc.All;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the channels fare, and the means to stop one and to let it go on. */
@ApplicationScoped
class Channels {
    /** From the two partial indexes alone: the outbox holds millions of messages that are done. */
    static final String BACKLOG = """
            select channel, sum(pending)::bigint as pending, sum(dead)::bigint as dead, min(due) as due from (
                select channel, count(*) as pending, 0 as dead, min(next_attempt_at) as due from outbox
                where state in ('PENDING', 'SENDING') group by channel
                union all
                select channel, 0, count(*), null from outbox
                where state in ('DEAD', 'REFUSED') and state = 'DEAD' group by channel) counts
            group by channel
            """;

    private final Pool pool;
    private final ChannelCircuitBreaker pauses;
    private final Map<Channel, Boolean> installed;
    private final Dispatcher dispatcher;
    private final Caller caller;
    private final Clock clock;

    Channels(Pool pool, ChannelCircuitBreaker pauses, @All List<DeliveryChannel> channels, Dispatcher dispatcher,
            Caller caller,
            Clock clock) {
        this.pool = pool;
        this.pauses = pauses;
        this.installed = channels.stream()
                .collect(Collectors.toMap(DeliveryChannel::channel, DeliveryChannel::isInstalled));
        this.dispatcher = dispatcher;
        this.caller = caller;
        this.clock = clock;
    }

    Uni<List<ChannelResponse>> all() {
        return pauses.all().flatMap(paused -> pool.query(BACKLOG).execute().map(rows -> {
            Map<Channel, Row> counts = new EnumMap<>(Channel.class);
            rows.forEach(row -> counts.put(Channel.valueOf(row.getString("channel")), row));
            return Arrays.stream(Channel.values()).map(channel -> {
                Row row = counts.get(channel);
                return new ChannelResponse(channel, installed.getOrDefault(channel, false), channel.rings(),
                        row == null ? 0 : row.getLong("pending"), row == null ? 0 : row.getLong("dead"),
                        paused.get(channel));
            }).toList();
        }));
    }

    Uni<ChannelResponse> pause(Channel channel, String reason) {
        return pauses.pause(channel, reason, caller.name(), clock.instant()).chain(() -> one(channel));
    }

    /** @throws ProblemException FORBIDDEN where an ADMIN has paused it and the caller is none */
    Uni<ChannelResponse> resume(Channel channel) {
        boolean mayEndOrders = caller.is(Roles.ADMIN);
        return pauses.all().flatMap(paused -> {
            ChannelPause pause = paused.get(channel);
            if (pause != null && pause.by() != null && !mayEndOrders) {
                throw new ProblemException(ProblemType.FORBIDDEN, "An administrator has paused {0}", channel);
            }
            return pauses.resume(channel);
        }).invoke(dispatcher::wakeUp).chain(() -> one(channel));
    }

    private Uni<ChannelResponse> one(Channel channel) {
        return all().map(list -> list.get(channel.ordinal()));
    }
}
