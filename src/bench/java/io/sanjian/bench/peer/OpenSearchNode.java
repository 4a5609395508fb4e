package io.sanjian.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.support.local.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real OpenSearch node in a process of its own ({@code src/bench/opensearch}), reached over HTTP on loopback. */
final class OpenSearchNode implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TO_START = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final String url;

    private OpenSearchNode(Process process, int port) {
        this.process = process;
        this.url = "http://127.0.0.1:" + port;
    }

    /** @param heap such as {@code 3g} */
    static OpenSearchNode start(Path project, Path folder, String heap) throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder);
        Path source = project.resolve("src/bench/opensearch");
        Path classpath = home.resolve("classpath");
        Process maven = new ProcessBuilder("mvn", "-q", "-B", "-ntp", "-f", source.resolve("pom.xml").toString(),
                "dependency:build-classpath", "-Dmdep.outputFile=" + classpath).inheritIO().start();
        if (maven.waitFor() != 0) {
            throw new IOException("no class path for OpenSearch");
        }
        int port = Ports.free();
        Process node = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + heap, "-Xmx" + heap, "--add-modules", "jdk.incubator.vector", "-classpath",
                Files.readString(classpath).strip(), source.resolve("Node.java").toString(),
                home.resolve("node").toString(), Integer.toString(port)).redirectErrorStream(true)
                .redirectOutput(home.resolve("opensearch.log").toFile()).start();
        OpenSearchNode started = new OpenSearchNode(node, port);
        started.awaitAnswer();
        return started;
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TO_START.toNanos();
        while (System.nanoTime() < deadline && !process.waitFor(200, TimeUnit.MILLISECONDS)) {
            try {
                send("GET", "/", null);
                return;
            } catch (IOException e) {
                // not listening yet
            }
        }
        throw new IOException("OpenSearch does not start; see opensearch.log");
    }

    /**
     * @param body JSON, NDJSON for {@code _bulk}, or null
     * @throws IOException also for any answer that is not a success
     */
    JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", path.endsWith("_bulk") ? "application/x-ndjson" : "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + " answers " + response.statusCode() + ": "
                    + new String(response.body()));
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        client.close();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
