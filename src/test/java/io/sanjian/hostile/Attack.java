package io.sanjian.hostile;

import io.sanjian.support.ApiOperation;
import io.sanjian.support.ApiParameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A good call of an operation, and what can be made of it. */
final class Attack {
    private final ApiOperation operation;
    private final Map<String, Object> path;
    private final List<String> headers = new ArrayList<>();
    private final String body;

    /** @param token null for none; @param path good values for what stands in the path */
    Attack(ApiOperation operation, String token, Map<String, Object> path) {
        this.operation = operation;
        this.path = path;
        if (token != null) {
            headers.add("Authorization: Bearer " + token);
        }
        if (operation.contentType() != null) {
            headers.add("Content-Type: " + operation.contentType());
        }
        body = operation.example() == null ? "" : json() ? new JsonBody(operation.example()).toString()
                : operation.example().toString();
    }

    /** Whether the body is JSON of which single parts can be exchanged. */
    boolean json() {
        return operation.contentType() != null && operation.contentType().equals("application/json")
                && !(operation.example() instanceof String);
    }

    boolean hasBody() {
        return operation.contentType() != null;
    }

    Call good() {
        return call(operation.path(path), Map.of());
    }

    /** With this value for a parameter; those of headers and of the query are added. */
    Call with(ApiParameter parameter, String value) {
        return switch (parameter.in()) {
            case "path" -> {
                Map<String, Object> other = new HashMap<>(path);
                other.put(parameter.name(), HostileTexts.encoded(value));
                yield call(operation.path(other), Map.of());
            }
            case "query" -> call(operation.path(path), Map.of(parameter.name(), value));
            default -> good().with(parameter.name() + ": " + value.replaceAll("\\p{Cntrl}", " "));
        };
    }

    /** With values for all these parameters of the query. */
    Call with(Map<String, String> query) {
        return call(operation.path(path), query);
    }

    /** With this value at the place of the JSON body. */
    Call with(String place, String value) {
        return good().withBody(new JsonBody(operation.example()).with(place, value));
    }

    List<String> places() {
        return new JsonBody(operation.example()).places(operation.fields());
    }

    private Call call(String filled, Map<String, String> query) {
        Map<String, String> all = new LinkedHashMap<>();
        // an import wants to know whose rows these are
        operation.parameters().stream().filter(each -> each.isIn("query") && each.name().equals("source"))
                .forEach(each -> all.put("source", "hostile"));
        all.putAll(query);
        String target = filled + (all.isEmpty() ? "" : all.entrySet().stream()
                .map(entry -> entry.getKey() + '=' + HostileTexts.encoded(entry.getValue()))
                .collect(Collectors.joining("&", "?", "")));
        return new Call(operation.method(), target, headers,
                operation.contentType() == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }
}
