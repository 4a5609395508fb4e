package io.sanjian.posting;

import io.sanjian.clock.BusinessZone;
import io.sanjian.imports.ImportOutcome;
import io.sanjian.imports.RowWriter;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Writes postings by (source, external id), a batch in one statement. A row that says what is stored already is not
 * touched and leaves no trace in the change feed.
 */
@ApplicationScoped
public class PostingUpsert implements RowWriter<Posting> {
    private static final String SEPARATOR = "\u001f";

    /**
     * Lists travel as one text per row, since an array of lists must be rectangular. Rows are written in the order of
     * their keys, so that two imports of one source cannot block each other. A posting that was paused or filled stays
     * so; one that was withdrawn is on offer again, since its source sent it again; expiry follows the dates. {@code xmax = 0} holds for rows
     * that the statement inserted.
     */
    private static final String SQL = """
            insert into posting as p (source, external_id, title, employer, family, cluster, description, trades,
                certificates, area_code, town_code, address, lat, lon, pay_min, pay_max, pay_unit, age_min, age_max,
                education, openings, employment_form, benefits, contact, published_at, valid_through, status,
                created_at, updated_at)
            select i.source, i.external_id, i.title, i.employer, i.family, i.cluster, i.description,
                coalesce(string_to_array(nullif(i.trades, ''), E'\\x1f'), '{}'),
                coalesce(string_to_array(nullif(i.certificates, ''), E'\\x1f'), '{}'),
                i.area_code, i.town_code, i.address, i.lat, i.lon, i.pay_min, i.pay_max, i.pay_unit, i.age_min,
                i.age_max, i.education, i.openings, i.employment_form,
                coalesce(string_to_array(nullif(i.benefits, ''), E'\\x1f'), '{}'),
                i.contact, coalesce(i.published_at, stored.published_at, $1), i.valid_through,
                case when i.valid_through < $1 then 'EXPIRED' else 'OPEN' end, $2, $2
            from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                    $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::float8[], $16::float8[],
                    $17::float8[], $18::float8[], $19::text[], $20::int4[], $21::int4[], $22::text[], $23::int4[],
                    $24::text[], $25::text[], $26::text[], $27::date[], $28::date[])
                as i(source, external_id, title, employer, family, cluster, description, trades, certificates,
                    area_code, town_code, address, lat, lon, pay_min, pay_max, pay_unit, age_min, age_max, education,
                    openings, employment_form, benefits, contact, published_at, valid_through)
                left join posting stored on stored.source = i.source and stored.external_id = i.external_id
            order by i.source, i.external_id
            on conflict (source, external_id) do update set
                title = excluded.title, employer = excluded.employer, family = excluded.family,
                cluster = excluded.cluster, description = excluded.description, trades = excluded.trades,
                certificates = excluded.certificates, area_code = excluded.area_code, town_code = excluded.town_code,
                address = excluded.address, lat = excluded.lat, lon = excluded.lon, pay_min = excluded.pay_min,
                pay_max = excluded.pay_max, pay_unit = excluded.pay_unit, age_min = excluded.age_min,
                age_max = excluded.age_max, education = excluded.education, openings = excluded.openings,
                employment_form = excluded.employment_form, benefits = excluded.benefits, contact = excluded.contact,
                published_at = excluded.published_at, valid_through = excluded.valid_through,
                status = case when p.status in ('PAUSED', 'FILLED') then p.status else excluded.status end,
                updated_at = excluded.updated_at
            where (p.title, p.employer, p.family, p.cluster, p.description, p.trades, p.certificates, p.area_code,
                    p.town_code, p.address, p.lat, p.lon, p.pay_min, p.pay_max, p.pay_unit, p.age_min, p.age_max,
                    p.education, p.openings, p.employment_form, p.benefits, p.contact, p.published_at, p.valid_through)
                is distinct from (excluded.title, excluded.employer, excluded.family, excluded.cluster,
                    excluded.description, excluded.trades, excluded.certificates, excluded.area_code,
                    excluded.town_code, excluded.address, excluded.lat, excluded.lon, excluded.pay_min,
                    excluded.pay_max, excluded.pay_unit, excluded.age_min, excluded.age_max, excluded.education,
                    excluded.openings, excluded.employment_form, excluded.benefits, excluded.contact,
                    excluded.published_at, excluded.valid_through)
                or p.status = 'WITHDRAWN'
            returning p.external_id, p.xmax = 0 as inserted, pg_current_xact_id()::text::bigint as transaction""";
    private static final String STATE = "select id, status from posting where source = $1 and external_id = $2";

