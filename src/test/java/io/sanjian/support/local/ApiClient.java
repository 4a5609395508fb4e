package io.sanjian.support.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/** Calls the API as anybody else would. Any answer that is not a success is a {@link LocalFailure} that says what came. */
public final class ApiClient {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    /** One connection per request at a time: an answer that is not read to its end then disturbs no other. */
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    /**
     * @param base  address of the API without {@code /api/v1}
     * @param token null for calls without one
     */
    public ApiClient(String base, String token) {
        this.base = base + "/api/v1";
        this.token = token;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return json(send(request(path).GET().build()));
    }

    public JsonNode post(String path, JsonNode body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return json(send(request.build()));
    }

    /** Streams NDJSON rows; the answer counts them. */
    public JsonNode importRows(String path, Stream<? extends JsonNode> rows) throws IOException, InterruptedException {
        BodyPublisher body = BodyPublishers.ofInputStream(() -> new JsonLines(rows.iterator()));
        return json(send(request(path).header("Content-Type", "application/x-ndjson").POST(body).build()));
    }

    /** Lines of an NDJSON answer; to be closed. */
    public Stream<JsonNode> lines(String path) throws IOException, InterruptedException {
        HttpRequest request = request(path).header("Accept", "application/x-ndjson").GET().build();
        HttpResponse<Stream<String>> response = client.send(request, BodyHandlers.ofLines());
        if (response.statusCode() / 100 != 2) {
            throw new LocalFailure(request.uri() + " answers " + response.statusCode());
        }
        return response.body().filter(line -> !line.isBlank()).map(ApiClient::parse);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private InputStream send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() / 100 != 2) {
            throw new LocalFailure(request.method() + " " + request.uri() + " answers " + response.statusCode() + ": "
                    + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    private static JsonNode json(InputStream body) throws IOException {
        try (body) {
            return JSON.readTree(body);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new LocalFailure("Not JSON: " + line, e);
        }
    }
}
