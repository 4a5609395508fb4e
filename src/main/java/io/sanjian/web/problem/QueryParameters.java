package io.sanjian.web.problem;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The query parameters that an operation has.
 *
 * @param several by name: whether it may be given more than once
 */
record QueryParameters(Map<String, Boolean> several) {

    /** Those that a resource method declares, in its signature or in the fields of a bean of parameters. */
    static QueryParameters of(Method operation) {
        Map<String, Boolean> several = new TreeMap<>();
        for (Parameter parameter : operation.getParameters()) {
            name(parameter, parameter.getName())
                    .ifPresent(name -> several.put(name, isSeveral(parameter.getType())));
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    name(field, field.getName()).ifPresent(name -> several.put(name, isSeveral(field.getType())));
                }
            }
        }
        return new QueryParameters(several);
    }

    private static Optional<String> name(AnnotatedElement element, String own) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        RestQuery rest = element.getAnnotation(RestQuery.class);
        return query != null ? Optional.of(query.value())
                : rest == null ? Optional.empty() : Optional.of(rest.value().isEmpty() ? own : rest.value());
    }

    private static boolean isSeveral(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }

    /** What is wrong with the names that were given. */
    Stream<Violation> violations(Map<String, List<String>> given) {
        return given.entrySet().stream()
                .flatMap(parameter -> violation(parameter.getKey(), parameter.getValue()).stream());
    }

    private Optional<Violation> violation(String name, List<String> values) {
        Boolean severalTimes = several.get(name);
        if (severalTimes == null) {
            List<String> names = List.copyOf(several.keySet());
            return Optional.of(NearestName.of(name, names)
                    .map(near -> Violation.of(name, Violation.UNKNOWN_FIELD,
                            "there is no parameter {name}; did you mean {0}?", near))
                    .orElseGet(() -> Violation.of(name, Violation.UNKNOWN_FIELD, "there is no parameter {name}"))
                    .allowing(names));
        }
        return severalTimes || values.size() < 2 ? Optional.empty()
                : Optional.of(Violation.malformed(name, "{field} can be given once"));
    }
}
