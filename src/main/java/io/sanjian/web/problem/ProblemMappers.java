package io.sanjian.web.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.sanjian.compute.OverloadedException;
import io.sanjian.database.DatabaseOutage;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns what the application and security throw into {@link Problem}s; {@link WebProblemMappers} and
 * {@link JsonProblemMappers} do so for the HTTP and JSON layers.
 */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Duration OVERLOADED_FOR = Duration.ofSeconds(1);
    /** How Quarkus' output stream says that nobody reads any more. */
    private static final String CLOSED = "Connection has been closed";

    @ServerExceptionMapper
    Response ours(ProblemException e, UriInfo uri) {
        Response response = response(Problem.of(e.type(), e.detail(), uri.getPath(), e.violations()));
        return e.retryAfterSeconds().map(seconds -> Response.fromResponse(response)
                .header(HttpHeaders.RETRY_AFTER, seconds).build()).orElse(response);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException e, UriInfo uri) {
        return response(Problem.of(ProblemType.UNAUTHENTICATED, null, uri.getPath(), List.of()));
    }

    @ServerExceptionMapper
    Response overloaded(OverloadedException e, UriInfo uri) {
        return ours(ProblemException.later(ProblemType.OVERLOADED,
                "There is more to do than can be done at once", OVERLOADED_FOR), uri);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, UriInfo uri) {
        return response(Problem.of(ProblemType.FORBIDDEN, null, uri.getPath(), List.of()));
    }

    /** A step that was to follow a failure failed as well: what the caller can be told of is told. */
    @ServerExceptionMapper
    Response several(CompositeException e, UriInfo uri) {
        return e.getCauses().stream().filter(ProblemException.class::isInstance).map(ProblemException.class::cast)
                .findFirst().map(problem -> ours(problem, uri))
                .orElseGet(
                        () -> unexpected(e.getCauses().stream().filter(DatabaseOutage::is).findFirst().orElse(e), uri));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, UriInfo uri) {
        Problem problem = Problem.internal(uri.getPath());
        if (hungUp(e)) {
            // nobody is left to read the answer, and nothing of ours is wrong
            LOG.infof("The caller of %s hung up: %s", problem.instance(), e.getMessage());
            return response(problem);
        }
        if (DatabaseOutage.is(e)) {
            LOG.warnf("Request %s failed for want of the database: %s", problem.instance(), e.getMessage());
            return ours(ProblemException.outage(), uri);
        }
        LOG.errorf(e, "Request %s failed, error id %s", problem.instance(), problem.errorId());
        return response(problem);
    }

    private static boolean hungUp(Throwable e) {
        return e instanceof CallerLostException || e instanceof HttpClosedException
                || e instanceof StreamResetException || e instanceof ClosedChannelException
                || e instanceof IOException && (CLOSED.equals(e.getMessage()) || unwritten(e)
                        || e.getCause() != null && hungUp(e.getCause()));
    }

    /** The output stream wraps what the connection died of; what the database's died of comes bare. */
    private static boolean unwritten(Throwable e) {
        return e.getClass() == IOException.class && e.getCause() instanceof SocketException;
    }

    static Response response(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == ProblemType.UNAUTHENTICATED.status()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }
}
