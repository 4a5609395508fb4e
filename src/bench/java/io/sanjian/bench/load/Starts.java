package io.sanjian.bench.load;

import io.sanjian.bench.CityStage;
import io.sanjian.bench.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Starts of the service on an index that is there: the time that it states itself ("started in"), the time until it is
 * ready, and its memory when idle; as it comes, and with the settings of {@code k8s/}.
 *
 * <p>Arguments: folder for data; {@code jvm} or a native executable; starts of each kind (7).
 */
final class Starts {
    private static final Map<String, String> AS_DEPLOYED =
            Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "false", "QUARKUS_FLYWAY_VALIDATE_AT_START", "true");
    private static final Duration IDLE = Duration.ofSeconds(2);

    private Starts() {
    }

    static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        String runtime = arguments.length > 1 ? arguments[1] : "jvm";
        int starts = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
        try (Stage stage = CityStage.open(Path.of(arguments[0]))) {
            stage.startService(runtime, "-Xmx1g", Map.of());
            System.out.printf("%,d postings in the index, %d MiB on disk%n", CityStage.searchable(stage),
                    stage.indexMebibytes());
            stage.stopService();
            measure("as it comes", stage, runtime, starts, Map.of());
            measure("as deployed", stage, runtime, starts, AS_DEPLOYED);
        }
    }

    private static void measure(String what, Stage stage, String runtime, int starts, Map<String, String> settings)
            throws IOException, InterruptedException {
        double[] stated = new double[starts];
        double[] ready = new double[starts];
        double[] resident = new double[starts];
        for (int i = 0; i < starts; i++) {
            long began = System.nanoTime();
            stage.startService(runtime, "-Xmx1g", settings);
            ready[i] = (System.nanoTime() - began) / 1e9;
            stated[i] = stage.statedStartSeconds();
            Thread.sleep(IDLE);
            resident[i] = stage.residentMebibytes();
            stage.stopService();
        }
        System.out.printf(Locale.ROOT, "%s, %d starts: started in %s s, ready after %s s, RSS idle %s MiB%n", what,
                starts, medianAndMost(stated), medianAndMost(ready), medianAndMost(resident));
    }

    private static String medianAndMost(double[] values) {
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        return String.format(Locale.ROOT, "%.3f (most %.3f)", sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }
}
