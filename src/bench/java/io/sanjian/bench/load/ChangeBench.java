package io.sanjian.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.bench.CityStage;
import io.sanjian.bench.Latencies;
import io.sanjian.bench.Stage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * How long a single change takes to be found by a search, from the moment it is sent, while matches are served at a
 * steady rate with a city loaded. Every change is a new posting with a title of its own, published over the API.
 *
 * <p>Arguments: folder for data; {@code jvm} or a native executable; matches a second (200); changes (200); JVM options
 * ({@code -Xmx3g}).
 */
final class ChangeBench {
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final int RETURNEES = 20_000;
    private static final long POLL_MILLIS = 5;
    private static final long PAUSE_MILLIS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Requests requests;

    private ChangeBench(Requests requests) {
        this.requests = requests;
    }

    static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        int rate = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        int changes = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 200;
        try (Stage stage = CityStage.open(Path.of(arguments[0]))) {
            stage.startService(arguments.length > 1 ? arguments[1] : "jvm",
                    arguments.length > 4 ? arguments[4] : "-Xmx3g", Map.of());
            Requests requests = new Requests(stage.url(), CityStage.portalToken(stage),
                    CityStage.matchBodies(RETURNEES, stage));
            try (Load load = new Load(requests.matches())) {
                load.steady(rate, WARM_UP);
                ChangeBench bench = new ChangeBench(requests);
                CompletableFuture<Latencies> found = CompletableFuture.supplyAsync(() -> bench.changes(changes),
                        // Not in the common pool: on two cores it has one thread, which completes the matches' answers.
                        work -> Thread.ofPlatform().start(work));
                while (!found.isDone()) {
                    System.out.printf("POST /matches at %d/s meanwhile: %s%n", rate,
                            load.steady(rate, Duration.ofSeconds(10)).line());
                }
                System.out.println("change sent until found: " + found.join().line());
            }
        }
    }

    private Latencies changes(int count) {
        Latencies latencies = new Latencies(count);
        try {
            for (int i = 0; i < count; i++) {
                latencies.add(change(Long.toString(System.nanoTime(), Character.MAX_RADIX)));
                Thread.sleep(PAUSE_MILLIS + 7 * (i % 13)); // not in step with anything that the service does regularly
            }
            return latencies;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Publishes a posting and searches for it until it is found; nanoseconds. */
    private long change(String word) throws IOException, InterruptedException {
        ObjectNode posting = JsonNodeFactory.instance.objectNode().put("externalId", "bench-" + word)
                .put("title", "普工 " + word).put("areaCode", "500112").put("employer", "示例厂" + word);
        long sent = System.nanoTime();
        send("/postings", posting);
        while (send("/postings?limit=1&q=" + word, null).path("total").asInt() == 0) {
            Thread.sleep(POLL_MILLIS);
        }
        return System.nanoTime() - sent;
    }

    private JsonNode send(String path, JsonNode body) throws IOException, InterruptedException {
        var request = requests.request(path);
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
        }
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(path + " answers " + response.statusCode() + ": " + new String(response.body()));
        }
        return JSON.readTree(response.body());
    }
}
