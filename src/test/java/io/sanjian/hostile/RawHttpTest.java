package io.sanjian.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.sanjian.support.Answer;
import io.sanjian.support.ApiOperation;
import io.sanjian.support.RawHttp;
import io.sanjian.support.TestTokens;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is no HTTP, and bodies without end. */
@QuarkusTest
@TestProfile(HostileProfile.class)
class RawHttpTest {
    private static final String TOKENS = "/api/v1/tokens";
    private static final String HOST = "Host: localhost\r\nAuthorization: Bearer " + TestTokens.ADMIN + "\r\n";
    private static final String POST = "POST " + TOKENS + " HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n";
    /** They take as much as there is, by design, up to a limit of their own. */
    private static final Set<String> STREAMING = Set.of("importLedger", "importPostings", "importWorkers");
    /** Whoever goes on sending what nobody wants is hung up on after two seconds. */
    private static final int LONGER_THAN_GRACE_MILLIS = 3_000;
    private static final int CHUNK = 1 << 16;
    private static final int MOST_TAKEN = 24 << 20;

    @TestHTTPResource(value = "/", management = true)
    URL management;

    @AfterEach
    void theServiceWorksAsBefore() {
        Ground.ground().requireHealth(management);
    }

    @Test
    void whatIsNoHttpIsRefusedBriefly() {
        List<String> requests = List.of("\r\n\r\n\r\n", "x\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n", "焊工 / HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /api/v1/postings?q=焊工 HTTP/1.1\r\n" + HOST
                        + "\r\n",
                "GET /api/v1/postings?q=%zz HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /api/v1/postings?q=% HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /%c0%af..%2f HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /api/v1/workers/%zz HTTP/1.1\r\n" + HOST + "\r\n",
                "GET //api//v1//tokens HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /api/v1/../../q/health HTTP/1.1\r\n" + HOST + "\r\n", "GET /\0 HTTP/1.1\r\n" + HOST + "\r\n",
                "GET http://[::1/ HTTP/1.1\r\n" + HOST + "\r\n", "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n",
                "CONNECT localhost:22 HTTP/1.1\r\n" + HOST + "\r\n",
                "TRACE /api/v1/tokens HTTP/1.1\r\n" + HOST + "\r\n",
                "GET /" + "x".repeat(5_000) + " HTTP/1.1\r\n" + HOST + "\r\n", "GET / HTTP/1.1\r\n" + HOST + "X: "
                        + "x".repeat(100_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "X: y\r\n".repeat(20_000) + "\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "no colon\r\n\r\n", "GET / HTTP/1.1\r\n" + HOST + "a b: c\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "A: b\r\n folded\r\n\r\n", "GET / HTTP/1.1\r\n" + HOST + ": x\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "汉: 字\r\n\r\n", "GET / HTTP/1.1\r\n" + HOST + "X: a\0b\r\n\r\n",
                POST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x", POST + "Content-Length: -1\r\n\r\n{}",
                POST + "Content-Length: 99999999999999999999\r\n\r\n{}", POST + "Content-Length: 2e1\r\n\r\n{}",
                POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                POST + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
                POST + "Transfer-Encoding: chunked\r\n\r\n-5\r\n{}\r\n0\r\n\r\n",
                POST + "Transfer-Encoding: xchunked\r\n\r\n{}", POST + "Transfer-Encoding: chunked, gzip\r\n\r\n{}",
                POST + "Transfer-Encoding: chunked\r\n\r\n2;" + "x".repeat(50_000) + "\r\n{}\r\n0\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0", "\u0016\u0003\u0001\0\u00A5\u0001\0",
                "HTTP/1.1 200 OK\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "Upgrade: h2c\r\n\r\n",
                "GET / HTTP/1.1\r\n" + HOST + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: \0\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
        List<String> faults = new ArrayList<>();
        for (String request : requests) {
            // a second request ends the connection, whatever the first one was taken for
            Answer answer = RawHttp.send((request + "GET /q HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            boolean unread = answer.status() >= 400 && answer.body().length == 0;
            List<String> wrong = answer.status() == Answer.HUNG_UP || unread || answer.status() == 501 ? List.of()
                    : request.contains("/api/") ? AnswerRules.faults(answer)
                            : answer.status() >= 500 ? List.of("status") : List.of();
            if (!wrong.isEmpty()) {
                faults.add(request.substring(0, Math.min(200, request.length())) + " -> " + answer + " " + wrong);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aBodyWithoutEndIsCutOff() {
        List<String> faults = new ArrayList<>();
        for (ApiOperation operation : Ground.ground().operations()) {
            if (!STREAMING.contains(operation.id())) {
                long taken = taken(Ground.ground().attack(operation).good(), faults);
                if (taken > MOST_TAKEN) {
                    faults.add(operation.id() + " took " + (taken >> 20) + " MiB");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** How many bytes of an endless body are taken until the answer comes. */
    private static long taken(Call call, List<String> faults) {
        Call endless = call.withBody((byte[]) null).with("Transfer-Encoding: chunked");
        byte[] chunk = ("10000\r\n" + " ".repeat(CHUNK) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        long taken = 0;
        long start = System.nanoTime();
        try (Socket socket = RawHttp.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(endless.bytes());
            try {
                while (socket.getInputStream().available() == 0 && taken <= MOST_TAKEN) {
                    out.write(chunk);
                    taken += CHUNK;
                }
            } catch (IOException _) {
                // hung up on
            }
            Answer answer = taken > MOST_TAKEN ? Answer.hungUp(0) : RawHttp.read(socket.getInputStream(), start);
            List<String> wrong = answer.status() == Answer.HUNG_UP ? List.of() : AnswerRules.faults(answer);
            if (!wrong.isEmpty()) {
                faults.add(call + " -> " + answer + " " + wrong);
            }
        } catch (IOException e) {
            faults.add(call + " -> " + e);
        }
        return taken;
    }

    /** Seen under load: a connection was closed two seconds after a request with a body, whatever came next on it. */
    @Test
    void aConnectionStaysOpenAfterABodyThatCameToItsEnd() throws IOException {
        String body = "{\"age\":45,\"sex\":\"F\",\"home\":{\"areaCode\":\"500235\"},\"trades\":[\"带娃\"]}";
        byte[] match =
                ("POST /api/v1/matches HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8);
        try (Socket socket = RawHttp.connect()) {
            for (int call = 0; call < 2; call++) {
                socket.setSoTimeout(RawHttp.PATIENCE_MILLIS);
                socket.getOutputStream().write(match);
                assertThat(RawHttp.read(socket.getInputStream(), System.nanoTime()).status()).isEqualTo(200);
                socket.setSoTimeout(LONGER_THAN_GRACE_MILLIS);
                assertThatExceptionOfType(SocketTimeoutException.class).as("neither more of an answer nor its end")
                        .isThrownBy(() -> socket.getInputStream().read());
            }
        }
    }

    /** Over HTTP/2 others use the same connection: a body that does not end must not take theirs with it. */
    @Test
    void ofHttp2TheStreamOfABodyWithoutEndAloneIsReset() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpClient client = vertx.createHttpClient(
                    new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false)
                            .setHttp2MaxPoolSize(1));
            HttpClientRequest other =
                    stream(client, "/api/v1/postings/import?source=hostile-http2", "application/x-ndjson");
            HttpClientRequest endless = stream(client, TOKENS, "application/json");
            assertThat(endless.connection()).isSameAs(other.connection());
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            endless.exceptionHandler(end::complete);
            other.write("{}\n");
            endless.write(" ".repeat(2 << 20));
            assertThat(got(endless.response()).statusCode()).isEqualTo(413);
            assertThat(end.get(RawHttp.PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                    .isInstanceOfSatisfying(StreamResetException.class, reset -> assertThat(reset.getCode()).isZero());
            other.end("{}\n");
            assertThat(got(other.response()).statusCode()).isEqualTo(200);
        } finally {
            got(vertx.close());
        }
    }

    private static HttpClientRequest stream(HttpClient client, String path, String contentType) throws Exception {
        HttpClientRequest request = got(client.request(HttpMethod.POST, RestAssured.port, "localhost", path));
        request.setChunked(true).putHeader("Authorization", "Bearer " + TestTokens.ADMIN)
                .putHeader("Content-Type", contentType);
        return request;
    }

    private static <T> T got(io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(RawHttp.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whoever opens a connection and says no more is hung up on after {@link HostileProfile#SILENCE_SECONDS}. */
    @Test
    void whoFallsSilentIsHungUpOn() throws Exception {
        List<String> silent = List.of("", "GET", "GET / HTTP/1.1\r\n" + HOST, "GET / HTTP/1.1\r\n" + HOST + "X: ",
                POST + "Content-Length: 100\r\n\r\n{", POST + "Transfer-Encoding: chunked\r\n\r\n5\r\n{",
                "POST /api/v1/postings/import?source=hostile HTTP/1.1\r\n" + HOST
                        + "Content-Type: application/x-ndjson\r\nContent-Length: 100\r\n\r\n{}\n",
                "POST /api/v1/matches HTTP/1.1\r\n" + HOST
                        + "Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Long>> calls = silent.stream().map(head -> (Callable<Long>) () -> silence(head)).toList();
            for (Future<Long> ended : threads.invokeAll(calls)) {
                assertThat(ended.get()).isLessThan(TimeUnit.SECONDS.toMillis(2L * HostileProfile.SILENCE_SECONDS));
            }
        }
    }

    /** Milliseconds until the other side closes. */
    private static long silence(String head) throws IOException {
        long start = System.nanoTime();
        try (Socket socket = RawHttp.connect()) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
        return (System.nanoTime() - start) / 1_000_000;
    }
}
