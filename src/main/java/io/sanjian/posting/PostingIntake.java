package io.sanjian.posting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.imports.BatchWriter;
import io.sanjian.imports.Headings;
import io.sanjian.imports.ImportMetrics;
import io.sanjian.imports.ImportOutcome;
import io.sanjian.imports.ImportReport;
import io.sanjian.imports.IndexPace;
import io.sanjian.imports.PacedWriter;
import io.sanjian.imports.ReachGuard;
import io.sanjian.imports.RowImport;
import io.sanjian.imports.RowParser;
import io.sanjian.imports.RowParser.Parsed;
import io.sanjian.imports.RowReader;
import io.sanjian.imports.RowReaders;
import io.sanjian.imports.RowWriter.Written;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Takes in postings, one or any number. */
@ApplicationScoped
public class PostingIntake {
    private static final ReachGuard.Table TABLE = new ReachGuard.Table("posting", "null::text",
            Message.of("This posting is stored with a place outside the token's areas"));

    private final PostingFields fields;
    private final PostingUpsert upsert;
    private final Areas areas;
    private final IndexPace pace;
    private final Pool pool;
    private final ImportMetrics metrics;

    PostingIntake(PostingFields fields, PostingUpsert upsert, Areas areas, IndexPace pace, Pool pool,
            ImportMetrics metrics) {
        this.fields = fields;
        this.upsert = upsert;
        this.areas = areas;
        this.pace = pace;
        this.pool = pool;
        this.metrics = metrics;
    }

    /**
     * Imports a whole body, no faster than the index of this process takes it up; blocks, so never on the event loop.
     *
     * @param mapping for rows of another format
     * @param reach   areas for which the caller may publish; rows elsewhere are rejected
     * @param report  takes the outcomes, row by row
     * @throws ProblemException if the body as a whole cannot be read
     */
    public void importAll(InputStream body, String contentType, String source, Optional<RowMapping> mapping,
            AreaScope reach,
            ImportReport report) throws IOException {
        RowParser<Posting> parser =
                row -> fields.readRow(source, mapping.map(m -> m.apply(row, areas)).orElse(row), reach);
        Headings headings =
                mapping.map(m -> PostingHeadings.HEADINGS.and(m.columns())).orElse(PostingHeadings.HEADINGS);
        try (RowReader rows = RowReaders.open(body, contentType, headings);
                ImportMetrics.Measured measured = metrics.measure(ImportMetrics.Kind.POSTINGS, report)) {
            new RowImport<>(parser, new PacedWriter<>(pool, within(source, reach), pace)).run(rows, measured);
            measured.completed();
        }
    }

    /**
     * Stores one posting.
     *
     * @return what became of it; fails with VALIDATION, or FORBIDDEN for a place out of reach, be it the one that is sent
     *         or the one that is stored. A field that is not known is a fault here, not a warning
     */
    public Uni<Stored> store(String source, ObjectNode body, AreaScope reach) {
        Parsed<Posting> parsed = fields.read(source, body, reach);
        List<Violation> faults = Violation.strict(parsed.violations(), parsed.warnings());
        if (faults.size() == 1 && faults.getFirst().code().equals(PlaceFields.OUT_OF_REACH)) {
            throw new ProblemException(ProblemType.FORBIDDEN, faults.getFirst().said(), List.of());
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return pool.withTransaction(tx -> within(source, reach).write(tx, List.of(parsed.value()))
                .map(stored -> stored.rows().getFirst()).flatMap(written -> {
                    if (written.outcome() == ImportOutcome.REJECTED) {
                        throw new ProblemException(ProblemType.FORBIDDEN, "The posting lies outside the token's areas");
                    }
                    return upsert.state(tx, source, parsed.externalId()).map(state -> new Stored(state.id(),
                            parsed.externalId(), state.status(), written, parsed.warnings()));
                }));
    }

    private BatchWriter<Posting> within(String source, AreaScope reach) {
        return reach.everything() ? upsert
                : new ReachGuard<>(upsert, TABLE, source, posting -> posting.key().externalId(), reach::covers);
    }

    /** @param warnings what was left out or read differently */
    public record Stored(long id, String externalId, PostingStatus status, Written written, List<Violation> warnings) {
    }
}
