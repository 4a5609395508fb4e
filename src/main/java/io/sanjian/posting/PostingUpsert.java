package io.sanjian.posting;

import static io.sanjian.imports.Column.constant;
import static io.sanjian.imports.Column.date;
import static io.sanjian.imports.Column.integer;
import static io.sanjian.imports.Column.number;
import static io.sanjian.imports.Column.text;
import static io.sanjian.imports.Column.texts;
import static io.sanjian.imports.Column.time;

import io.sanjian.clock.BusinessZone;
import io.sanjian.imports.BatchWriter;
import io.sanjian.imports.BulkUpsert;
import io.sanjian.imports.Column;
import io.sanjian.imports.LastWins;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes postings of one source by their external id. A posting whose row states its status gets that; else one that was paused
 * or filled stays so, and one that was withdrawn is on offer again, since its source sent it again. Expiry follows the dates.
 */
@ApplicationScoped
public class PostingUpsert implements BatchWriter<Posting> {
    private static final BatchWriter<Entry> SILENT = writer(constant("status", Entry::usual).stamp().onUpdate(
            "case when stored.status in ('PAUSED', 'FILLED') then stored.status else excluded.status end"),
            "stored.status = 'WITHDRAWN'");
    /** Of rows of which some state their status; those that are known have to be locked. */
    private static final BatchWriter<Entry> STATED = writer(constant("status", Entry::stated).otherwise(
            entry -> entry.usual().name()).onInsert("""
                    case when given.status is not null then given.status
                        when known.status in ('PAUSED', 'FILLED') then known.status else given.status_initial end"""),
            "false");
    private static final String LOCK = """
            select id from posting where source = $1 and external_id = any($2) order by id for update
            """;

    private static BatchWriter<Entry> writer(Column<Entry> status, String alsoChanged) {
        return new LastWins<>(entry -> entry.posting.key().externalId(), new BulkUpsert<>("posting", List.of(
                text("source", (Entry e) -> e.posting.key().source()).key(),
                text("external_id", (Entry e) -> e.posting.key().externalId()).key(),
                text("title", e -> e.posting.text().title()),
                text("employer", e -> e.posting.text().employer()),
                constant("family", e -> e.posting.work().family()),
                text("cluster", e -> e.posting.work().cluster()),
                text("description", e -> e.posting.text().description()),
                texts("trades", e -> e.posting.work().trades()),
                texts("certificates", e -> e.posting.work().certificates()),
                text("area_code", e -> e.posting.place().areaCode()),
                text("town_code", e -> e.posting.place().townCode()),
                text("address", e -> e.posting.place().address()),
                number("lat",
                        e -> e.posting.place().location() == null ? null : e.posting.place().location().lat()),
                number("lon",
                        e -> e.posting.place().location() == null ? null : e.posting.place().location().lon()),
                number("pay_min", e -> e.posting.pay() == null ? null : e.posting.pay().min()),
                number("pay_max", e -> e.posting.pay() == null ? null : e.posting.pay().max()),
                constant("pay_unit", e -> e.posting.pay() == null ? null : e.posting.pay().unit()),
                integer("age_min", e -> e.posting.age() == null ? null : e.posting.age().min()),
                integer("age_max", e -> e.posting.age() == null ? null : e.posting.age().max()),
                text("education", e -> e.posting.work().education()),
                integer("openings", e -> e.posting.work().openings()),
                constant("employment_form", e -> e.posting.work().employmentForm()),
                texts("benefits", e -> e.posting.text().benefits()),
                text("contact", e -> e.posting.text().contact()),
                date("published_at", (Entry e) -> e.posting.validity().publishedAt()).otherwise(Entry::today),
                date("valid_through", e -> e.posting.validity().validThrough()),
                status,
                time("created_at", Entry::now).origin(),
                time("updated_at", Entry::now).stamp()), alsoChanged));
    }

    private static final String STATE = "select id, status from posting where source = $1 and external_id = $2";

    private final Clock clock;

    PostingUpsert(Clock clock) {
        this.clock = clock;
    }

    /** A posting as it goes into the table. */
    private record Entry(Posting posting, LocalDate today, Instant now) {
        /** What its dates say. */
        PostingStatus usual() {
            return isOver() ? PostingStatus.EXPIRED : PostingStatus.OPEN;
        }

        /** What its source says, or null; what is over is not on offer, whatever its source says. */
        PostingStatus stated() {
            return posting.validity().status() == PostingStatus.OPEN ? usual() : posting.validity().status();
        }

        private boolean isOver() {
            return posting.validity().validThrough() != null && posting.validity().validThrough().isBefore(today);
        }
    }

    @Override
    public Uni<Stored> write(SqlClient client, List<Posting> rows) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, BusinessZone.ID);
        List<Entry> entries = rows.stream().map(posting -> new Entry(posting, today, now)).toList();
        if (rows.stream().allMatch(posting -> posting.validity().status() == null)) {
            return SILENT.write(client, entries);
        }
        return client.preparedQuery(LOCK)
                .execute(Tuple.of(rows.getFirst().key().source(),
                        rows.stream().map(posting -> posting.key().externalId()).toArray(String[]::new)))
                .flatMap(_ -> STATED.write(client, entries));
    }

    /** @param status as stored */
    record State(long id, PostingStatus status) {
    }

    /** The id and state of a stored posting. */
    Uni<State> state(SqlClient client, String source, String externalId) {
        return client.preparedQuery(STATE).execute(Tuple.of(source, externalId)).map(rows -> {
            Row row = rows.iterator().next();
            return new State(row.getLong("id"), PostingStatus.valueOf(row.getString("status")));
        });
    }
}
