package io.sanjian.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.evaluation.JudgedSet.Figures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures matching on a judged set through the API of a running service: imports the postings, matches every profile,
 * has the scorer judge the picks. The service should hold no other postings: start it with
 * {@code SANJIAN_DEMO_ENABLED=false}.
 */
public final class DevSet {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SEARCHABLE = Duration.ofMinutes(2);

    private final JudgedSet set;
    private final String base;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param base address of the API without {@code /api/v1} */
    public DevSet(JudgedSet set, String base, String token) {
        this.set = set;
        this.base = base + "/api/v1";
        this.token = token;
    }

    /**
     * Exits with 1 where a bar is missed.
     *
     * @param arguments folder of the judged set, address of the service, admin token, least P@3, least nDCG@3
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 3) {
            System.err.println("DevSet FOLDER ADDRESS TOKEN [P@3 [nDCG@3]]");
            System.exit(2);
        }
        JudgedSet set = new JudgedSet(Path.of(arguments[0]));
        DevSet measured = new DevSet(set, arguments[1], arguments[2]);
        Figures figures = measured.measure(Files.createTempFile("sanjian-run", ".tsv"));
        System.out.print(figures.table());
        List<String> missed = figures.missed(bar(arguments, 3), bar(arguments, 4));
        missed.forEach(bar -> System.err.println("Missed: " + bar));
        System.exit(missed.isEmpty() ? 0 : 1);
    }

    /** Imports, matches, scores. */
    Figures measure(Path run) throws IOException, InterruptedException {
        importPostings();
        return set.score(picks(), run);
    }

    void importPostings() throws IOException, InterruptedException {
        JsonNode report = post("/postings/import?source=eval", "application/x-ndjson",
                BodyPublishers.ofFile(set.corpus()));
        JsonNode summary = report.has("summary") ? report.get("summary") : report;
        if (summary.path("rejected").asInt() > 0) {
            throw new IOException("rejected rows: " + report);
        }
        long deadline = System.nanoTime() + SEARCHABLE.toNanos();
        int expected = set.postings().size();
        while (searchable() < expected) {
            if (System.nanoTime() > deadline) {
                throw new IOException("only " + searchable() + " of " + expected + " postings are searchable after "
                        + SEARCHABLE);
            }
            Thread.onSpinWait();
        }
    }

    /** External ids by profile id, best first, three each. */
    Map<String, List<String>> picks() throws IOException, InterruptedException {
        Map<String, List<String>> picks = new LinkedHashMap<>();
        for (JsonNode profile : set.profiles()) {
            ObjectNode body = profile.deepCopy();
            body.put("limit", 3).put("at", JudgedSet.AT.toString());
            JsonNode answer = post("/matches", "application/json",
                    BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            List<String> ids = new ArrayList<>();
            answer.get("picks").forEach(pick -> ids.add(pick.get("posting").get("externalId").asText()));
            picks.put(profile.get("id").asText(), ids);
        }
        return picks;
    }

    /** Postings in the index, whatever their dates. */
    private long searchable() throws IOException, InterruptedException {
        long total = 0;
        for (String status : List.of("OPEN", "EXPIRED")) {
            HttpRequest request = request("/postings?limit=1&status=" + status).GET().build();
            total += send(request).get("total").asLong();
        }
        return total;
    }

    private JsonNode post(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(body).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.method() + " " + request.uri() + " answers " + response.statusCode() + ": "
                    + response.body());
        }
        return JSON.readTree(response.body());
    }

    private static double bar(String[] arguments, int at) {
        return arguments.length > at ? Double.parseDouble(arguments[at]) : 0;
    }
}
