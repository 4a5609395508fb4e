package io.sanjian.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sanjian.imports.Row;
import io.sanjian.imports.RowReader;
import io.sanjian.imports.RowReaders;
import io.sanjian.imports.SheetUse;
import io.sanjian.reference.area.Areas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the ledger's contract that need no ledger to be stored, row by row as their expectations say. */
@EnabledIf("examplesAreHere")
class LedgerExamplesTest {
    private static final Path EXAMPLES = Path.of("../shared/ledger/examples");
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final JsonMapper JSON = new JsonMapper();
    private static final LedgerPlaces PLACES = new LedgerPlaces(Areas.load());

    static boolean examplesAreHere() {
        return Files.isDirectory(EXAMPLES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-official-annex1-village", "02-town-sheets-and-summary", "03-other-order-extra-columns",
            "04-ids-dates-phones", "06-village-gbk"})
    void rowsAreReadAsExpected(String name) throws IOException {
        JsonNode expected = JSON.readTree(EXAMPLES.resolve(name + ".expected.json").toFile());
        List<String> rows = new ArrayList<>();
        Map<String, String> uses = new TreeMap<>();
        read(expected, rows, uses);
        List<String> right = new ArrayList<>();
        expected.get("rows").forEach(row -> right.add(right(row)));
        assertThat(rows).containsExactlyElementsOf(right);
        expected.get("sheets").forEach(sheet -> {
            if (!sheet.get("name").asText().equals("csv")) {
                assertThat(uses).containsEntry(sheet.get("name").asText(), sheet.get("use").asText());
            }
        });
    }

    private static void read(JsonNode expected, List<String> rows, Map<String, String> uses) throws IOException {
        Path file = EXAMPLES.resolve(expected.get("file").asText());
        List<String> areas = StreamSupport.stream(expected.get("caller").get("areas").spliterator(), false)
                .map(JsonNode::asText).toList();
        LedgerReader reader = new LedgerReader(new LedgerPlaceReader(PLACES, areas), false,
                LocalDate.parse(expected.get("asOf").asText()));
        try (InputStream body = Files.newInputStream(file);
                RowReader table = RowReaders.open(body, file.toString().endsWith(".csv") ? "text/csv" : XLSX,
                        LedgerColumn.HEADINGS)) {
            for (Row row = table.next(); row != null; row = table.next()) {
                reader.read((Row.Data) row).ifPresent(read -> rows.add(shown(read)));
            }
            table.sheets().forEach(use -> uses.put(use.name(), use.use() == SheetUse.Use.DATA ? "DATA" : "IGNORED"));
        }
    }

    private static String shown(LedgerRow row) {
        Map<String, String> values = new TreeMap<>();
        row.values().forEach((field, value) -> values.put(field,
                value instanceof List<?> list ? String.join("|", list.stream().map(Object::toString).toList())
                        : value.toString()));
        return line(Objects.requireNonNullElse(row.sheet(), "csv"), row.row(), row.outcome().name(), values,
                faults(row.faults().stream()), faults(row.warnings().stream()));
    }

    private static String faults(Stream<LedgerFault> faults) {
        return faults.map(fault -> fault.column() + " " + fault.code()).toList().toString();
    }

    private static String right(JsonNode row) {
        Map<String, String> values = new TreeMap<>();
        row.get("values").properties().forEach(value -> values.put(value.getKey(),
                value.getValue().isArray() ? String.join("|", StreamSupport
                        .stream(value.getValue().spliterator(), false).map(JsonNode::asText).toList())
                        : value.getValue().asText()));
        return line(row.get("sheet").asText(), row.get("row").asInt(), row.get("outcome").asText(), values,
                coded(row.get("faults")), coded(row.get("warnings")));
    }

    private static String coded(JsonNode faults) {
        return StreamSupport.stream(faults.spliterator(), false)
                .map(fault -> fault.get("column").asText() + " " + fault.get("code").asText()).toList().toString();
    }

    private static String line(String sheet, int row, String outcome, Map<String, String> values, String faults,
            String warnings) {
        return sheet + " " + row + " " + outcome + " " + values + " " + faults + " " + warnings;
    }
}
