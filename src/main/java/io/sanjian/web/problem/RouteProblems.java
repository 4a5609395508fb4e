package io.sanjian.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.sanjian.database.DatabaseOutage;
import io.sanjian.web.ResponseHeaders;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Problems of requests that fail before they reach a resource: authentication runs in the HTTP layer, where exception
 * mappers do not.
 */
@ApplicationScoped
class RouteProblems {
    private static final Logger LOG = Logger.getLogger(RouteProblems.class);
    /** Of path and query; more is no question that anybody asks. */
    private static final int LONGEST_URI = 4_096;
    private static final int BEFORE_AUTHENTICATION = 500;
    private final ObjectMapper json;
    private final ResponseHeaders headers;
    private final Wordings wordings;

    RouteProblems(ObjectMapper json, ResponseHeaders headers, Wordings wordings) {
        this.json = json;
        this.headers = headers;
        this.wordings = wordings;
    }

    /** Before anybody asks who calls: the layer below, which could only hang up without a word, lets longer ones in. */
    void refuseLongAddresses(@Observes Filters filters) {
        filters.register(context -> {
            if (context.request().uri().length() > LONGEST_URI) {
                answer(context, null, Problem.of(ProblemType.URI_TOO_LONG,
                        Message.of("The address may have {0} characters", LONGEST_URI), "/", List.of()));
            } else {
                context.next();
            }
        }, BEFORE_AUTHENTICATION);
    }

    void install(@Observes Router router) {
        router.route("/api/*").failureHandler(this::answer);
        // requests of which no route can be told: without a host, with escapes that are none
        router.errorHandler(ProblemType.VALIDATION.status(), this::answer);
    }

    private void answer(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            context.next();
            return;
        }
        Throwable failure = DatabaseOutage.is(context.failure()) ? ProblemException.outage() : context.failure();
        answer(context, failure, problem(context, failure));
    }

    private void answer(RoutingContext context, Throwable failure, Problem said) {
        Wording wording = wordings.of(context);
        Problem problem = said.in(wording);
        context.response().setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, wording.language());
        if (problem.status() == ProblemType.UNAUTHENTICATED.status()) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        if (failure instanceof ProblemException ours) {
            ours.retryAfterSeconds().ifPresent(seconds -> context.response()
                    .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        }
        headers.complete(context);
        try {
            context.response().end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(RoutingContext context) {
        try {
            return context.normalizedPath();
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }

    private static Problem problem(RoutingContext context, Throwable failure) {
        String path = path(context);
        return switch (failure) {
            case AuthenticationFailedException _ -> Problem.of(ProblemType.UNAUTHENTICATED, null, path, List.of());
            case UnauthorizedException _ -> Problem.of(ProblemType.UNAUTHENTICATED, null, path, List.of());
            case ForbiddenException _ -> Problem.of(ProblemType.FORBIDDEN, null, path, List.of());
            case ProblemException e -> Problem.of(e.type(), e.detail(), path, e.violations());
            case null, default -> {
                if (context.statusCode() == ProblemType.TOO_LARGE.status()) {
                    yield Problem.of(ProblemType.TOO_LARGE, null, path, List.of());
                }
                if (context.statusCode() == ProblemType.VALIDATION.status()) {
                    yield Problem.invalid(List.of(Violation.malformed("request",
                            "The host or the path of the request cannot be read")), path);
                }
                Problem internal = Problem.internal(path);
                LOG.errorf(failure, "Request %s failed, error id %s", internal.instance(),
                        internal.errorId());
                yield internal;
            }
        };
    }
}
