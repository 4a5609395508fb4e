package io.sanjian.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
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

    @ServerExceptionMapper
    Response web(WebApplicationException e, UriInfo uri) {
        int status = e.getResponse().getStatus();
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
                .map(type -> withHeaders(e, Problem.of(type, null, uri.getPath(), List.of())))
                .orElseGet(() -> internal(e, uri));
    }

    private static Response internal(WebApplicationException e, UriInfo uri) {
        Problem problem = Problem.internal(uri.getPath());
        LOG.errorf(e, "Request %s failed, error id %s", problem.instance(), problem.errorId());
        return ProblemMappers.response(problem);
    }

    private static Response withHeaders(WebApplicationException e, Problem problem) {
        Response.ResponseBuilder response = Response.fromResponse(ProblemMappers.response(problem));
        String allow = e.getResponse().getHeaderString("Allow");
        if (allow != null) {
            response.header("Allow", allow);
        }
        return response.build();
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
                        parameter.getKey(), "'" + value + "' cannot be read as " + parameter.getKey()))));
        if (violations.isEmpty()) {
            Stream.of(uri.getPathParameters(), uri.getQueryParameters())
                    .flatMap(parameters -> parameters.entrySet().stream())
                    .filter(parameter -> parameter.getValue().stream().anyMatch(value -> value.length() > LONGEST_UUID))
                    .forEach(parameter -> violations.add(Violation.malformed(parameter.getKey(),
                            parameter.getKey() + " is longer than any can be")));
        }
        String detail = violations.isEmpty() ? "A parameter cannot be read" : violations.getFirst().message();
        return ProblemMappers.response(Problem.of(ProblemType.VALIDATION, detail, uri.getPath(), violations));
    }

    private static Stream<String> quoted(Map.Entry<String, List<String>> parameter, String message) {
        return parameter.getValue().stream()
                .filter(value -> value.isEmpty() ? message.contains("\"\"") : message.contains(value));
    }
}
