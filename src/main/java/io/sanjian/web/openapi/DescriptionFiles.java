package io.sanjian.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The texts and examples of the description, which would hide the code if they stood in it. All have the form of OpenAPI:
 * {@code operations/<operationId>.yaml} is what an operation adds to its Java method, {@code common.yaml} is joined with
 * the whole document. Two things are shorter here: parameters are found by name, and an answer that is there without a
 * form of its own has the one that the method returns.
 */
final class DescriptionFiles {
    private static final String FOLDER = "/openapi/";
    private static final YAMLMapper YAML = new YAMLMapper();
    private final JsonNode common;

    private DescriptionFiles(JsonNode common) {
        this.common = common;
    }

    static DescriptionFiles load() {
        return new DescriptionFiles(read("common.yaml")
                .orElseThrow(() -> new IllegalStateException(FOLDER + "common.yaml is missing")));
    }

    private static Optional<JsonNode> read(String name) {
        try (InputStream in = DescriptionFiles.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(YAML.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + name + ": " + e.getMessage(), e);
        }
    }

    void complete(Document document) {
        Document.merge(document.root(), common.path("document"));
        document.operations().forEach(operation -> {
            read("operations/" + operation.path("operationId").asText() + ".yaml")
                    .ifPresent(file -> complete(operation, file));
            operation.path("parameters").forEach(parameter -> describe((ObjectNode) parameter));
        });
    }

    /** Schemas that are another one with less in it, or the patch of another one. */
    void derive(Document document) {
        for (Map.Entry<String, JsonNode> entry : common.path("derived").properties()) {
            new DerivedSchema(document, entry.getValue()).add(entry.getKey());
        }
    }

    /** Parameters of the same name are the same everywhere, where an operation says nothing else. */
    private void describe(ObjectNode parameter) {
        ObjectNode described =
                common.path("parameters").path(parameter.path("name").asText()) instanceof ObjectNode known
                        ? known.deepCopy() : JsonNodeFactory.instance.objectNode();
        Document.merge(described, parameter);
        parameter.setAll(described);
    }

    private static void complete(ObjectNode operation, JsonNode file) {
        if (file.has("description")) {
            operation.set("description", file.path("description"));
        }
        operation.path("parameters").forEach(parameter -> Document.merge((ObjectNode) parameter,
                file.path("parameters").path(parameter.path("name").asText())));
        if (file.path("requestBody") instanceof ObjectNode body) {
            completeBody(operation.withObject("/requestBody"), body);
        }
        if (file.path("responses") instanceof ObjectNode responses) {
            completeAnswers(operation.withObject("/responses"), responses);
        }
    }

    private static void completeBody(ObjectNode body, ObjectNode file) {
        JsonNode content = content(body.path("content"), file.path("content"));
        Document.merge(body, file);
        body.set("content", content);
    }

    private static void completeAnswers(ObjectNode responses, ObjectNode file) {
        List<Map.Entry<String, JsonNode>> inferred =
                responses.properties().stream().filter(entry -> entry.getKey().startsWith("2")).toList();
        JsonNode answer = inferred.stream().map(entry -> entry.getValue().path("content"))
                .filter(content -> !content.isEmpty()).findFirst().orElse(JsonNodeFactory.instance.objectNode());
        inferred.forEach(entry -> responses.remove(entry.getKey()));
        file.properties().forEach(entry -> {
            ObjectNode response = responses.withObject("/" + entry.getKey());
            Document.merge(response, entry.getValue());
            if (entry.getKey().matches("20[0-3]")) {
                response.set("content", content(answer, entry.getValue().path("content")));
            }
        });
        responses.forEach(response -> {
            if (response.path("content").isEmpty()) {
                ((ObjectNode) response).remove("content");
            }
        });
    }

    /** What a file lists is all there is; a form that it does not give is that of the method. */
    private static JsonNode content(JsonNode inferred, JsonNode file) {
        if (file.isEmpty()) {
            return inferred.deepCopy();
        }
        JsonNode form = inferred.isEmpty() ? inferred : inferred.iterator().next().path("schema");
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        file.properties().forEach(entry -> {
            ObjectNode media = content.putObject(entry.getKey());
            media.setAll((ObjectNode) entry.getValue().deepCopy());
            if (!media.has("schema") && !form.isEmpty()) {
                media.set("schema", form.deepCopy());
            }
        });
        return content;
    }
}
