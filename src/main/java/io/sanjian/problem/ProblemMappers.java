package io.sanjian.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into a {@link Problem}. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response ours(ProblemException e, UriInfo uri) {
        return response(e.type(), e.getMessage(), e.violations(), uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException e, UriInfo uri) {
        return response(ProblemType.UNAUTHENTICATED, ProblemType.UNAUTHENTICATED.title(), List.of(), uri);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, UriInfo uri) {
        return response(ProblemType.FORBIDDEN, ProblemType.FORBIDDEN.title(), List.of(), uri);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e, UriInfo uri) {
        List<Violation> violations = e.getConstraintViolations().stream().map(ProblemMappers::violation)
                .sorted(Comparator.comparing(Violation::field)).toList();
        return response(ProblemType.VALIDATION, ProblemException.invalid(violations).getMessage(), violations, uri);
    }

    /** The path that bean validation gives starts with the method and, for bodies, its parameter: callers know neither. */
    private static Violation violation(ConstraintViolation<?> v) {
        String path = v.getPropertyPath().toString();
        String[] parts = path.split("\\.", 3);
        String field = parts[parts.length - 1];
        return new Violation(field, v.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(java.util.Locale.ROOT), field + " " + v.getMessage(), null);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
        ProblemType type = Stream.of(ProblemType.values()).filter(t -> t.status() == status).findFirst()
                .orElse(status < 500 ? ProblemType.VALIDATION : ProblemType.INTERNAL);
        return response(type, type.title(), List.of(), uri);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, UriInfo uri) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(e, "Request failed, error id %s", id);
        Problem problem = new Problem(ProblemType.INTERNAL.uri(), ProblemType.INTERNAL.title(), 500,
                "The fault has been logged", uri.getPath(), List.of(), id);
        return Response.status(500).type(Problem.MEDIA_TYPE).entity(problem).build();
    }

    private static Response response(ProblemType type, String detail, List<Violation> violations, UriInfo uri) {
        Response.ResponseBuilder response = Response.status(type.status()).type(Problem.MEDIA_TYPE)
                .entity(Problem.of(type, detail, uri.getPath(), violations));
        if (type == ProblemType.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }
}
