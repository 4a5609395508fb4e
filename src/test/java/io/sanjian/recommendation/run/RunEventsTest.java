package io.sanjian.recommendation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sanjian.delivery.Channel;
import io.sanjian.support.TestTokens;
import io.sanjian.worker.WorkerScope;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What whoever watches a run is sent, and when; nothing works on runs here but the tests. */
@QuarkusTest
@TestProfile(ByHand.class)
class RunEventsTest {
    @Inject
    Pool pool;
    @Inject
    RunStart start;
    @Inject
    RunEnd end;
    @Inject
    RunEvents events;
    @Inject
    Clock clock;
    @TestHTTPResource("/api/v1/recommendation-runs/")
    URI resource;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aRunIsSentAtOnceWhenItChangesAndForTheLastTimeWhenItEnds() throws Exception {
        long run = begin();
        try (InputStream body = watch(run)) {
            List<String> lines = Collections.synchronizedList(new ArrayList<>());
            CompletableFuture<Void> over = read(body, lines);
            await().until(() -> said(lines, "PENDING"));
            pool.preparedQuery("update run set state = 'RUNNING' where id = $1").executeAndAwait(Tuple.of(run));
            await().until(() -> said(lines, "RUNNING"));
            assertThat(over).isNotDone();
            end.cancel(run).await().indefinitely();
            over.join();
            assertThat(lines.stream().filter(line -> line.startsWith("data:")).toList().getLast())
                    .contains("\"state\":\"CANCELLED\"");
        }
        await().until(() -> events.watched() == 0);
    }

    @Test
    void manyWatchOneRunAndItIsForgottenWhenTheLastHasLeft() throws Exception {
        long run = begin();
        InputStream one = watch(run);
        InputStream other = watch(run);
        await().until(() -> events.watched() == 1);
        one.close();
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> over = read(other, lines);
        await().until(() -> said(lines, "PENDING"));
        assertThat(events.watched()).isEqualTo(1);
        other.close();
        over.exceptionally(hungUp -> null).join();
        await().until(() -> events.watched() == 0);
    }

    @Test
    void aRunThatHasEndedIsSentOnce() throws Exception {
        long run = begin();
        end.cancel(run).await().indefinitely();
        try (InputStream body = watch(run)) {
            List<String> lines = new ArrayList<>();
            read(body, lines).join();
            assertThat(lines).filteredOn(line -> line.startsWith("data:")).hasSize(1);
        }
    }

    private long begin() {
        return start.start(new RunSpec(null, new WorkerScope(List.of("500230"), Set.of()), List.of(Channel.INBOX), 5,
                clock.instant()), "test", null, null).await().indefinitely().run().id();
    }

    private InputStream watch(long run) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(resource.resolve(run + "/events"))
                .header("Authorization", "Bearer " + TestTokens.ADMIN).build(), BodyHandlers.ofInputStream()).body();
    }

    private static CompletableFuture<Void> read(InputStream body, List<String> lines) {
        return CompletableFuture.runAsync(() -> {
            try {
                BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
                String line;
                while ((line = reader.readLine()) != null) {
                    lines.add(line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, work -> Thread.ofVirtual().start(work));
    }

    private static boolean said(List<String> lines, String state) {
        return List.copyOf(lines).stream().anyMatch(line -> line.contains("\"state\":\"" + state + '"'));
    }
}
