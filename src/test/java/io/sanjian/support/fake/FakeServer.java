package io.sanjian.support.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sanjian.support.fake.Fault.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A small HTTP server on the loopback interface that stands in for somebody else's. What it does is told from outside by
 * calls under {@code /fake}, so that tests in other class loaders, other processes and people at a terminal can do it:
 * {@code POST /fake/faults}, {@code POST /fake/hold {"path"}}, {@code POST /fake/well {"path"}},
 * {@code POST /fake/clock {"seconds"}}, {@code GET /fake/calls}.
 */
abstract class FakeServer implements AutoCloseable {
    private final HttpServer server;
    private final Clock clock;
    private final List<Fault> faults = new ArrayList<>();
    /** Paths whose answers wait. */
    private final Set<String> held = new HashSet<>();
    private final Map<String, Integer> calls = new TreeMap<>();
    private final Map<String, Handler> handlers = new HashMap<>();
    private Duration ahead = Duration.ZERO;

    /** A call; names of headers in lower case. */
    record Request(Map<String, String> query, Map<String, String> headers, String body) {

        String contentType() {
            return headers.getOrDefault("content-type", "");
        }

        ObjectNode json() {
            try {
                JsonNode read = new ObjectMapper().readTree(body.isBlank() ? "{}" : body);
                return read instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
            } catch (JsonProcessingException e) {
                return JsonNodeFactory.instance.objectNode();
            }
        }
    }

    /** Answers a call with JSON. Calls come one at a time. */
    @FunctionalInterface
    interface Handler {
        JsonNode answer(Request request);
    }

    /** @param port 0 for any that is free */
    FakeServer(int port, Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        on("/fake/faults", request -> {
            faults.add(Fault.of(request.json()));
            return done();
        });
        on("/fake/hold", request -> {
            held.add(request.json().path("path").asText());
            return done();
        });
        on("/fake/well", request -> {
            String path = request.json().path("path").asText();
            faults.removeIf(fault -> fault.path().equals(path));
            held.remove(path);
            notifyAll();
            return done();
        });
        on("/fake/clock", request -> {
            ahead = ahead.plusSeconds(request.json().path("seconds").asLong());
            return done();
        });
        on("/fake/calls", request -> {
            ObjectNode counts = JsonNodeFactory.instance.objectNode();
            calls.forEach(counts::put);
            return counts;
        });
    }

    final void on(String path, Handler handler) {
        handlers.put(path, handler);
    }

    public void start() {
        server.start();
    }

    public String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The time here: the clock's, and as much ahead of it as was asked for. */
    final Instant now() {
        return clock.instant().plus(ahead);
    }

    static ObjectNode done() {
        return JsonNodeFactory.instance.objectNode().put("ok", true);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Request request = new Request(query(exchange.getRequestURI().getRawQuery()), headers(exchange),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Fault fault = path.startsWith("/fake/") ? null : counted(path);
            if (fault != null && fault.kind() == Kind.RESET) {
                return;
            }
            if (fault != null && (fault.kind() == Kind.STATUS || fault.kind() == Kind.ANSWER)) {
                send(exchange, fault.kind() == Kind.STATUS ? fault.status() : 200, fault.body());
                return;
            }
            AtomicBoolean known = new AtomicBoolean();
            JsonNode answer = answer(path, request, known);
            awaitLetGo(path);
            if (fault != null && fault.kind() == Kind.RESET_AFTER) {
                return;
            }
            if (fault != null && fault.kind() == Kind.SLOW) {
                Thread.sleep(fault.millis());
            }
            send(exchange, known.get() ? 200 : 404, answer.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized JsonNode answer(String path, Request request, AtomicBoolean known) {
        Handler handler = handlers.get(path);
        known.set(handler != null);
        return handler == null ? JsonNodeFactory.instance.objectNode() : handler.answer(request);
    }

    private synchronized void awaitLetGo(String path) throws InterruptedException {
        while (held.contains(path)) {
            wait();
        }
    }

    private synchronized Fault counted(String path) {
        calls.merge(path, 1, Integer::sum);
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (fault.path().equals(path)) {
                if (fault.times() == 1) {
                    faults.remove(i);
                } else {
                    faults.set(i, fault.once());
                }
                return fault;
            }
        }
        return null;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> values = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.put(pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return values;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
