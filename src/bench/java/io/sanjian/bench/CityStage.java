package io.sanjian.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.catalog.BusinessZone;
import io.sanjian.index.MemoryIndex;
import io.sanjian.local.demo.DemoPostings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** A stage with the city's postings on it. */
public final class CityStage {
    public static final int POSTINGS = 300_000;

    private CityStage() {
    }

    /** PostgreSQL with the city's postings; they are brought there unless an earlier benchmark did. */
    public static Stage open(Path home) throws IOException, InterruptedException {
        Stage stage = Stage.open(home);
        stage.startService("jvm", "-Xmx3g", Map.of());
        if (searchable(stage) < POSTINGS) {
            LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), BusinessZone.ID);
            stage.api().importRows("/postings/import?report=faults&source=demo",
                    new DemoPostings(1131, today, MemoryIndex.AREAS, MemoryIndex.CERTIFICATES).rows(POSTINGS));
            while (searchable(stage) < POSTINGS) {
                Thread.sleep(200);
            }
        }
        stage.stopService();
        return stage;
    }

    /** Postings on offer that a search finds. */
    public static long searchable(Stage stage) throws IOException, InterruptedException {
        return stage.api().get("/postings?limit=1").path("total").asLong();
    }

    /** A token as a portal has it: kept hashed in the database, unlike the admin's. */
    public static String portalToken(Stage stage) throws IOException, InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("name", "bench").put("role", "PORTAL").put(
                "source", "demo");
        JsonNode token = stage.api().post("/tokens", request);
        return token.get("token").asText();
    }
}
