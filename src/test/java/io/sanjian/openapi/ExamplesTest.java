package io.sanjian.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every example of the description is what the description says it is an example of. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ExamplesTest {

    @Test
    void examplesOfBodies() {
        List<String> faults = new ArrayList<>();
        Contract contract = Contract.published();
        for (Contract.Described operation : contract.operations()) {
            check(contract, operation.id() + " request", operation.body().path("requestBody"), faults);
            operation.body().path("responses").properties().forEach(entry -> check(contract,
                    operation.id() + ' ' + entry.getKey(), contract.resolved(entry.getValue()), faults));
        }
        contract.document().path("webhooks").properties().forEach(entry -> check(contract, entry.getKey(),
                entry.getValue().path("post").path("requestBody"), faults));
        assertThat(faults).isEmpty();
    }

    private static void check(Contract contract, String where, JsonNode body, List<String> faults) {
        body.path("content").properties()
                .forEach(media -> Contract.examples(media.getValue()).forEach((name, value) -> {
                    if (media.getKey().equals("application/x-ndjson")) {
                        JsonNode line = media.getValue().path("schema").path("x-item-schema");
                        value.asText().lines().forEach(each -> contract.faults(line, Contract.read(each))
                                .forEach(fault -> faults.add(where + " '" + name + "' " + fault)));
                    }
                    contract.faults(media.getValue().path("schema"), value)
                            .forEach(fault -> faults.add(where + ' ' + media.getKey() + " '" + name + "' " + fault));
                }));
    }

    @Test
    void examplesOfSchemas() {
        List<String> faults = new ArrayList<>();
        Contract contract = Contract.published();
        contract.document().path("components").path("schemas").properties().forEach(schema -> {
            checkSchema(contract, schema.getKey(), schema.getValue(), faults);
            schema.getValue().path("properties").properties().forEach(field -> check(contract,
                    schema.getKey() + '.' + field.getKey(), field.getValue(), faults));
        });
        assertThat(faults).isEmpty();
    }

    private static void checkSchema(Contract contract, String where, JsonNode schema, List<String> faults) {
        schema.path("examples").forEach(example -> contract.faults(schema, example)
                .forEach(fault -> faults.add(where + ' ' + fault)));
    }

    @Test
    void examplesOfParameters() {
        List<String> faults = new ArrayList<>();
        Contract contract = Contract.published();
        contract.operations().forEach(operation -> operation.body().path("parameters").forEach(parameter -> {
            String where = operation.id() + ' ' + parameter.path("name").asText();
            JsonNode schema = parameter.path("schema");
            checkSchema(contract, where, schema, faults);
            if (parameter.has("example")) {
                JsonNode example = parameter.path("example");
                boolean text = schema.path("type").asText().equals("string") && !example.isTextual();
                contract.faults(schema, text ? TextNode.valueOf(example.asText()) : example)
                        .forEach(fault -> faults.add(where + ' ' + fault));
            }
        }));
        assertThat(faults).isEmpty();
    }
}
