package io.sanjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sanjian.area.Areas;
import io.sanjian.local.LocalSettings.Database;
import io.sanjian.local.demo.DemoPostings;
import io.sanjian.local.demo.DemoWorkers;
import io.sanjian.trade.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Kills the packaged service, or its database, with signal 9 in the middle of runs: no worker may end with two lists or
 * none, and index and table must agree afterwards. Takes minutes, so only with {@code -Dsanjian.crash-test=true}; the
 * seed is printed and can be set with {@code -Dsanjian.crash-seed}.
 */
@EnabledIfSystemProperty(named = "sanjian.crash-test", matches = "true")
class CrashIT {
    private static final int POSTINGS = 8_000;
    private static final int WORKERS = 6_000;
    private static final int ATTEMPTS = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TOKEN = "crash-test-token";

    private final long seed = Long.getLong("sanjian.crash-seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Path home = Path.of("target", "crash-test").toAbsolutePath();
    private final LocalSettings settings = new LocalSettings(Path.of("").toAbsolutePath(), home, Ports.free(),
            Ports.free(), Optional.empty(), Optional.of(TOKEN), false);
    private final ApiClient api = new ApiClient(settings.apiUrl(), TOKEN);
    private PostgresServer postgres;
    private Database database;
    private ServiceProcess service;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        System.out.println("Seed " + seed);
        PostgresServer.deleteAll(home);
        Files.createDirectories(home);
        postgres = new PostgresServer(PostgresBinaries.unpack(home.getParent()), home.resolve("postgresql"), "crash",
                Map.of("fsync", "on"));
        // JUnit stops it, but not where the whole JVM is told to stop.
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        postgres.start();
        database = postgres.database();
        startService();
        LocalDate today = LocalDate.now(Clock.systemUTC());
        Areas areas = Areas.load();
        Certificates certificates = Certificates.load();
        api.importRows("/postings/import?report=faults&source=demo",
                new DemoPostings(seed, today, areas, certificates).rows(POSTINGS));
        api.importRows("/workers/import?report=faults&source=demo",
                new DemoWorkers(seed, today, areas, certificates).rows(WORKERS));
        awaitIndexEqualsTable();
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private void startService() throws IOException, InterruptedException {
        service = ServiceProcess.start(settings,
                ServiceEnvironment.of(settings, new Secrets(home.resolve("secrets.properties")), database, TOKEN),
                ProcessBuilder.Redirect.appendTo(home.resolve("service.log").toFile()));
        service.awaitReady();
    }

    @Test
    void aKilledServiceLeavesEveryWorkerExactlyOneList() throws IOException, InterruptedException {
        long began = System.nanoTime();
        awaitCompleted(begin("undisturbed"));
        long undisturbedMillis = (System.nanoTime() - began) / 1_000_000;
        Set<String> killedIn = new TreeSet<>();
        // A phase may last only a moment: it takes more attempts to hit it.
        for (int attempt = 1; attempt <= ATTEMPTS
                && (killedIn.size() < 4 || !killedIn.containsAll(Set.of("SEARCHING", "STORING"))); attempt++) {
            long run = begin("killed-" + attempt);
            Thread.sleep(random.nextLong(undisturbedMillis)); // the random moment is the point, not a wait
            service.kill();
            String phase = phase(run);
            System.out.println("Attempt " + attempt + ": killed in " + phase);
            killedIn.add(phase);
            startService();
            awaitCompleted(run);
            everyWorkerHasOneList(run);
            awaitIndexEqualsTable();
        }
        killedIn.remove("DONE");
        assertThat(killedIn).as("phases in which it was killed").contains("SEARCHING", "STORING");
    }

    @Test
    void aKilledDatabaseLosesNoList() throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= 3; attempt++) {
            long run = begin("database-" + attempt);
            Thread.sleep(random.nextLong(1_500)); // as above
            ProcessHandle postmaster = postgres.process().orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().join();
            postgres.start();
            awaitCompleted(run);
            everyWorkerHasOneList(run);
            awaitIndexEqualsTable();
        }
    }

    private long begin(String key) throws IOException, InterruptedException {
        return api.post("/recommendation-runs", JsonNodeFactory.instance.objectNode(), "Idempotency-Key", key)
                .path("id").asLong();
    }

    private String phase(long run) {
        for (String phase : Set.of("PLANNING", "SEARCHING", "ALLOCATING", "STORING")) {
            if (database.count("select count(*) from run where id = " + run + " and phase = '" + phase + "'") == 1) {
                return phase;
            }
        }
        return "DONE";
    }

    private void awaitCompleted(long run) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).ignoreExceptions().untilAsserted(() -> {
            JsonNode answer = api.get("/recommendation-runs/" + run);
            assertThat(answer.path("state").asText()).as("%s", answer).isEqualTo("COMPLETED");
        });
    }

    private void everyWorkerHasOneList(long run) {
        long inScope = database.count("select count(*) from worker where consent is distinct from false");
        assertThat(inScope).isGreaterThan(WORKERS / 2);
        assertThat(database.count("select count(*) from pick_list where run_id = " + run)).isEqualTo(inScope);
        assertThat(database.count("select count(distinct worker_id) from pick_list where run_id = " + run))
                .isEqualTo(inScope);
        assertThat(database.count("select count(*) from (select from outbox where run_id = " + run
                + " group by worker_id, channel having count(*) > 1) doubled")).isZero();
    }

    private void awaitIndexEqualsTable() {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions()
                .untilAsserted(() -> assertThat(api.get("/postings?limit=1").path("total").asLong())
                        .isEqualTo(database.count("select count(*) from posting where status = 'OPEN'")));
    }
}
