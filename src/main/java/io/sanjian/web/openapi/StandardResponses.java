package io.sanjian.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.problem.Problem;
import io.sanjian.web.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What every operation may answer because a filter, a mapper or a limit does so for all of them, and the headers that go
 * with it. What an operation says of such an answer itself stays.
 */
final class StandardResponses {
    private static final String RESPONSES = "responses";
    private static final String HEADERS = "headers";
    private static final String DESCRIPTION = "description";
    private final Document document;

    StandardResponses(Document document) {
        this.document = document;
    }

    void complete() {
        ArrayNode types = document.schemas().withObject("/Problem/properties/type").putArray("enum");
        Stream.of(ProblemType.values()).map(ProblemType::uri).forEach(types::add);
        document.operations().forEach(this::complete);
    }

    private void complete(ObjectNode operation) {
        if (!operation.has("security")) {
            // open to anybody, and said so
            operation.putArray("security");
        }
        ObjectNode responses = operation.withObject("/" + RESPONSES);
        possible(operation).stream().filter(type -> !isSaid(responses, type)).forEach(type -> responses
                .set(Integer.toString(type.status()), standard(type)));
        boolean cached = responses.has("304");
        for (Map.Entry<String, JsonNode> entry : responses.properties()) {
            ObjectNode response = (ObjectNode) entry.getValue();
            if (entry.getKey().matches("[45]\\d\\d")) {
                describe(typeOf(Integer.parseInt(entry.getKey())), response);
            } else {
                addHeaders(response, "RateLimit", "RateLimit-Policy");
                if (cached) {
                    addHeaders(response, "ETag");
                }
            }
        }
    }

    private static boolean isSaid(ObjectNode responses, ProblemType type) {
        JsonNode said = responses.path(Integer.toString(type.status())).path(DESCRIPTION);
        // what Quarkus says of every secured operation
        return said.isTextual() && !said.asText().equals("Not Authorized") && !said.asText().equals("Not Allowed");
    }

    private static List<ProblemType> possible(ObjectNode operation) {
        List<ProblemType> possible = new ArrayList<>(List.of(ProblemType.VALIDATION, ProblemType.TOO_MANY_REQUESTS,
                ProblemType.INTERNAL, ProblemType.NOT_READY));
        if (!operation.path("security").isEmpty()) {
            possible.add(ProblemType.UNAUTHENTICATED);
            possible.add(ProblemType.FORBIDDEN);
        }
        List<String> places = operation.path("parameters").findValuesAsText("in");
        if (places.contains("path")) {
            possible.add(ProblemType.NOT_FOUND);
        }
        if (places.contains("path") || places.contains("query")) {
            possible.add(ProblemType.URI_TOO_LONG);
        }
        if (operation.path(RESPONSES).findValue("content") != null) {
            possible.add(ProblemType.NOT_ACCEPTABLE);
        }
        if (operation.has("requestBody")) {
            possible.add(ProblemType.TOO_LARGE);
            possible.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        return possible;
    }

    /** A reference to the answer that all operations share. */
    private ObjectNode standard(ProblemType type) {
        String name = Stream.of(type.name().split("_")).map(word -> word.charAt(0) + word.substring(1).toLowerCase())
                .reduce("", String::concat);
        if (!document.components(RESPONSES).has(name)) {
            ObjectNode response = document.components(RESPONSES).putObject(name).put(DESCRIPTION, type.title());
            describe(type, response);
        }
        return JsonNodeFactory.instance.objectNode().put(Document.REF, "#/components/responses/" + name);
    }

    private void describe(ProblemType type, ObjectNode response) {
        if (response.has(Document.REF)) {
            return;
        }
        ObjectNode media = response.putObject("content").putObject(Problem.MEDIA_TYPE);
        media.putObject("schema").put(Document.REF, Document.reference("Problem"));
        ObjectNode example = media.putObject("example").put("type", type.uri()).put("title", type.title())
                .put("status", type.status()).put("detail", response.path(DESCRIPTION).asText());
        if (type == ProblemType.VALIDATION) {
            example.putArray("violations").addObject().put("field", "limit").put("code", "OUT_OF_RANGE")
                    .put("message", "limit must be from 1 to 50");
        }
        switch (type) {
            case UNAUTHENTICATED -> addHeaders(response, "WWW-Authenticate");
            case TOO_MANY_REQUESTS -> addHeaders(response, "Retry-After", "RateLimit", "RateLimit-Policy");
            case OVERLOADED, NOT_READY -> addHeaders(response, "Retry-After");
            default -> {
                // no header of its own
            }
        }
    }

    private static ProblemType typeOf(int status) {
        Optional<ProblemType> type =
                Stream.of(ProblemType.values()).filter(each -> each.status() == status).findFirst();
        return type.orElse(status < 500 ? ProblemType.VALIDATION : ProblemType.INTERNAL);
    }

    private static void addHeaders(ObjectNode response, String... names) {
        for (String name : names) {
            response.withObject("/" + HEADERS).putObject(name).put(Document.REF, "#/components/headers/" + name);
        }
    }
}
