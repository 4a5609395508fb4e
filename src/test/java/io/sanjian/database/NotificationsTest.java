package io.sanjian.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NotificationsTest {
    /** The last statement of the connection that listens to the channels of this test. */
    private static final String LISTENERS = """
            select pid from pg_stat_activity where query like 'listen notifications_test%' and pid <> pg_backend_pid()
            """;
    @Inject
    Pool pool;
    @Inject
    DirectConnections connections;
    @Inject
    Vertx vertx;
    private final List<String> first = Collections.synchronizedList(new ArrayList<>());
    private final List<String> second = Collections.synchronizedList(new ArrayList<>());
    private Notifications notifications;

    @BeforeEach
    void listen() {
        notifications = new Notifications(connections, vertx);
        notifications.listen("notifications_test_a", first::add);
        await().until(() -> first.contains(""));
        notifications.listen("notifications_test_b", second::add);
        await().until(() -> second.contains(""));
    }

    @AfterEach
    void stop() {
        notifications.stop(null);
    }

    @Test
    void everyListenerHearsItsChannelOverOneConnection() {
        say("notifications_test_a", "for the first");
        say("notifications_test_b", "for the second");
        await().until(() -> first.contains("for the first") && second.contains("for the second"));
        assertThat(first).doesNotContain("for the second");
        assertThat(listeners()).hasSize(1);
    }

    @Test
    void aLostConnectionIsMadeAgainAndListenersAreTold() {
        int before = listeners().getFirst();
        first.clear();
        second.clear();
        pool.query("select pg_terminate_backend(" + before + ")").executeAndAwait();
        await().until(() -> first.contains("") && second.contains(""));
        say("notifications_test_a", "again");
        await().until(() -> first.contains("again"));
        assertThat(listeners()).hasSize(1).doesNotContain(before);
    }

    private void say(String channel, String payload) {
        pool.query("select pg_notify('" + channel + "', '" + payload + "')").executeAndAwait();
    }

    private List<Integer> listeners() {
        List<Integer> pids = new ArrayList<>();
        pool.query(LISTENERS).executeAndAwait().forEach(row -> pids.add(row.getInteger(0)));
        return pids;
    }
}
