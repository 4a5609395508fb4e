package io.sanjian.imports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Wording;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.apache.commons.io.output.DeferredFileOutputStream;

/**
 * The answer to an import. It is put aside while the body is being read and sent afterwards, counts first: most HTTP
 * clients read nothing before they have sent everything, and an answer that fills the connection meanwhile would stop
 * both sides for good. Memory does not grow with it.
 */
public final class ImportReport implements RowReport, AutoCloseable {
    /** Media type of {@link #writeLines}. */
    public static final String LINES = "application/x-ndjson";
    private static final String ALL = "all";
    private static final String FAULTS = "faults";
    /** Bytes of rows; with more of them they go to a temporary file. */
    private static final int IN_MEMORY = 1 << 18;
    private static final JsonMapper JSON = new JsonMapper();

    private final boolean faultsOnly;
    private final Wording wording;
    private final DeferredFileOutputStream spool = DeferredFileOutputStream.builder().setThreshold(IN_MEMORY)
            .setPrefix("sanjian").setSuffix(".spool").get();
    private final OutputStream lines = new BufferedOutputStream(spool);
    private ImportSummary summary = ImportSummary.EMPTY;
    private List<SheetUse> sheets = List.of();

    /**
     * @param faultsOnly whether only rows with violations or warnings are listed; all are counted
     * @param wording    language of the reader
     */
    public ImportReport(boolean faultsOnly, Wording wording) {
        this.faultsOnly = faultsOnly;
        this.wording = wording;
    }

    /**
     * A report as it is asked for.
     *
     * @param fields  {@code report}: {@code all} or nothing, or {@code faults} for rows with violations or warnings only
     * @param wording language of the reader
     */
    public static ImportReport read(BodyFields fields, Wording wording) {
        return new ImportReport(FAULTS.equals(fields.choice("report", List.of(ALL, FAULTS))), wording);
    }

    @Override
    public void add(RowOutcome outcome) throws IOException {
        summary = summary.plus(outcome.outcome());
        if (!faultsOnly || outcome.remarkable()) {
            lines.write(JSON.writeValueAsBytes(outcome.in(wording)));
            lines.write('\n');
        }
    }

    @Override
    public void sheets(List<SheetUse> all) {
        sheets = all;
    }

    public ImportSummary summary() {
        return summary;
    }

    /** Writes the answer, and is used up. @param asLines whether as {@link #LINES} or as one JSON object */
    public void send(OutputStream out, boolean asLines) throws IOException {
        try (this) {
            if (asLines) {
                writeLines(out);
            } else {
                writeJson(out);
            }
        }
    }

    /** {@code {"total":..,"accepted":..,"updated":..,"unchanged":..,"rejected":..,"sheets":[..],"rows":[..]}}. */
    public void writeJson(OutputStream out) throws IOException {
        String counts = counts();
        text(out, counts.substring(0, counts.length() - 1) + ",\"rows\":[");
        lines.close();
        spool.writeTo(new Commas(out));
        text(out, "]}");
    }

    /** One line per row, then one with the counts. */
    public void writeLines(OutputStream out) throws IOException {
        lines.close();
        spool.writeTo(out);
        text(out, counts() + "\n");
    }

    /** The counts, and of a workbook its sheets. */
    private String counts() throws IOException {
        ObjectNode counts = JSON.valueToTree(summary);
        if (!sheets.isEmpty()) {
            counts.putPOJO("sheets", sheets);
        }
        return JSON.writeValueAsString(counts);
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        lines.close();
        if (spool.getPath() != null) {
            Files.deleteIfExists(spool.getPath());
        }
    }

    /** Turns lines into elements of an array: a comma in place of every line end but the last. */
    private static final class Commas extends OutputStream {
        private final OutputStream out;
        private boolean due;

        Commas(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            for (int i = offset; i < offset + length; i++) {
                if (due) {
                    out.write(',');
                    due = false;
                }
                if (bytes[i] == '\n') {
                    out.write(bytes, from, i - from);
                    from = i + 1;
                    due = true;
                }
            }
            out.write(bytes, from, offset + length - from);
        }
    }
}
