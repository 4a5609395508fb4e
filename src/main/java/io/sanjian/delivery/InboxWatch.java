package io.sanjian.delivery;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.sanjian.database.Notifications;
import io.sanjian.database.PacedQuery;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Lets mini-programs wait for messages (long poll; their phones know no server-sent events), which the database notifies of.
 * All who wait on a replica cost one query together, a few times a second at most, and none while nothing comes; nobody holds
 * a thread.
 */
@ApplicationScoped
class InboxWatch {
    private static final Logger LOG = Logger.getLogger(InboxWatch.class);
    /** Of workers who were sent a message, as {@code V30__inbox_messages.sql} names them. */
    private static final String CHANNEL = "inbox_message";
    /** At least so long between two looks. */
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** So often all who wait are looked at, whether or not anything was notified. */
    private static final Duration AT_LEAST = Duration.ofSeconds(15);
    /** Whoever comes beyond these is answered at once. */
    private static final int MOST_WAITING = 5000;
    private static final String STATE = """
            select coalesce(max(id), 0), count(*) filter (where read_at is null) from inbox_message where worker_id = $1
            """;
    private static final String LATEST = """
            select worker_id, max(id) as latest from inbox_message where worker_id = any($1) group by worker_id
            """;

    private final Pool pool;
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    private final PacedQuery look = new PacedQuery(PAUSE, this::answer);
    private volatile boolean ending;

    InboxWatch(Pool pool) {
        this.pool = pool;
    }

    void start(@Observes StartupEvent event, Notifications notifications) {
        notifications.listen(CHANNEL, this::come);
        Multi.createFrom().ticks().every(AT_LEAST).onOverflow().drop().subscribe().with(tick -> look.run());
    }

    /** Compared by identity: one worker may wait on two phones. */
    private static final class Waiter {
        private final long workerId;
        private final long after;
        private final UniEmitter<? super Void> emitter;

        Waiter(long workerId, long after, UniEmitter<? super Void> emitter) {
            this.workerId = workerId;
            this.after = after;
            this.emitter = emitter;
        }
    }

    /**
     * The state of an inbox once a message has come after {@code after}, or when {@code wait} is over.
     *
     * @param wait zero for the present state
     */
    Uni<InboxState> state(long workerId, long after, Duration wait) {
        return state(workerId).flatMap(now -> Long.parseLong(now.latest()) > after || wait.isZero()
                || ending || waiting.size() >= MOST_WAITING ? Uni.createFrom().item(now)
                        : message(workerId, after).ifNoItem().after(wait).recoverWithItem((Void) null)
                                .chain(() -> state(workerId)));
    }

    /** Answers all who wait, and from now on at once: they are to call again, at another replica. */
    void end(@Observes ShutdownDelayInitiatedEvent event) {
        ending = true;
        waiting.forEach(waiter -> waiter.emitter.complete(null));
    }

    /** How many wait at present. */
    int waiting() {
        return waiting.size();
    }

    private Uni<InboxState> state(long workerId) {
        return pool.preparedQuery(STATE).execute(Tuple.of(workerId)).map(rows -> {
            Row row = rows.iterator().next();
            return new InboxState(row.getInteger(1), row.getLong(0).toString());
        });
    }

    private Uni<Void> message(long workerId, long after) {
        return Uni.createFrom().emitter(emitter -> {
            Waiter waiter = new Waiter(workerId, after, emitter);
            emitter.onTermination(() -> waiting.remove(waiter));
            waiting.add(waiter);
            if (ending) {
                emitter.complete(null);
            } else {
                // What came between the first look and now was notified to nobody.
                look.run();
            }
        });
    }

    /** @param payload ids of workers, with commas between; empty where it may be any */
    private void come(String payload) {
        Set<Long> workers = payload.isEmpty() ? Set.of()
                : Arrays.stream(payload.split(",")).map(Long::valueOf).collect(Collectors.toSet());
        if (workers.isEmpty() || waiting.stream().anyMatch(waiter -> workers.contains(waiter.workerId))) {
            look.run();
        }
    }

    private Uni<Void> answer() {
        Map<Long, List<Waiter>> byWorker = waiting.stream()
                .collect(Collectors.groupingBy(waiter -> waiter.workerId));
        if (byWorker.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(LATEST).execute(Tuple.of(byWorker.keySet().toArray(Long[]::new)))
                .invoke(rows -> rows.forEach(row -> byWorker.get(row.getLong("worker_id")).stream()
                        .filter(waiter -> row.getLong("latest") > waiter.after)
                        .forEach(waiter -> waiter.emitter.complete(null))))
                .replaceWithVoid().onFailure()
                .invoke(e -> LOG.warnf("Inboxes cannot be watched: %s", e.getMessage()));
    }
}
