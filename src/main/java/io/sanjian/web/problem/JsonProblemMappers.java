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
    private static final Violation NOT_JSON = Violation.malformed("body", "The body is not well-formed JSON");

    /** Also serves {@link MismatchedInputException}, which the framework would map itself. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response json(JsonProcessingException e, UriInfo uri) {
        if (e.getCause() instanceof ProblemException ours) {
            return ProblemMappers.response(Problem.of(ours.type(), ours.detail(), uri.getPath(), ours.violations()));
        }
        return ProblemMappers.response(Problem.invalid(List.of(violation(e)), uri.getPath()));
    }

    /** UTF-32 that breaks off or is none: the parser lets it out as it is. */
    @ServerExceptionMapper
    Response encoding(CharConversionException e, UriInfo uri) {
        return ProblemMappers.response(Problem.invalid(List.of(NOT_JSON), uri.getPath()));
    }

    static Violation violation(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> {
                String field = path(unknown);
                Collection<Object> known = unknown.getKnownPropertyIds();
                yield Violation.of(field, Violation.UNKNOWN_FIELD, "there is no field {name}").allowing(
                        known == null ? null : known.stream().map(Object::toString).sorted().limit(50).toList());
            }
            case InvalidFormatException format when format.getTargetType().isEnum() ->
                Violation.unknownCode(path(format), format.getValue(),
                        Stream.of(format.getTargetType().getEnumConstants()).map(Object::toString).toList());
            case MismatchedInputException mismatched -> {
                String field = path(mismatched);
                yield Violation.malformed(field, "{field} must be {0}", wanted(mismatched.getTargetType()));
            }
            case JsonMappingException mapping when !mapping.getPath().isEmpty()
                    && !(mapping.getCause() instanceof JsonProcessingException) ->
                Violation.malformed(path(mapping), "{field} cannot be read");
            default -> {
                JsonLocation at = e.getLocation();
                yield at == null ? NOT_JSON
                        : Violation.malformed("body", "The body is not well-formed JSON (line {0}, column {1})",
                                at.getLineNr(), at.getColumnNr());
            }
        };
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

    private static Message wanted(Class<?> type) {
        Class<?> wanted = Objects.requireNonNullElse(type, Object.class);
        if (wanted == String.class) {
            return Message.of("text");
        } else if (wanted == Integer.class || wanted == int.class || wanted == Long.class || wanted == long.class
                || wanted == Short.class || wanted == short.class) {
            return Message.of("a whole number");
        } else if (wanted == Boolean.class || wanted == boolean.class) {
            return Message.of("true or false");
        } else if (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)) {
            return Message.of("a number");
        } else if (Collection.class.isAssignableFrom(wanted) || wanted.isArray()) {
            return Message.of("a list");
        } else if (wanted == LocalDate.class) {
            return Message.of("a day (yyyy-MM-dd)");
        } else if (wanted == Instant.class || wanted == OffsetDateTime.class) {
            return Message.of("an RFC 3339 time");
        } else if (wanted.isEnum()) {
            return Message.of("one of {0}", Stream.of(wanted.getEnumConstants()).map(Object::toString).toList());
        }
        return Message.of("an object");
    }
}
