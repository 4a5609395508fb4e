package io.sanjian.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sanjian.imports.RowWriter.Written;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import io.sanjian.web.problem.Wording;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowImportTest {
    private final List<String> stored = new ArrayList<>();

    private static RowParser<String> ids() {
        return fields -> new RowParser.Parsed<>(fields.get("id").asText(), fields.get("id").asText(), List.of(),
                List.of());
    }

    private static byte[] body(int rows) {
        return IntStream.range(0, rows).mapToObj(n -> "{\"id\":" + n + "}").collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private ImportReport run(int rows, RowWriter<String> writer) throws IOException {
        ImportReport report = new ImportReport(true, Wording.ENGLISH);
        new RowImport<>(ids(), writer).run(
                RowReaders.open(new ByteArrayInputStream(body(rows)), Bodies.NDJSON, Bodies.HEADINGS), report);
        return report;
    }

    /** Refuses every batch with one of the given rows in it, as the database does. */
    private RowWriter<String> refusing(String sqlState, String... bad) {
        return batch -> {
            if (batch.stream().anyMatch(List.of(bad)::contains)) {
                return Uni.createFrom().failure(new PgException("no", "ERROR", sqlState, "no"));
            }
            stored.addAll(batch);
            return Uni.createFrom().item(batch.stream().map(row -> Written.of(ImportOutcome.ACCEPTED, null)).toList());
        };
    }

    @Test
    void aRowThatTheDatabaseRefusesLosesNoOther() throws IOException {
        try (ImportReport report = run(2_500, refusing("22021", "0", "700", "701", "2499"))) {
            assertThat(report.summary()).isEqualTo(new ImportSummary(2_500, 2_496, 0, 0, 4));
            assertThat(stored).hasSize(2_496).doesNotContain("0", "700", "701", "2499");
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            report.writeLines(lines);
            assertThat(lines.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("NOT_STORED")))
                    .hasSize(4).first().asString()
                    .startsWith("{\"row\":1,\"externalId\":\"0\",\"outcome\":\"REJECTED\"");
        }
    }

    @Test
    void aDatabaseThatFailsEndsTheImport() {
        assertThatThrownBy(() -> run(10, refusing("57P01", "3"))).isInstanceOf(PgException.class);
    }

    private ImportReport run(RowReader rows) throws IOException {
        ImportReport report = new ImportReport(true, Wording.ENGLISH);
        new RowImport<>(ids(), refusing("22021", "no")).run(rows, report);
        return report;
    }

    private static String lines(ImportReport report) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        report.writeLines(lines);
        return lines.toString(StandardCharsets.UTF_8);
    }

    /** Rows as they are counted, then the end: a fault, or null for a good one. */
    private static RowReader counted(long from, long to, RuntimeException end) {
        return new RowReader() {
            private long number = from;

            @Override
            public Row next() {
                if (number > to) {
                    if (end != null) {
                        throw end;
                    }
                    return null;
                }
                return new Row.Data(number, JsonNodeFactory.instance.objectNode().put("id", number++), 10);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Test
    void aBodyThatEndsBeforeItsTimeKeepsTheRowsBefore() throws IOException {
        ProblemException damaged = ProblemException.invalid(List.of(Violation.malformed("body", "damaged")));
        try (ImportReport report = run(counted(1, 1_500, damaged))) {
            assertThat(report.summary()).isEqualTo(new ImportSummary(1_501, 1_500, 0, 0, 1));
            assertThat(lines(report))
                    .contains("{\"row\":1501,\"outcome\":\"REJECTED\",\"violations\":[{\"field\":\"body\"");
        }
        try (ImportReport report =
                run(counted(1, 2, new ProblemException(ProblemType.TOO_LARGE, "A body may have 4 GiB")))) {
            assertThat(lines(report)).contains("\"code\":\"TOO_LARGE\",\"message\":\"A body may have 4 GiB\"");
        }
    }

    @Test
    void aBodyMayHaveManyRowsButNotAnyNumber() throws IOException {
        try (ImportReport report = run(counted(RowImport.MAX_ROWS - 1, Long.MAX_VALUE, null))) {
            assertThat(report.summary()).isEqualTo(new ImportSummary(3, 2, 0, 0, 1));
            assertThat(lines(report)).contains("TOO_MANY").contains("5000000 rows");
        }
        try (ImportReport report = run(counted(RowImport.MAX_ROWS - 1, RowImport.MAX_ROWS, null))) {
            assertThat(report.summary()).as("exactly as many as there may be")
                    .isEqualTo(new ImportSummary(2, 2, 0, 0, 0));
        }
    }

    @Test
    void outcomesKeepTheOrderOfTheRows() throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        ImportReport report = new ImportReport(false, Wording.ENGLISH);
        byte[] body = "{\"id\":1}\nno\n{\"id\":3}\n".getBytes(StandardCharsets.UTF_8);
        new RowImport<>(ids(), refusing("22021", "3")).run(
                RowReaders.open(new ByteArrayInputStream(body), Bodies.NDJSON, Bodies.HEADINGS), report);
        report.writeJson(json);
        report.close();
        assertThat(json.toString(StandardCharsets.UTF_8).replaceAll(" .at column \\d+.", ""))
                .isEqualTo("{\"total\":3,\"accepted\":1,\"updated\":0,"
                        + "\"unchanged\":0,\"rejected\":2,\"rows\":[{\"row\":1,\"externalId\":\"1\",\"outcome\":\"ACCEPTED\"},"
                        + "{\"row\":2,\"outcome\":\"REJECTED\",\"violations\":[{\"field\":\"row\",\"code\":\"MALFORMED\","
                        + "\"message\":\"The row is not well-formed JSON in UTF-8\"}]},"
                        + "{\"row\":3,\"externalId\":\"3\",\"outcome\":\"REJECTED\",\"violations\":[{\"field\":\"row\","
                        + "\"code\":\"NOT_STORED\",\"message\":\"The database refused the row\"}]}]}");
    }
}
