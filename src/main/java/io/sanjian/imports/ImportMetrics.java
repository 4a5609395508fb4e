package io.sanjian.imports;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Figures of imports for monitoring, by what was imported: {@code sanjian.import.rows} by outcome,
 * {@code sanjian.import.duration} by whether the body was read to its end, {@code sanjian.import.last.success.timestamp}. They
 * count what this replica read since it started.
 */
@ApplicationScoped
public class ImportMetrics {
    private static final String KIND = "kind";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<Kind, AtomicLong> last = new EnumMap<>(Kind.class);

    ImportMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            AtomicLong seconds = new AtomicLong();
            last.put(kind, seconds);
            TimeGauge.builder("sanjian.import.last.success.timestamp", seconds, TimeUnit.SECONDS, AtomicLong::get)
                    .description(
                            "When an import was last read to its end, in seconds since 1970; 0 if not since the start")
                    .tags(tags(kind)).register(registry);
            for (ImportOutcome outcome : ImportOutcome.values()) {
                rows(kind, outcome);
            }
            duration(kind, true);
            duration(kind, false);
        }
    }

    /** What is imported. */
    public enum Kind {
        POSTINGS, WORKERS
    }

    /** Measures an import that begins now; the rows that it tells are passed on. To be closed when it is over. */
    public Measured measure(Kind kind, RowReport report) {
        return new Measured(kind, report);
    }

    /** An import under way. */
    public final class Measured implements RowReport, AutoCloseable {
        private final Kind kind;
        private final RowReport report;
        private final Timer.Sample sample = Timer.start(registry);
        private boolean complete;

        private Measured(Kind kind, RowReport report) {
            this.kind = kind;
            this.report = report;
        }

        @Override
        public void add(RowOutcome outcome) throws IOException {
            rows(kind, outcome.outcome()).increment();
            report.add(outcome);
        }

        @Override
        public void sheets(List<SheetUse> sheets) {
            report.sheets(sheets);
        }

        /** The body was read to its end. */
        public void completed() {
            complete = true;
            last.get(kind).set(clock.instant().getEpochSecond());
        }

        @Override
        public void close() {
            sample.stop(duration(kind, complete));
        }
    }

    private Counter rows(Kind kind, ImportOutcome outcome) {
        return Counter.builder("sanjian.import.rows").description("Rows of imports, by what became of them")
                .tags(tags(kind).and(OUTCOME, outcome.name())).register(registry);
    }

    private Timer duration(Kind kind, boolean complete) {
        return Timer.builder("sanjian.import.duration").description("How long imports took")
                .tags(tags(kind).and(OUTCOME, complete ? "completed" : "failed")).register(registry);
    }

    private static Tags tags(Kind kind) {
        return Tags.of(KIND, kind.name().toLowerCase(Locale.ROOT));
    }
}
