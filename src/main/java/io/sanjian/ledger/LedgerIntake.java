package io.sanjian.ledger;

import io.sanjian.access.Caller;
import io.sanjian.audit.Audit;
import io.sanjian.audit.Audit.Action;
import io.sanjian.audit.Audit.Author;
import io.sanjian.clock.BusinessZone;
import io.sanjian.imports.Origin;
import io.sanjian.imports.Row;
import io.sanjian.imports.RowReader;
import io.sanjian.imports.RowReaders;
import io.sanjian.imports.SheetUse;
import io.sanjian.ledger.LedgerImportResponse.Line;
import io.sanjian.ledger.LedgerImportResponse.Outcome;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes ledger files in. Rows of a file are compared with each other, so a file has at most {@value #MOST_ROWS} of them. */
@ApplicationScoped
class LedgerIntake {
    /** A district's largest town has about a tenth of that. */
    private static final int MOST_ROWS = 20_000;
    private static final String DETAIL = "ledger file";

    private final LedgerEntries entries;
    private final LedgerPlaces places;
    private final LedgerCalendar calendar;
    private final Caller caller;
    private final Audit audit;
    private final Pool pool;
    private final Clock clock;

    LedgerIntake(LedgerEntries entries, LedgerPlaces places, LedgerCalendar calendar, Caller caller, Audit audit,
            Pool pool, Clock clock) {
        this.entries = entries;
        this.places = places;
        this.calendar = calendar;
        this.caller = caller;
        this.audit = audit;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * How a file is meant.
     *
     * @param weekly whether it brings columns 13 to 23 of people whom the ledger knows
     * @param check  whether it is only told what would become of it
     * @param asOf   the day of which the file tells; null for today
     */
    record Order(boolean weekly, boolean check, LocalDate asOf) {
    }

    /** What was read of a file. */
    private record File(List<LedgerRow> rows, List<SheetUse> sheets) {
        @Override
        public String toString() {
            return "File[" + rows.size() + "]";
        }
    }

    /**
     * Reads a file on the thread of the caller, then stores it.
     *
     * @throws IOException      if the body breaks off
     * @throws ProblemException VALIDATION if no sheet has the headings of a ledger, TOO_LARGE
     */
    Uni<LedgerImportResponse> take(InputStream body, String contentType, Order order) throws IOException {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, BusinessZone.ID);
        LocalDate day = order.asOf == null ? today : order.asOf;
        Instant saidAt = day.isBefore(today) ? day.plusDays(1).atStartOfDay(BusinessZone.ID).toInstant().minusSeconds(1)
                : now;
        String id = UUID.randomUUID().toString();
        LedgerSender sender = LedgerSender.of(caller, order.weekly, saidAt, id, null);
        Author author = audit.author();
        File file = read(body, contentType, order, day);
        List<LedgerRow> readable = file.rows.stream().filter(row -> !isRejected(row)).toList();
        LedgerDuplicates.Sorted sorted = LedgerDuplicates.sort(readable);
        List<LedgerRow> fit = sorted.rows().stream().filter(row -> !isRejected(row)).toList();
        List<Line> unstored = new ArrayList<>();
        file.rows.stream().filter(LedgerIntake::isRejected).map(row -> Line.of(row, Outcome.REJECTED))
                .forEach(unstored::add);
        sorted.rows().stream().filter(LedgerIntake::isRejected).map(row -> Line.of(row, Outcome.REJECTED))
                .forEach(unstored::add);
        sorted.skipped().stream().map(row -> Line.of(row, Outcome.SKIPPED)).forEach(unstored::add);
        return entries.store(fit, sender, order.check)
                .call(stored -> order.check ? Uni.createFrom().voidItem() : record(stored, author))
                .map(stored -> {
                    List<Line> lines = new ArrayList<>(unstored);
                    stored.stream().map(Line::of).forEach(lines::add);
                    return LedgerImportResponse.of(id, calendar.week(now), !order.check, file.sheets, lines);
                });
    }

    private File read(InputStream body, String contentType, Order order, LocalDate day) throws IOException {
        LedgerReader reader = new LedgerReader(new LedgerPlaceReader(places, caller.areaCodes()), order.weekly, day);
        List<LedgerRow> rows = new ArrayList<>();
        try (RowReader table = RowReaders.open(body, contentType, LedgerColumn.HEADINGS)) {
            for (Row row = table.next(); row != null; row = table.next()) {
                switch (row) {
                    case Row.Data data -> reader.read(data).ifPresent(rows::add);
                    case Row.Unreadable unreadable -> rows.add(LedgerReader.unreadable(row, unreadable.origin()));
                    case Row.Last _ -> {
                        rows.add(LedgerReader.unreadable(row, Origin.NONE));
                        return new File(rows, table.sheets());
                    }
                }
                if (rows.size() > MOST_ROWS) {
                    throw new ProblemException(ProblemType.TOO_LARGE,
                            "A ledger file has at most {0} rows; send it by towns",
                            MOST_ROWS);
                }
            }
            return new File(rows, table.sheets());
        }
    }

    private Uni<Void> record(List<LedgerStored> stored, Author author) {
        List<Long> entered = stored.stream().filter(LedgerStored::isTaken).map(LedgerStored::entryId).toList();
        return entered.isEmpty() ? Uni.createFrom().voidItem()
                : entries.workers(entered)
                        .flatMap(workers -> audit.record(pool, author, Action.IMPORT, workers, DETAIL));
    }

    private static boolean isRejected(LedgerRow row) {
        return row.outcome() == LedgerRow.Outcome.REJECTED;
    }
}
