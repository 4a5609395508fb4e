package io.sanjian.imports;

import io.sanjian.imports.RowParser.Parsed;
import io.sanjian.imports.RowWriter.Written;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Moves rows from a body into the database: while one batch is being written the next is being read. One batch at a
 * time is in flight, so that later rows of a body overwrite earlier ones and memory holds two batches at most.
 */
public final class RowImport<T> {
    private static final Logger LOG = Logger.getLogger(RowImport.class);
    private static final int BATCH_ROWS = 1000;
    private static final int BATCH_BYTES = 8 << 20;
    /** More than twice the workers of the largest city; bounds what one call can keep busy, and the length of its report. */
    static final long MAX_ROWS = 5_000_000;

    private final RowParser<T> parser;
    private final RowWriter<T> writer;
    private final TableFaults faults = new TableFaults();

    public RowImport(RowParser<T> parser, RowWriter<T> writer) {
        this.parser = parser;
        this.writer = writer;
    }

    /**
     * Reads to the end; blocks, so never on the event loop.
     *
     * @throws IOException      if the body breaks off or the report cannot be written; batches written so far stay
     * @throws RuntimeException if the database fails as such (not because of a row); batches written so far stay
     */
    public void run(RowReader rows, RowReport report) throws IOException {
        CompletableFuture<List<RowOutcome>> inFlight = CompletableFuture.completedFuture(List.of());
        List<Entry<T>> batch = new ArrayList<>();
        int bytes = 0;
        Row row = null;
        do {
            row = next(rows, row);
            if (row != null) {
                batch.add(read(row));
                bytes += row instanceof Row.Data data ? data.size() : 0;
            }
            if (batch.size() == BATCH_ROWS || bytes >= BATCH_BYTES || row == null) {
                tell(inFlight, report);
                writer.awaitRoom();
                inFlight = write(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
        } while (row != null);
        tell(inFlight, report);
        report.sheets(rows.sheets());
    }

    /** The next row. What ends the body before its time is a last row, with what is wrong: those before it are kept. */
    private static Row next(RowReader rows, Row before) throws IOException {
        long number = before == null ? 0 : before.number();
        if (before instanceof Row.Last) {
            return null;
        }
        try {
            Row row = rows.next();
            return row == null || number < MAX_ROWS ? row : new Row.Last(number + 1, Violation.of("row", "TOO_MANY",
                    "A body may have {0} rows; what comes after was not read", MAX_ROWS));
        } catch (ProblemException e) {
            return new Row.Last(number + 1, e.violations().isEmpty()
                    ? Violation.of("body", e.type().name(), "{0}", e.detail()) : e.violations().getFirst());
        }
    }

    private record Entry<T>(long row, Origin origin, Parsed<T> parsed) {
        boolean good() {
            return parsed.violations().isEmpty();
        }
    }

    private Entry<T> read(Row row) {
        return switch (row) {
            case Row.Data data -> new Entry<>(data.number(), data.origin(),
                    faults.told(data.origin(), parser.parse(data.fields())));
            case Row.Unreadable bad -> unreadable(bad.number(), bad.origin(), bad.fault());
            case Row.Last last -> unreadable(last.number(), Origin.NONE, last.fault());
        };
    }

    private static <T> Entry<T> unreadable(long number, Origin origin, Violation fault) {
        return new Entry<>(number, origin, new Parsed<>(null, null, List.of(fault), List.of()));
    }

    private CompletableFuture<List<RowOutcome>> write(List<Entry<T>> batch) {
        List<Entry<T>> good = batch.stream().filter(Entry::good).toList();
        List<RowOutcome> bad = batch.stream().filter(entry -> !entry.good())
                .map(entry -> RowOutcome.rejected(entry.row(), entry.origin(), entry.parsed().externalId(),
                        entry.parsed().violations(), entry.parsed().warnings()))
                .toList();
        return store(good).map(stored -> Stream.concat(stored.stream(), bad.stream())
                .sorted((a, b) -> Long.compare(a.row(), b.row())).toList()).subscribeAsCompletionStage();
    }

    /** A row that the database refuses must not take its batch with it: the batch is halved until the row is alone. */
    private Uni<List<RowOutcome>> store(List<Entry<T>> good) {
        if (good.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return writer.write(good.stream().map(entry -> entry.parsed().value()).toList())
                .map(written -> outcomes(good, written))
                .onFailure(RowImport::refused).recoverWithUni(failure -> {
                    if (good.size() == 1) {
                        LOG.warnf("Row %d was refused by the database: %s", good.getFirst().row(),
                                failure.getMessage());
                        return Uni.createFrom().item(List.of(refused(good.getFirst())));
                    }
                    int half = good.size() / 2;
                    return store(good.subList(0, half)).chain(first -> store(good.subList(half, good.size()))
                            .map(second -> Stream.concat(first.stream(), second.stream()).toList()));
                });
    }

    /** Whether the data was refused (SQLSTATE classes 22 and 23, program limits 54), rather than the database failing. */
    private static boolean refused(Throwable failure) {
        return failure instanceof PgException e && e.getSqlState() != null
                && Stream.of("22", "23", "54").anyMatch(e.getSqlState()::startsWith);
    }

    private static <T> RowOutcome refused(Entry<T> entry) {
        return RowOutcome.rejected(entry.row(), entry.origin(), entry.parsed().externalId(),
                List.of(new Violation("row", "NOT_STORED", "The database refused the row", null)), List.of());
    }

    private static <T> List<RowOutcome> outcomes(List<Entry<T>> good, List<Written> written) {
        List<RowOutcome> outcomes = new ArrayList<>(good.size());
        for (int i = 0; i < good.size(); i++) {
            outcomes.add(outcome(good.get(i), written.get(i)));
        }
        return outcomes;
    }

    private static <T> RowOutcome outcome(Entry<T> entry, Written written) {
        Parsed<T> parsed = entry.parsed();
        return written.outcome() == ImportOutcome.REJECTED
                ? RowOutcome.rejected(entry.row(), entry.origin(), parsed.externalId(), written.warnings(),
                        parsed.warnings())
                : new RowOutcome(entry.row(), entry.origin().sheet(), entry.origin().line(), parsed.externalId(),
                        written.id(), written.outcome(), List.of(),
                        Stream.concat(parsed.warnings().stream(), written.warnings().stream()).toList());
    }

    private static void tell(CompletableFuture<List<RowOutcome>> inFlight, RowReport report) throws IOException {
        List<RowOutcome> outcomes;
        try {
            outcomes = inFlight.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        for (RowOutcome outcome : outcomes) {
            report.add(outcome);
        }
    }
}
