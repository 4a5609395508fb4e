package io.sanjian.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.web.problem.Wording;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An import holds a few batches, however many rows there are: how far reading runs ahead of writing is counted. */
class ConstantMemoryTest {
    private static final int ROWS = 200_000;

    /** Makes rows as they are read; nothing of the body exists beforehand. */
    private static final class Generated extends InputStream {
        private final IntFunction<String> line;
        private byte[] present;
        private int position;
        private int next;

        Generated(String headings, IntFunction<String> line) {
            this.present = headings.getBytes(StandardCharsets.UTF_8);
            this.line = line;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position == present.length) {
                if (next == ROWS) {
                    return -1;
                }
                present = line.apply(next++).getBytes(StandardCharsets.UTF_8);
                position = 0;
            }
            int n = Math.min(length, present.length - position);
            System.arraycopy(present, position, target, offset, n);
            position += n;
            return n;
        }
    }

    @ParameterizedTest
    @CsvSource({"application/x-ndjson,''", "application/json,[", "text/csv,'title,description\n'"})
    void readingNeverRunsFarAheadOfWriting(String contentType, String opening) throws IOException {
        String text = "岗".repeat(100);
        IntFunction<String> line = n -> switch (contentType) {
            case "text/csv" -> n + ",\"" + text + "\"\n";
            case "application/json" ->
                "{\"title\":" + n + ",\"description\":\"" + text + "\"}" + (n == ROWS - 1 ? "]" : ",");
            default -> "{\"title\":" + n + ",\"description\":\"" + text + "\"}\n";
        };
        AtomicLong read = new AtomicLong();
        AtomicLong written = new AtomicLong();
        AtomicLong farthest = new AtomicLong();
        RowParser<String> parser = fields -> {
            farthest.accumulateAndGet(read.incrementAndGet() - written.get(), Math::max);
            return new RowParser.Parsed<>(fields.get("title").asText(), "v", List.of(), List.of());
        };
        RowWriter<String> writer = batch -> Uni.createFrom().item(() -> {
            written.addAndGet(batch.size());
            return IntStream.range(0, batch.size()).mapToObj(i -> RowWriter.Written.of(ImportOutcome.ACCEPTED, null))
                    .toList();
        });
        try (ImportReport report = new ImportReport(false, Wording.ENGLISH);
                RowReader rows = RowReaders.open(new Generated(opening, line), contentType, Bodies.HEADINGS)) {
            new RowImport<>(parser, writer).run(rows, report);
            assertThat(report.summary()).isEqualTo(new ImportSummary(ROWS, ROWS, 0, 0, 0));
            assertThat(farthest.get()).isLessThanOrEqualTo(2_000);
            AtomicLong bytes = new AtomicLong();
            report.writeJson(new OutputStream() {
                @Override
                public void write(int b) {
                    bytes.incrementAndGet();
                }
            });
            assertThat(bytes.get()).isGreaterThan(ROWS * 40L);
        }
    }
}
