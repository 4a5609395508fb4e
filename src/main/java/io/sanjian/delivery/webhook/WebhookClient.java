package io.sanjian.delivery.webhook;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Makes one signed call. Follows no redirect and does not read the answer's body. */
@ApplicationScoped
class WebhookClient {
    private static final int CONNECTIONS_PER_ENDPOINT = 16;
    /** An answer's body is of no interest, but a connection can be used again only once it has been passed over. */
    private static final Duration BODY_TIMEOUT = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final WebhookConfig config;
    private final HttpClient http;

    WebhookClient(Vertx vertx, WebhookConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_ENDPOINT)
                .setConnectTimeout((int) config.timeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setReadIdleTimeout((int) config.timeout().toMillis()));
    }

    /** No answer came; the message says why and names neither address nor secret. */
    static class NoAnswerException extends RuntimeException {
        NoAnswerException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * The answer's head.
     *
     * @param retryAfter value of the header, or null
     */
    record Answer(int status, String retryAfter) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * Sends a message.
     *
     * @param secrets to sign with, at least one
     * @return the answer, whatever its status; fails with {@link NoAnswerException} where none came
     */
    Uni<Answer> post(String url, List<WebhookSecret> secrets, String id, Instant now, String body) {
        return resolve(url)
                .flatMap(target -> http.request(options(target, secrets, id, now.getEpochSecond(), body)))
                .flatMap(request -> request.send(Buffer.buffer(body))
                        .flatMap(WebhookClient::answer)
                        .onCancellation().invoke(() -> request.reset()))
                .ifNoItem().after(config.timeout()).fail()
                .onFailure().transform(WebhookClient::noAnswer);
    }

    private static NoAnswerException noAnswer(Throwable cause) {
        return new NoAnswerException(switch (cause) {
            case WebhookTarget.RefusedException refused -> "the URL " + refused.getMessage();
            case UnknownHostException unknown -> "the host name does not exist";
            case TimeoutException timeout -> "no answer in time";
            case SSLException tls -> "the TLS handshake failed";
            default -> "no answer: " + cause.getClass().getSimpleName();
        }, cause);
    }

    /** Looks up the endpoint's name on a worker thread. */
    Uni<WebhookTarget> resolve(String url) {
        return vertx.executeBlocking(() -> {
            URI uri = WebhookTarget.parse(url, config.allowPrivateTargets());
            return WebhookTarget.resolve(uri, config.allowPrivateTargets());
        }, false);
    }

    private static RequestOptions options(WebhookTarget target, List<WebhookSecret> secrets, String id, long timestamp,
            String body) {
        return new RequestOptions().setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(target.port(), target.address().getHostAddress()))
                .setHost(target.uri().getHost()).setPort(target.port()).setSsl(target.isTls())
                .setURI(target.requestUri())
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Sanjian-Webhooks/1")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(timestamp))
                .putHeader("webhook-signature", WebhookSignature.of(secrets, id, timestamp, body));
    }

    private static Uni<Answer> answer(HttpClientResponse response) {
        Answer answer = new Answer(response.statusCode(), response.getHeader("retry-after"));
        HttpClientRequest request = response.request();
        return response.end().ifNoItem().after(BODY_TIMEOUT).fail()
                .onFailure().invoke(failure -> request.reset())
                .onFailure().recoverWithNull().replaceWith(answer);
    }

    @PreDestroy
    void close() {
        http.closeAndForget();
    }
}
