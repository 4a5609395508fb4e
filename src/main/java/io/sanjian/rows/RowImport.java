package io.sanjian.rows;

import io.sanjian.problem.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletableFuture;

/**
 * Moves rows from a body into the database: while one batch is being written the next is being read. One batch at a
 * time is in flight, so later rows of a body always overwrite earlier ones.
 */
public final class RowImport<T> {
    private static final int BATCH = 1000;

    private final RowParser<T> parser;
    private final RowWriter<T> writer;

    public RowImport(RowParser<T> parser, RowWriter<T> writer) {
        this.parser = parser;
        this.writer = writer;
    }

    /** Reads to the end; blocks, so never on the event loop. */
    public ImportSummary run(RowReader rows, RowReport report) throws IOException {
        ImportSummary summary = ImportSummary.EMPTY;
        CompletableFuture<List<RowOutcome>> inFlight = CompletableFuture.completedFuture(List.of());
        List<Entry<T>> batch = new ArrayList<>(BATCH);
        Row row;
        do {
            row = rows.next();
            if (row != null) {
                batch.add(read(row));
            }
            if (batch.size() == BATCH || row == null) {
                summary = tell(inFlight, report, summary);
                inFlight = write(batch);
                batch = new ArrayList<>(BATCH);
            }
        } while (row != null);
        return tell(inFlight, report, summary);
    }

    private record Entry<T>(long row, RowParser.Parsed<T> parsed) {
        boolean good() {
            return parsed.violations().isEmpty();
        }
    }

    private Entry<T> read(Row row) {
        return switch (row) {
            case Row.Data data -> new Entry<>(data.number(), parser.parse(data.fields()));
            case Row.Unreadable bad -> new Entry<>(bad.number(),
                    new RowParser.Parsed<>(null, null, List.of(bad.fault()), List.of()));
        };
    }

    private CompletableFuture<List<RowOutcome>> write(List<Entry<T>> batch) {
        List<T> good = batch.stream().filter(Entry::good).map(e -> e.parsed().value()).toList();
        if (good.isEmpty()) {
            return CompletableFuture.completedFuture(outcomes(batch, List.of()));
        }
        return writer.write(good).map(outcomes -> outcomes(batch, outcomes)).subscribeAsCompletionStage();
    }

    private static <T> List<RowOutcome> outcomes(List<Entry<T>> batch, List<Outcome> written) {
        List<RowOutcome> outcomes = new ArrayList<>(batch.size());
        int next = 0;
        for (Entry<T> entry : batch) {
            RowParser.Parsed<T> parsed = entry.parsed();
            List<Violation> none = List.of();
            outcomes.add(entry.good()
                    ? new RowOutcome(entry.row(), parsed.externalId(), written.get(next++), none, parsed.warnings())
                    : RowOutcome.rejected(entry.row(), parsed.externalId(), parsed.violations()));
        }
        return outcomes;
    }

    private static ImportSummary tell(CompletableFuture<List<RowOutcome>> inFlight, RowReport report,
            ImportSummary summary) throws IOException {
        List<RowOutcome> outcomes;
        try {
            outcomes = inFlight.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        ImportSummary sum = summary;
        for (RowOutcome outcome : outcomes) {
            report.add(outcome);
            sum = sum.plus(outcome.outcome());
        }
        return sum;
    }
}
