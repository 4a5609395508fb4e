package io.sanjian.worker;

import io.sanjian.access.Caller;
import io.sanjian.audit.Audit;
import io.sanjian.imports.ImportMetrics;
import io.sanjian.imports.ImportReport;
import io.sanjian.imports.ImportSummary;
import io.sanjian.imports.RowImport;
import io.sanjian.imports.RowReader;
import io.sanjian.imports.RowReaders;
import io.sanjian.imports.RowWriter;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.worker.WorkerColumns.Entry;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Takes workers in bulk, within the caller's areas; one entry in the audit for the whole import. */
@ApplicationScoped
class WorkerImport {
    private final Pool pool;
    private final WorkerStore store;
    private final WorkerReader reader;
    private final Caller caller;
    private final Audit audit;
    private final ImportMetrics metrics;

    WorkerImport(Pool pool, WorkerStore store, WorkerReader reader, Caller caller, Audit audit,
            ImportMetrics metrics) {
        this.pool = pool;
        this.store = store;
        this.reader = reader;
        this.caller = caller;
        this.audit = audit;
        this.metrics = metrics;
    }

    /**
     * Reads the body to its end; blocks.
     *
     * @throws IOException if the body breaks off; batches written so far stay
     */
    void read(InputStream body, String contentType, String source, ImportReport report) throws IOException {
        AreaScope reach = caller.reach();
        String by = caller.name();
        RowWriter<WorkerData> writer = batch -> {
            List<Entry> sealed = store.seal(batch, by);
            return pool.withTransaction(tx -> store.write(tx, source, sealed, reach));
        };
        try (RowReader rows = RowReaders.open(body, contentType, WorkerHeadings.HEADINGS);
                ImportMetrics.Measured measured = metrics.measure(ImportMetrics.Kind.WORKERS, report)) {
            new RowImport<>(reader.rowsOf(source, reach), writer).run(rows, measured);
            measured.completed();
        } finally {
            ImportSummary counts = report.summary();
            audit.recordImport(
                    "source " + source + ": " + counts.accepted() + " new, " + counts.updated() + " changed");
        }
    }
}
