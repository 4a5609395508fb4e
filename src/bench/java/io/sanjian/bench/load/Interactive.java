package io.sanjian.bench.load;

import io.sanjian.bench.CityStage;
import io.sanjian.bench.Stage;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Matches, searches and new postings while a city is loaded: times under a steady rate, and the rate that the service can do at most.
 * Sender, service and PostgreSQL share the machine.
 *
 * <p>Arguments: folder for data; {@code jvm} or a native executable; requests a second (200); seconds (60); JVM options
 * ({@code -Xmx3g}).
 */
final class Interactive {
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration SATURATED = Duration.ofSeconds(20);
    private static final int CALLERS = 8;
    private static final int RETURNEES = 20_000;

    private Interactive() {
    }

    static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        String runtime = arguments.length > 1 ? arguments[1] : "jvm";
        int rate = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        Duration duration = Duration.ofSeconds(arguments.length > 3 ? Integer.parseInt(arguments[3]) : 60);
        try (Stage stage = CityStage.open(Path.of(arguments[0]))) {
            stage.startService(runtime, arguments.length > 4 ? arguments[4] : "-Xmx3g", Map.of());
            System.out.printf("%,d postings in the index, %d MiB on disk%n", CityStage.searchable(stage),
                    stage.indexMebibytes());
            Requests requests = new Requests(stage.url(), CityStage.portalToken(stage),
                    CityStage.matchBodies(RETURNEES, stage));
            measure("POST /matches", requests.matches(), rate, duration);
            System.out.printf("%-14s RSS %d MiB%n", "", stage.residentMebibytes());
            measure("GET /postings", requests.searches(), rate, duration);
            System.out.printf("%-14s RSS %d MiB%n", "", stage.residentMebibytes());
            measure("POST /postings", requests.publications(), rate, duration);
            System.out.printf("%-14s RSS %d MiB%n", "", stage.residentMebibytes());
        }
    }

    private static void measure(String what, IntFunction<HttpRequest> requests, int rate, Duration duration)
            throws InterruptedException {
        try (Load load = new Load(requests)) {
            load.steady(rate, WARM_UP);
            System.out.printf("%-14s at %d/s: %s%n", what, rate, load.steady(rate, duration).line());
            Load.Saturation most = load.saturate(CALLERS, SATURATED);
            System.out.printf("%-14s %d callers: %,.0f/s; %s%n", what, CALLERS, most.perSecond(),
                    most.latencies().line());
        }
    }
}
