package io.sanjian.bench.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.support.local.ApiClient;
import io.sanjian.support.local.LocalSettings;
import io.sanjian.support.local.LocalSettings.Database;
import io.sanjian.support.local.PostgresServer;
import io.sanjian.support.local.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One run, from the request to the end, and what it took of the machine. */
final class CityMeasurement {
    private static final long POLL_MILLIS = 500;
    private static final long SAY_EVERY_NANOS = 10_000_000_000L;
    private static final String WAL = "select pg_current_wal_lsn() - '0/0'::pg_lsn";
    private static final String UNSENT = "select count(*) from outbox where state in ('PENDING', 'SENDING')";

    private final ApiClient api;
    private final LocalSettings settings;
    private final ServiceProcess service;
    private final PostgresServer postgres;
    private final Database database;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Double> serviceSeconds = new LinkedHashMap<>();
    private final Map<String, Double> databaseSeconds = new LinkedHashMap<>();
    private double lastService;
    private double lastDatabase;
    private long peakHeap;

    CityMeasurement(ApiClient api, LocalSettings settings, ServiceProcess service, PostgresServer postgres,
            Database database) {
        this.api = api;
        this.settings = settings;
        this.service = service;
        this.postgres = postgres;
        this.database = database;
    }

    /** @param sends whether the service sends the messages of the run */
    void run(boolean sends) throws IOException, InterruptedException {
        long wal = database.count(WAL);
        book("before");
        long began = System.nanoTime();
        long id = begin();
        JsonNode run = watch(id);
        double seconds = (System.nanoTime() - began) / 1e9;
        print(run, seconds, database.count(WAL) - wal);
        if (sends) {
            awaitDelivery();
        }
    }

    private void awaitDelivery() throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (database.count(UNSENT) > 0) {
            Thread.sleep(POLL_MILLIS);
            sampleHeap();
        }
        book("delivery");
        System.out.printf(
                "  Last message delivered %.1f s after the run (service %.1f s, PostgreSQL %.1f s of processor)%n",
                (System.nanoTime() - began) / 1e9, serviceSeconds.get("delivery"), databaseSeconds.get("delivery"));
    }

    private long begin() throws IOException, InterruptedException {
        ObjectNode order = new ObjectMapper().createObjectNode();
        Arrays.stream(Optional.ofNullable(System.getenv("CITY_CHANNELS")).orElse("INBOX").split(","))
                .forEach(order.put("wholeCity", true).putArray("channels")::add);
        return api.post("/recommendation-runs", order, "Idempotency-Key", UUID.randomUUID().toString()).path("id")
                .asLong();
    }

    /** Follows the run to its end, and books processor time on the phase in which it was spent. */
    private JsonNode watch(long id) throws IOException, InterruptedException {
        long said = System.nanoTime();
        while (true) {
            JsonNode run = api.get("/recommendation-runs/" + id);
            String state = run.path("state").asText();
            String phase = run.path("phase").asText();
            book(phase);
            sampleHeap();
            if (!state.equals("PENDING") && !state.equals("RUNNING")) {
                return run;
            }
            if (System.nanoTime() - said > SAY_EVERY_NANOS) {
                said = System.nanoTime();
                System.out.printf("  %-10s %,d of %,d, %,.0f per second%n", phase, run.path("done").asLong(),
                        run.path("total").asLong(), run.path("perSecond").asDouble());
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void book(String phase) {
        double now = ProcessTimes.seconds(ProcessHandle.of(service.pid()).orElseThrow());
        double nowDatabase = ProcessTimes.seconds(postgres.process().orElseThrow());
        serviceSeconds.merge(phase, now - lastService, Double::sum);
        databaseSeconds.merge(phase, nowDatabase - lastDatabase, Double::sum);
        lastService = now;
        lastDatabase = nowDatabase;
    }

    private void sampleHeap() throws IOException, InterruptedException {
        String metrics = http.send(HttpRequest.newBuilder(URI.create(settings.managementUrl() + "/q/metrics")).build(),
                HttpResponse.BodyHandlers.ofString()).body();
        double used = metrics.lines().filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
        peakHeap = Math.max(peakHeap, (long) used);
    }

    private void print(JsonNode run, double seconds, long walBytes) {
        long lists = run.path("full").asLong() + run.path("short").asLong();
        System.out.println(run.toPrettyString());
        System.out.printf("%,d workers in %.1f s: %,.0f per second, %.1f processor microseconds per worker%n", lists,
                seconds, lists / seconds, total() * 1e6 / lists);
        serviceSeconds.keySet().stream().filter(phase -> !phase.equals("before"))
                .forEach(phase -> System.out.printf("  %-10s processor: service %6.1f s, PostgreSQL %6.1f s%n", phase,
                        serviceSeconds.get(phase), databaseSeconds.get(phase)));
        System.out.printf("  heap at most %,d MB, resident at most %,d MB, WAL %,d MB%n", peakHeap >> 20,
                ProcessTimes.peakResidentMegabytes(service.pid()), walBytes >> 20);
    }

    private double total() {
        return serviceSeconds.entrySet().stream().filter(e -> !e.getKey().equals("before"))
                .mapToDouble(e -> e.getValue() + databaseSeconds.get(e.getKey())).sum();
    }
}
