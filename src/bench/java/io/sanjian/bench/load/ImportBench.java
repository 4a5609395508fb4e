package io.sanjian.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.sanjian.bench.CityStage;
import io.sanjian.bench.Stage;
import io.sanjian.clock.BusinessZone;
import io.sanjian.support.MemoryIndex;
import io.sanjian.support.demo.DemoPostings;
import io.sanjian.support.local.ApiClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/**
 * A whole city's postings through {@code POST /postings/import} (NDJSON), and how long after the end of the answer the
 * last of them is found. Then the same rows again, which changes nothing.
 *
 * <p>Arguments: folder for data, without a database in it; {@code jvm} or a native executable; rows (300,000); JVM
 * options ({@code -Xmx1g}).
 */
final class ImportBench {
    private static final long SEED = 1131;
    private static final long POLL_MILLIS = 50;

    private ImportBench() {
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        int rows = arguments.length > 2 ? Integer.parseInt(arguments[2]) : CityStage.POSTINGS;
        try (Stage stage = Stage.open(Path.of(arguments[0]))) {
            stage.startService(arguments.length > 1 ? arguments[1] : "jvm",
                    arguments.length > 3 ? arguments[3] : "-Xmx1g", Map.of());
            if (CityStage.searchable(stage) > 0) {
                throw new IllegalArgumentException("The folder has postings already: " + arguments[0]);
            }
            measure(stage, rows, "new rows");
            measure(stage, rows, "the same again");
        }
    }

    private static void measure(Stage stage, int rows, String what) throws IOException, InterruptedException {
        ApiClient api = stage.api();
        DemoPostings postings = new DemoPostings(SEED, LocalDate.now(BusinessZone.ID), MemoryIndex.AREAS,
                MemoryIndex.CERTIFICATES);
        long began = System.nanoTime();
        JsonNode counts = api.importRows("/postings/import?report=faults&source=demo", postings.rows(rows));
        long ended = System.nanoTime();
        int looks = 0;
        while (CityStage.searchable(stage) < rows) {
            looks++;
            Thread.sleep(POLL_MILLIS);
        }
        System.out.printf("%s: %,d accepted, %,d unchanged, %,d rejected in %.1f s; all found %.2f s later (%s); "
                + "RSS %d MiB%n", what, counts.path("accepted").asInt(), counts.path("unchanged").asInt(),
                counts.path("rejected").asInt(), (ended - began) / 1e9, (System.nanoTime() - ended) / 1e9,
                looks == 0 ? "at the first look" : "looked every " + POLL_MILLIS + " ms", stage.residentMebibytes());
    }
}
