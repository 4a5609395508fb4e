package io.sanjian.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.sanjian.support.ApiOperation;
import io.sanjian.support.RawCalls;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of every operation's answers, good and bad. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ResponseHeadersTest {
    private static final String NOBODY = "999999999999";
    /** Without a body that could be at fault: they would do so to the data of all tests. */
    private static final Set<String> WORK_ON_EVERYTHING = Set.of("rotateKeys", "sweepRetention");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    @Test
    void everyAnswerOfEveryOperationHasThem() throws Exception {
        Collection<ApiOperation> operations = ApiOperation.all().values();
        String worker = TestTokens.scheduler();
        List<String> faults = new ArrayList<>();
        for (ApiOperation operation : operations) {
            for (String token : new String[]{null, "unknown", worker, TestTokens.ADMIN}) {
                if (TestTokens.ADMIN.equals(token) && WORK_ON_EVERYTHING.contains(operation.id())) {
                    continue;
                }
                HttpResponse<InputStream> answer = call(operation.method(), concrete(operation.path()), token,
                        operation.contentType(), "[]");
                faultsOf(answer, operation.path().startsWith("/api/v1/codes/")).forEach(fault -> faults
                        .add(operation.id() + " " + answer.statusCode() + ": " + fault));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aMethodThatAPathDoesNotHaveIsToldThoseThatItHas() throws Exception {
        Collection<ApiOperation> operations = ApiOperation.all().values();
        List<String> faults = new ArrayList<>();
        for (String path : operations.stream().map(ApiOperation::path).distinct().map(ResponseHeadersTest::concrete)
                .toList()) {
            Set<String> methods = methods(operations, path);
            Set<String> literal = operations.stream().filter(operation -> operation.path().equals(path))
                    .map(ApiOperation::method).collect(Collectors.toCollection(TreeSet::new));
            Set<String> expected = new TreeSet<>(literal.isEmpty() ? methods : literal);
            expected.add("OPTIONS");
            if (expected.contains("GET")) {
                expected.add("HEAD");
            }
            Set<String> others = new TreeSet<>(METHODS);
            others.removeAll(methods);
            others.add("OPTIONS");
            for (String method : others) {
                HttpResponse<InputStream> answer = call(method, path, TestTokens.ADMIN, null, null);
                Set<String> allow = words(answer, "Allow");
                if (answer.statusCode() != (method.equals("OPTIONS") ? 200 : 405) || !allow.equals(expected)) {
                    faults.add(method + " " + path + ": " + answer.statusCode() + " Allow: " + allow + ", not "
                            + expected);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Of all operations whose path may be meant, such as import and {id}. */
    private static Set<String> methods(Collection<ApiOperation> operations, String path) {
        return operations.stream().filter(operation -> path.matches(operation.path().replaceAll("\\{[^}]*}", "[^/]+")))
                .map(ApiOperation::method).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/openapi", "/q/swagger-ui/", "/api/v1/nothing"})
    void whatIsNoOperationHasThemToo(String path) throws Exception {
        HttpResponse<InputStream> answer = call("GET", path, TestTokens.ADMIN, null, null);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Date")).hasSize(1);
    }

    @Test
    void aRequestOfWhichNoRouteCanBeToldIsAnsweredWithThemToo() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write("GET /api/v1/workers HTTP/1.1\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
                    .contains(" 400 ", "x-content-type-options: nosniff", "\r\ndate: ", "cache-control: no-store");
        }
    }

    @Test
    void aPackedAnswerSaysOnceOnWhatItDepends() {
        List<String> vary = given().auth().oauth2(TestTokens.ADMIN).header("Accept-Encoding", "gzip")
                .get("/api/v1/codes/trades")
                .then().statusCode(200).header("Content-Encoding", "gzip").extract().headers().getValues("Vary");
        assertThat(Stream.of(String.join(",", vary).split(",")).map(String::strip).map(String::toLowerCase))
                .containsExactlyInAnyOrder("accept", "accept-encoding");
    }

    private static List<String> faultsOf(HttpResponse<InputStream> answer, boolean reference) {
        List<String> faults = new ArrayList<>();
        if (!answer.headers().allValues("X-Content-Type-Options").equals(List.of("nosniff"))) {
            faults.add("X-Content-Type-Options " + answer.headers().allValues("X-Content-Type-Options"));
        }
        List<String> dates = answer.headers().allValues("Date");
        if (dates.size() != 1
                || !dates.getFirst().matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT")
                || Duration.between(ZonedDateTime.parse(dates.getFirst(), DateTimeFormatter.RFC_1123_DATE_TIME),
                        Instant.now().atZone(java.time.ZoneOffset.UTC)).abs().compareTo(Duration.ofMinutes(1)) > 0) {
            faults.add("Date " + dates);
        }
        boolean error = answer.statusCode() >= 400;
        Set<String> cache = words(answer, "Cache-Control");
        if (reference && !error
                ? !cache.equals(Set.of("private", "max-age=300")) || answer.headers().firstValue("ETag").isEmpty()
                : !cache.equals(Set.of("no-store"))) {
            faults.add("Cache-Control " + cache);
        }
        Set<String> vary = words(answer, "Vary");
        if (!vary.equals(
                error ? Set.of("Accept", "Accept-Encoding", "Accept-Language") : Set.of("Accept", "Accept-Encoding"))) {
            faults.add("Vary " + vary);
        }
        return faults;
    }

    private static Set<String> words(HttpResponse<?> answer, String header) {
        return answer.headers().allValues(header).stream().flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What does not exist, so that nothing is changed. */
    private static String concrete(String path) {
        String id = path.contains("/webhooks/") || path.contains("/sessions/") ? UUID.randomUUID().toString() : NOBODY;
        return path.replace("{messageId}", UUID.randomUUID().toString()).replace("{channel}", "SMS")
                .replace("{kind}", "APPLIED").replace("{village}", "500235107217").replaceAll("\\{[^}]*}", id);
    }

    /** @param contentType null for no body */
    private static HttpResponse<InputStream> call(String method, String path, String token, String contentType,
            String body) throws IOException {
        HttpResponse<InputStream> answer = RawCalls.send(method, path, token, contentType, body);
        answer.body().close();
        return answer;
    }
}
