package io.sanjian.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sanjian.web.AllowedMethods;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what the HTTP layer finds wrong (path, method, media types, parameters) into {@link Problem}s. */
class WebProblemMappers {
    private static final Logger LOG = Logger.getLogger(WebProblemMappers.class);
    private static final int LONGEST_UUID = 36;

    private final AllowedMethods allowed;

    WebProblemMappers(AllowedMethods allowed) {
        this.allowed = allowed;
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, UriInfo uri, Request request) {
        int status = status(e, uri, request);
        if (status < 400) {
            return e.getResponse();
        }
        if (e.getCause() instanceof JsonProcessingException json) {
            return new JsonProblemMappers().json(json, uri);
        }
        if (e.getCause() != null && (status == 404 || status == 400)) {
            return parameters(e.getCause(), uri);
        }
        return Stream.of(ProblemType.values()).filter(t -> t.status() == status && t != ProblemType.INTERNAL)
                .findFirst()
                .or(() -> status < 500 ? Optional.of(ProblemType.VALIDATION) : Optional.empty())
                .map(type -> ProblemMappers.response(Problem.of(type, null, uri.getPath(), List.of())))
                .orElseGet(() -> internal(e, uri));
    }

    /**
     * The framework has no resource (404) where the class that fits the path best has none, though another one has the path
     * with other methods (405).
     */
    private int status(WebApplicationException e, UriInfo uri, Request request) {
        int status = e.getResponse().getStatus();
        List<String> methods = status == 404 && e.getCause() == null ? allowed.at(uri.getPath()) : List.of();
        return methods.isEmpty() || methods.contains(request.getMethod()) ? status : 405;
    }

    private static Response internal(WebApplicationException e, UriInfo uri) {
        Problem problem = Problem.internal(uri.getPath());
        LOG.errorf(e, "Request %s failed, error id %s", problem.instance(), problem.errorId());
        return ProblemMappers.response(problem);
    }

    /**
     * A path or query parameter that its type cannot take: the framework throws 404 or 400 with the converter's
     * exception, but not the name. The value it quotes gives the name away; where it quotes none, the value was too long.
     */
    private static Response parameters(Throwable cause, UriInfo uri) {
        String message = String.valueOf(cause.getMessage());
        List<Violation> violations = new ArrayList<>();
        Stream.of(uri.getPathParameters(), uri.getQueryParameters())
                .flatMap(parameters -> parameters.entrySet().stream())
                .forEach(parameter -> quoted(parameter, message).forEach(value -> violations.add(Violation.malformed(
                        parameter.getKey(), "'{0}' cannot be read as {field}", value))));
        if (violations.isEmpty()) {
            Stream.of(uri.getPathParameters(), uri.getQueryParameters())
                    .flatMap(parameters -> parameters.entrySet().stream())
                    .filter(parameter -> parameter.getValue().stream().anyMatch(value -> value.length() > LONGEST_UUID))
                    .forEach(parameter -> violations.add(Violation.malformed(parameter.getKey(),
                            "{field} is longer than any can be")));
        }
        return ProblemMappers.response(violations.isEmpty()
                ? Problem.of(ProblemType.VALIDATION, Message.of("A parameter cannot be read"), uri.getPath(),
                        violations)
                : Problem.invalid(violations, uri.getPath()));
    }

    private static Stream<String> quoted(Map.Entry<String, List<String>> parameter, String message) {
        return parameter.getValue().stream()
                .filter(value -> value.isEmpty() ? message.contains("\"\"") : message.contains(value));
    }
}
