package io.sanjian.web.problem;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * No parameter of a path or query gets any further if it holds what is no text, if the operation does not have it, or if it
 * was given more often than it can be; all that do are named at once. A misspelt parameter must not go unnoticed, nor the
 * first of two be taken alone.
 */
class ParameterFilter {
    private final Map<Method, QueryParameters> declared = new ConcurrentHashMap<>();

    /** That {@code getResourceMethod} is called here, in the filter itself, has a native executable keep the annotations. */
    @ServerRequestFilter
    void require(ResourceInfo resource, UriInfo uri) {
        // who takes the query raw reads it in whatever charset, and whatever stands in it
        Map<String, List<String>> query = resource.getResourceClass().isAnnotationPresent(RawQuery.class) ? Map.of()
                : uri.getQueryParameters();
        Stream<Violation> unreadable = Stream.of(uri.getPathParameters(), query)
                .flatMap(parameters -> parameters.entrySet().stream()).flatMap(ParameterFilter::unreadable);
        Stream<Violation> undeclared = query.isEmpty() ? Stream.empty()
                : declared.computeIfAbsent(resource.getResourceMethod(), QueryParameters::of).violations(query);
        List<Violation> violations = Stream.concat(unreadable, undeclared).distinct().toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private static Stream<Violation> unreadable(Map.Entry<String, List<String>> parameter) {
        return Stream.concat(Stream.of(parameter.getKey()), parameter.getValue().stream())
                .flatMap(text -> StorableText.faultOfParameter(parameter.getKey(), text).stream());
    }
}
