package io.sanjian.gateway.http;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;

/**
 * Makes calls without blocking. Follows no redirect, repeats nothing, and passes over an
 * answer with more than {@link #MOST_BYTES}: whatever that is, it is none of theirs.
 */
@ApplicationScoped
public class HttpCaller {
    static final int MOST_BYTES = 64 * 1024;
    private static final int CONNECTIONS_PER_HOST = 64;

    private final HttpClient http;

    public HttpCaller(Vertx vertx) {
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_HOST).setKeepAliveTimeout(30));
    }

    /** @return the answer, whatever its status; fails with {@link NoAnswerException} where none came in time */
    public Uni<HttpAnswer> call(HttpCall call) {
        AtomicBoolean sent = new AtomicBoolean();
        return http.request(options(call))
                .flatMap(request -> {
                    sent.set(true);
                    Uni<HttpClientResponse> response = call.body() == null ? request.send()
                            : request.send(Buffer.buffer(call.body().getBytes(call.charset())));
                    return response.flatMap(HttpCaller::answer).onCancellation().invoke(() -> request.reset());
                })
                .ifNoItem().after(call.timeout()).fail()
                .onFailure().transform(cause -> noAnswer(cause, sent.get()));
    }

    private static RequestOptions options(HttpCall call) {
        URI uri = URI.create(call.url());
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.valueOf(call.method()))
                .setAbsoluteURI(uri.toString())
                .setConnectTimeout(call.timeout().toMillis())
                .putHeader("user-agent", "Sanjian/1");
        call.headers().forEach(options::putHeader);
        return options;
    }

    private static Uni<HttpAnswer> answer(HttpClientResponse response) {
        HttpClientRequest request = response.request();
        io.vertx.core.buffer.Buffer body = io.vertx.core.buffer.Buffer.buffer();
        Charset declared = BodyText.declared(response.getHeader("content-type")).orElse(null);
        return Uni.createFrom().<HttpAnswer>emitter(emitter -> response.getDelegate()
                .handler(part -> {
                    body.appendBuffer(part);
                    if (body.length() > MOST_BYTES) {
                        request.reset();
                        emitter.complete(new HttpAnswer(response.statusCode(), ""));
                    }
                })
                .exceptionHandler(emitter::fail)
                .endHandler(end -> emitter.complete(new HttpAnswer(response.statusCode(),
                        BodyText.of(body.getBytes(), declared)))));
    }

    private static NoAnswerException noAnswer(Throwable cause, boolean sent) {
        return new NoAnswerException(switch (cause) {
            case UnknownHostException unknown -> "the host name does not exist";
            case ConnectException refused -> "no connection";
            case TimeoutException timeout -> "no answer in time";
            case SSLException tls -> "the TLS handshake failed";
            default -> "no answer: " + cause.getClass().getSimpleName();
        }, sent, cause);
    }

    @PreDestroy
    void close() {
        http.closeAndForget();
    }
}
