package io.sanjian.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Headers of every answer, whoever gives it: a resource, an exception mapper, authentication or a limit. Nothing that the API
 * answers is stored by anybody ({@code no-store}) but what says itself for how long it may be; errors never are.
 */
@ApplicationScoped
public class ResponseHeaders {
    /** Before everything that could answer. */
    private static final int FIRST = 10_000;
    private static final String API = "/api/";
    private static final String NO_STORE = "no-store";
    private static final int ERROR = 400;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    /** RFC 9110, 5.6.7: the day has two digits, which {@link DateTimeFormatter#RFC_1123_DATE_TIME} does not give it. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> VARY = List.of("Accept", "Accept-Encoding");
    private static final String LANGUAGE = "Accept-Language";

    private final AllowedMethods allowed;
    private final Clock clock;
    private volatile Second now = new Second(Long.MIN_VALUE, "");

    ResponseHeaders(AllowedMethods allowed, Clock clock) {
        this.allowed = allowed;
        this.clock = clock;
    }

    /** A second since 1970, and how HTTP writes it. */
    private record Second(long epoch, String text) {
    }

    void install(@Observes Filters filters) {
        filters.register(context -> {
            context.addHeadersEndHandler(_ -> complete(context));
            context.next();
        }, FIRST);
    }

    /** Adds what an answer lacks. For those that no filter saw; repeating it changes nothing. */
    public void complete(RoutingContext context) {
        MultiMap headers = context.response().headers();
        int status = context.response().getStatusCode();
        headers.set(CONTENT_TYPE_OPTIONS, NO_SNIFF);
        if (!headers.contains(HttpHeaders.DATE)) {
            headers.set(HttpHeaders.DATE, date());
        }
        boolean error = status >= ERROR;
        boolean api = context.request().path() != null && context.request().path().startsWith(API);
        if (error || api && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
        if (api) {
            vary(headers, error ? Stream.concat(VARY.stream(), Stream.of(LANGUAGE)) : VARY.stream());
        }
        if (status == METHOD_NOT_ALLOWED || context.request().method() == HttpMethod.OPTIONS && !error) {
            List<String> methods = allowed.at(context.normalizedPath());
            if (!methods.isEmpty()) {
                headers.set(HttpHeaders.ALLOW, String.join(", ", methods));
            }
        }
    }

    /** What an operation or the compression has said already stays, and nothing is said twice. */
    private static void vary(MultiMap headers, Stream<String> names) {
        List<String> said = headers.getAll(HttpHeaders.VARY).stream().flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip).filter(value -> !value.isEmpty()).toList();
        List<String> missing = names.filter(name -> said.stream().noneMatch(name::equalsIgnoreCase)).toList();
        headers.set(HttpHeaders.VARY, String.join(", ", Stream.concat(said.stream(), missing.stream()).toList()));
    }

    private String date() {
        Instant instant = clock.instant();
        Second second = now;
        if (second.epoch() != instant.getEpochSecond()) {
            second = new Second(instant.getEpochSecond(), DATE.format(instant));
            now = second;
        }
        return second.text();
    }
}
