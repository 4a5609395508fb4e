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
 * Writes postings of one source by their external id. A posting that was paused or filled stays so; one that was withdrawn is on
 * offer again, since its source sent it again; expiry follows the dates.
 */
@ApplicationScoped
public class PostingUpsert implements BatchWriter<Posting> {
    private static final BatchWriter<Entry> TABLE = new LastWins<>(entry -> entry.posting.key().externalId(),
            new BulkUpsert<>("posting", List.of(
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
                    constant("status", Entry::status).stamp().onUpdate(
                            "case when stored.status in ('PAUSED', 'FILLED') then stored.status else excluded.status end"),
                    time("created_at", Entry::now).origin(),
                    time("updated_at", Entry::now).stamp()), "stored.status = 'WITHDRAWN'"));
    private static final String STATE = "select id, status from posting where source = $1 and external_id = $2";

    private final Clock clock;

    PostingUpsert(Clock clock) {
        this.clock = clock;
    }

    /** A posting as it goes into the table. */
    private record Entry(Posting posting, LocalDate today, Instant now) {
        PostingStatus status() {
            return posting.validity().validThrough() != null && posting.validity().validThrough().isBefore(today)
                    ? PostingStatus.EXPIRED
                    : PostingStatus.OPEN;
        }
    }

    @Override
    public Uni<Stored> write(SqlClient client, List<Posting> rows) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, BusinessZone.ID);
        return TABLE.write(client, rows.stream().map(posting -> new Entry(posting, today, now)).toList());
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
