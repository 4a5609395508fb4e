package io.sanjian.database;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * What other sessions of the database notify of ({@code LISTEN}), over one connection for the whole replica, however many
 * want to hear it. A lost connection is made again; what was said meanwhile is lost, so that a notification only wakes
 * up who looks for himself now and then.
 */
@ApplicationScoped
public class Notifications {
    private static final Logger LOG = Logger.getLogger(Notifications.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final DirectConnections connections;
    private final Vertx vertx;
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private final AtomicBoolean connecting = new AtomicBoolean();
    private volatile PgConnection connection;
    private volatile boolean failing;
    private volatile boolean stopping;

    Notifications(DirectConnections connections, Vertx vertx) {
        this.connections = connections;
        this.vertx = vertx;
    }

    /**
     * From now on the listener hears what is notified on the channel, and an empty text whenever listening has begun anew:
     * something may have been missed.
     *
     * @param channel  a name that SQL takes unquoted
     * @param listener called with the payload on an event loop: it must not block
     */
    public void listen(String channel, Consumer<String> listener) {
        listeners.computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>()).add(listener);
        PgConnection open = connection;
        if (open == null) {
            connect();
        } else {
            begin(open).subscribe().with(done -> listener.accept(""), e -> lost(open, e));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        PgConnection open = connection;
        connection = null;
        if (open != null) {
            open.closeAndForget();
        }
    }

    private void connect() {
        if (!stopping && connection == null && connecting.compareAndSet(false, true)) {
            connections.connect(PATIENCE).subscribe().with(this::connected, this::failed);
        }
    }

    private void connected(PgConnection candidate) {
        candidate.closeHandler(() -> lost(candidate, null));
        candidate.notificationHandler(this::hear);
        connection = candidate;
        connecting.set(false);
        begin(candidate).subscribe().with(done -> {
            failing = false;
            listeners.values().forEach(all -> all.forEach(listener -> listener.accept("")));
        }, e -> lost(candidate, e));
    }

    private Uni<Void> begin(PgConnection open) {
        return Multi.createFrom().iterable(listeners.keySet()).onItem()
                .transformToUniAndConcatenate(channel -> open.query("listen " + channel).execute())
                .collect().last().replaceWithVoid().ifNoItem().after(PATIENCE).fail();
    }

    private void failed(Throwable e) {
        warn(e);
        connecting.set(false);
        again();
    }

    /** @param e null where the connection has ended by itself */
    private void lost(PgConnection former, Throwable e) {
        if (connection == former) {
            connection = null;
            if (e != null) {
                warn(e);
                former.closeAndForget();
            }
            again();
        }
    }

    private void warn(Throwable e) {
        if (!failing && !stopping) {
            LOG.warnf("The database's notifications are not heard for the moment: %s", e.getMessage());
        }
        failing = true;
    }

    private void again() {
        if (!stopping) {
            vertx.setTimer(RETRY.toMillis(), timer -> connect());
        }
    }

    private void hear(PgNotification notification) {
        listeners.getOrDefault(notification.getChannel(), List.of())
                .forEach(listener -> listener.accept(notification.getPayload()));
    }
}
