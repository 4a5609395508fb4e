package io.sanjian.web.problem;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** No parameter of a path or query gets any further if it holds what is no text; all that do are named at once. */
class ParameterFilter {

    @ServerRequestFilter
    void requireText(UriInfo uri, SimpleResourceInfo resource) {
        boolean raw = resource.getResourceClass().isAnnotationPresent(RawQuery.class);
        List<Violation> faults = (raw ? Stream.of(uri.getPathParameters())
                : Stream.of(uri.getPathParameters(), uri.getQueryParameters()))
                .flatMap(parameters -> parameters.entrySet().stream()).flatMap(ParameterFilter::faults).distinct()
                .toList();
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    private static Stream<Violation> faults(Map.Entry<String, List<String>> parameter) {
        return Stream.concat(Stream.of(parameter.getKey()), parameter.getValue().stream())
                .flatMap(text -> StorableText.faultOfParameter(parameter.getKey(), text).stream());
    }
}