    private final Pool pool;
    private final Clock clock;

    PostingUpsert(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** {@inheritDoc} All of one source. */
    @Override
    public Uni<List<Written>> write(List<Posting> batch) {
        return store(batch).map(Stored::rows);
    }

    /**
     * @param rows        what became of each row
     * @param transaction in which rows changed, or empty where none did
     */
    record Stored(List<Written> rows, OptionalLong transaction) {
    }

    /** As {@link #write}. */
    Uni<Stored> store(List<Posting> batch) {
        Map<String, Posting> last = new HashMap<>();
        batch.forEach(posting -> last.put(posting.externalId(), posting));
        return pool.preparedQuery(SQL).execute(arguments(List.copyOf(last.values()))).map(rows -> {
            Map<String, ImportOutcome> touched = new HashMap<>();
            OptionalLong transaction = OptionalLong.empty();
            for (Row row : rows) {
                transaction = OptionalLong.of(row.getLong("transaction"));
                touched.put(row.getString("external_id"),
                        row.getBoolean("inserted") ? ImportOutcome.ACCEPTED : ImportOutcome.UPDATED);
            }
            return new Stored(batch.stream().map(posting -> last.get(posting.externalId()) == posting
                    ? Written.of(touched.getOrDefault(posting.externalId(), ImportOutcome.UNCHANGED))
                    : superseded()).toList(), transaction);
        });
    }

    /** @param status as stored */
    record State(long id, PostingStatus status) {
    }

    /** The id and state of a stored posting. */
    Uni<State> state(String source, String externalId) {
        return pool.preparedQuery(STATE).execute(Tuple.of(source, externalId)).map(rows -> {
            Row row = rows.iterator().next();
            return new State(row.getLong("id"), PostingStatus.valueOf(row.getString("status")));
        });
    }

    private static Written superseded() {
        return new Written(ImportOutcome.UNCHANGED, List.of(new Violation("externalId", "SUPERSEDED",
                "A later row has the same externalId; that one counts", null)));
    }

    private Tuple arguments(List<Posting> postings) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessZone.ID);
        List<Object> arguments = new ArrayList<>(List.of(today, clock.instant().atOffset(ZoneOffset.UTC)));
        Stream.<Function<Posting, String>>of(Posting::source, Posting::externalId, Posting::title, Posting::employer,
                p -> name(p.family()), Posting::cluster, Posting::description, p -> joined(p.trades()),
                p -> joined(p.certificates()), Posting::areaCode, Posting::townCode, Posting::address)
                .forEach(texts -> arguments.add(column(postings, texts, String[]::new)));
        Stream.<Function<Posting, Double>>of(p -> p.location() == null ? null : (Double) p.location().lat(),
                p -> p.location() == null ? null : (Double) p.location().lon(),
                p -> p.pay() == null ? null : p.pay().min(), p -> p.pay() == null ? null : p.pay().max())
                .forEach(numbers -> arguments.add(column(postings, numbers, Double[]::new)));
        arguments.add(column(postings, p -> p.pay() == null ? null : name(p.pay().unit()), String[]::new));
        arguments.add(column(postings, p -> p.age() == null ? null : p.age().min(), Integer[]::new));
        arguments.add(column(postings, p -> p.age() == null ? null : p.age().max(), Integer[]::new));
        arguments.add(column(postings, Posting::education, String[]::new));
        arguments.add(column(postings, Posting::openings, Integer[]::new));
        Stream.<Function<Posting, String>>of(p -> name(p.employmentForm()), p -> joined(p.benefits()), Posting::contact)
                .forEach(texts -> arguments.add(column(postings, texts, String[]::new)));
        arguments.add(column(postings, Posting::publishedAt, LocalDate[]::new));
        arguments.add(column(postings, Posting::validThrough, LocalDate[]::new));
        return Tuple.from(arguments);
    }

    private static <T> T[] column(List<Posting> postings, Function<Posting, T> value,
            IntFunction<T[]> array) {
        return postings.stream().map(value).toArray(array);
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static String joined(List<String> list) {
        return String.join(SEPARATOR, list);
    }
}
