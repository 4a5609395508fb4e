package io.sanjian.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads test bodies to their end. */
final class Bodies {
    static final String NDJSON = "application/x-ndjson";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final Headings HEADINGS = new Headings(Map.of("岗位名称", "title", "月薪", "pay.min"), Set.of("title"));

    private Bodies() {
    }

    static List<Row> rows(String contentType, byte[] body) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = RowReaders.open(new ByteArrayInputStream(body), contentType, HEADINGS)) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    static List<Row> rows(String contentType, String body) throws IOException {
        return rows(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The rows as JSON; of unreadable ones the code of the fault. */
    static List<String> read(String contentType, byte[] body) throws IOException {
        return rows(contentType, body).stream().map(row -> switch (row) {
            case Row.Data data -> data.fields().toString();
            case Row.Unreadable bad -> bad.fault().code();
            case Row.Last last -> last.fault().code();
        }).toList();
    }

    static List<String> read(String contentType, String body) throws IOException {
        return read(contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
