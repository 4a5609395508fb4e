package io.sanjian.posting;

import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Reads postings out of the table, many at once. */
@ApplicationScoped
public class Postings {
    private static final String COLUMNS = """
            id, source, external_id, title, employer, family, cluster, description, trades, certificates, area_code,
            town_code, address, lat, lon, pay_min, pay_max, pay_unit, age_min, age_max, education, openings,
            employment_form, benefits, contact, published_at, valid_through, status, review, updated_at""";
    private static final String LOAD = "select " + COLUMNS + " from posting where id = any($1) order by id";
    private static final String NAMED =
            "select " + COLUMNS + " from posting where source = $1 and external_id = $2";
    private static final String PAGE = "select " + COLUMNS
            + " from posting where id > $1 and status <> 'WITHDRAWN' order by id limit $2";
    private static final String LIVE_IDS =
            "select id from posting where id > $1 and status <> 'WITHDRAWN' order by id limit $2";
    private static final String COUNT_LIVE = "select count(*) from posting where status <> 'WITHDRAWN'";

    private final Pool pool;

    Postings(Pool pool) {
        this.pool = pool;
    }

    /** The postings with these ids, withdrawn ones included, in the order of their ids; unknown ids are left out. */
    public Uni<List<Posting>> load(Collection<Long> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : postings(LOAD, Tuple.of(ids.toArray(Long[]::new)));
    }

    /** The posting that its source calls so, a withdrawn one included; null if there is none. Does not block. */
    public Uni<Posting> named(String source, String externalId) {
        return pool.preparedQuery(NAMED).execute(Tuple.of(source, externalId))
                .map(rows -> rows.size() == 0 ? null : posting(rows.iterator().next()));
    }

    /** The first {@code size} live (not withdrawn) postings with an id above {@code afterId}, by id. */
    public Uni<List<Posting>> page(long afterId, int size) {
        return postings(PAGE, Tuple.of(afterId, size));
    }

    /** The ids of {@link #page}: all of them, page by page, prove that an index is complete. */
    public Uni<List<Long>> liveIds(long afterId, int size) {
        return query(LIVE_IDS, Tuple.of(afterId, size), row -> row.getLong(0));
    }

    /** Number of postings that are not withdrawn. */
    public Uni<Long> countLive() {
        return query(COUNT_LIVE, Tuple.tuple(), row -> row.getLong(0)).map(List::getFirst);
    }

    private Uni<List<Posting>> postings(String sql, Tuple arguments) {
        return query(sql, arguments, Postings::posting);
    }

    private <T> Uni<List<T>> query(String sql, Tuple arguments, Function<Row, T> read) {
        return pool.preparedQuery(sql).execute(arguments).map(rows -> {
            List<T> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(read.apply(row)));
            return found;
        });
    }

    private static Posting posting(Row row) {
        return new Posting(new Posting.Key(row.getLong("id"), row.getString("source"), row.getString("external_id")),
                new Posting.Text(row.getString("title"), row.getString("employer"), row.getString("description"),
                        strings(row, "benefits"), row.getString("contact")),
                new Posting.Work(Family.valueOf(row.getString("family")), row.getString("cluster"),
                        strings(row, "trades"), strings(row, "certificates"), row.getString("education"),
                        row.getInteger("openings"), constant(EmploymentForm.class, row.getString("employment_form"))),
                new Posting.Place(row.getString("area_code"), row.getString("town_code"), row.getString("address"),
                        point(row)),
                pay(row), age(row),
                new Posting.Validity(row.getLocalDate("published_at"), row.getLocalDate("valid_through"),
                        PostingStatus.valueOf(row.getString("status")),
                        constant(PostingReview.class, row.getString("review")),
                        row.getOffsetDateTime("updated_at").toInstant()));
    }

    private static List<String> strings(Row row, String column) {
        return List.of(row.getArrayOfStrings(column));
    }

    private static GeoPoint point(Row row) {
        Double lat = row.getDouble("lat");
        Double lon = row.getDouble("lon");
        return lat == null || lon == null ? null : new GeoPoint(lat, lon);
    }

    private static Pay pay(Row row) {
        PayUnit unit = constant(PayUnit.class, row.getString("pay_unit"));
        return unit == null ? null : new Pay(row.getDouble("pay_min"), row.getDouble("pay_max"), unit);
    }

    private static AgeRange age(Row row) {
        Integer min = row.getInteger("age_min");
        Integer max = row.getInteger("age_max");
        return min == null && max == null ? null : new AgeRange(min, max);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
