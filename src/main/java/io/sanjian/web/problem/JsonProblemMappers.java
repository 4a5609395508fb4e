package io.sanjian.web.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what is wrong in a JSON body into a {@link Problem} that names the field and what may stand there. */
class JsonProblemMappers {

    /** Also serves {@link MismatchedInputException}, which the framework would map itself. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response json(JsonProcessingException e, UriInfo uri) {
        if (e.getCause() instanceof ProblemException ours) {
            return ProblemMappers.response(
                    Problem.of(ours.type(), ours.getMessage(), uri.getPath(), ours.violations()));
        }
        Violation violation = violation(e);
        return ProblemMappers.response(
                Problem.of(ProblemType.VALIDATION, violation.message(), uri.getPath(), List.of(violation)));
    }

    /** UTF-32 that breaks off or is none: the parser lets it out as it is. */
    @ServerExceptionMapper
    Response encoding(CharConversionException e, UriInfo uri) {
        Violation violation = malformed("");
        return ProblemMappers.response(
                Problem.of(ProblemType.VALIDATION, violation.message(), uri.getPath(), List.of(violation)));
    }

    static Violation violation(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> {
                String field = path(unknown);
                Collection<Object> known = unknown.getKnownPropertyIds();
                yield new Violation(field, "UNKNOWN_FIELD", "There is no field " + field,
                        known == null ? null : known.stream().map(Object::toString).sorted().limit(50).toList());
            }
            case InvalidFormatException format when format.getTargetType().isEnum() ->
                Violation.unknownCode(path(format), format.getValue(),
                        Stream.of(format.getTargetType().getEnumConstants()).map(Object::toString).toList());
            case MismatchedInputException mismatched -> {
                String field = path(mismatched);
                yield Violation.malformed(field, field + " must be " + wanted(mismatched.getTargetType()));
            }
            case JsonMappingException mapping when !mapping.getPath().isEmpty()
                    && !(mapping.getCause() instanceof JsonProcessingException) ->
                Violation.malformed(path(mapping), path(mapping) + " cannot be read");
            default -> {
                JsonLocation at = e.getLocation();
                yield malformed(at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
            }
        };
    }

    private static Violation malformed(String where) {
        return Violation.malformed("body", "The body is not well-formed JSON" + where);
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String wanted(Class<?> type) {
        Class<?> wanted = Objects.requireNonNullElse(type, Object.class);
        if (wanted == String.class) {
            return "text";
        } else if (wanted == Integer.class || wanted == int.class || wanted == Long.class || wanted == long.class
                || wanted == Short.class || wanted == short.class) {
            return "a whole number";
        } else if (wanted == Boolean.class || wanted == boolean.class) {
            return "true or false";
        } else if (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)) {
            return "a number";
        } else if (Collection.class.isAssignableFrom(wanted) || wanted.isArray()) {
            return "a list";
        } else if (wanted == LocalDate.class) {
            return "a day (yyyy-MM-dd)";
        } else if (wanted == Instant.class || wanted == OffsetDateTime.class) {
            return "an RFC 3339 time";
        } else if (wanted.isEnum()) {
            return "one of " + Stream.of(wanted.getEnumConstants()).map(Object::toString).toList();
        }
        return "an object";
    }
}
