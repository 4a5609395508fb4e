package io.sanjian.personaldata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import io.sanjian.compute.ComputeExecutor;
import io.sanjian.crypto.DecryptionException;
import io.sanjian.crypto.EncryptedTable;
import io.sanjian.crypto.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Rows on a person as JSON: every column there is, so that a new one is not forgotten; sealed ones opened; names as in the
 * rest of the API. What was read is opened on the executor.
 */
@ApplicationScoped
class PersonalDataRows {
    private static final String SEALED = "_enc";

    private final Vault vault;
    private final List<EncryptedTable> sealedTables;
    private final ComputeExecutor executor;
    private final ObjectMapper json;

    PersonalDataRows(Vault vault, @All List<EncryptedTable> sealedTables, ComputeExecutor executor, ObjectMapper json) {
        this.vault = vault;
        this.sealedTables = sealedTables;
        this.executor = executor;
        this.json = json;
    }

    Uni<ArrayNode> of(SqlClient client, PersonalDataTable table, long workerId) {
        Optional<EncryptedTable> sealed = sealedTables.stream().filter(t -> t.name().equals(table.name())).findAny();
        return client.preparedQuery(table.select()).execute(Tuple.of(workerId))
                .flatMap(found -> executor.call(() -> rows(table, sealed, found)));
    }

    private ArrayNode rows(PersonalDataTable table, Optional<EncryptedTable> sealed, RowSet<Row> found) {
        ArrayNode rows = json.createArrayNode();
        found.forEach(row -> {
            ObjectNode columns = object(row.getString(0));
            sealed.ifPresent(seals -> open(columns, seals));
            columns.remove(table.hidden());
            rows.add(inCamelCase(columns));
        });
        return rows;
    }

    private ObjectNode object(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(ObjectNode columns, EncryptedTable table) {
        List<String> parts = table.parts().stream().map(part -> columns.get(part).asText()).toList();
        for (EncryptedTable.Column column : table.columns()) {
            JsonNode sealed = columns.remove(column.sealed());
            columns.remove(column.index() == null ? "" : column.index());
            String name = column.sealed().substring(0, column.sealed().length() - SEALED.length());
            if (sealed == null || sealed.isNull()) {
                columns.putNull(name);
            } else {
                columns.put(name, opened(sealed.asText(), column.context().apply(parts)));
            }
        }
    }

    /** What no key opens any more is said to be so; the rest of the export is not lost with it. */
    private String opened(String sealed, String context) {
        try {
            return vault.decrypt(sealed, context);
        } catch (DecryptionException e) {
            return "(cannot be opened)";
        }
    }

    private ObjectNode inCamelCase(ObjectNode columns) {
        ObjectNode named = json.createObjectNode();
        columns.properties().forEach(column -> named.set(camelCase(column.getKey()), column.getValue()));
        return named;
    }

    static String camelCase(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_")) {
            name.append(name.isEmpty() || word.isEmpty() ? word
                    : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
