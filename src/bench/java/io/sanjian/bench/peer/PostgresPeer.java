package io.sanjian.bench.peer;

import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Weights;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Wish;
import io.sanjian.support.local.LocalSettings.Database;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * PostgreSQL alone: rules as conditions, the score as an expression with the weights of Sanjian, so that with the trades
 * handed over it gives the same order. A GIN index over the trades; for words full text over pairs of characters (there
 * is no Chinese parser) and trigrams of the title; haversine distances.
 */
final class PostgresPeer implements Peer {
    private static final String DATABASE = "peer";
    private static final int BATCH = 2_000;
    /** Wishes that add to the preference; places in arrays of booleans. */
    private static final List<Wish> WISHES = List.of(Wish.DAILY_PAY, Wish.LODGING, Wish.MEALS, Wish.PART_TIME);
    private static final List<String> SCHEMA = List.of(
            "create extension if not exists pg_trgm", "drop table if exists post", """
                    create table post (
                        id bigint primary key, external_id text not null, title text not null, family text not null,
                        trades text[] not null, trade1 text, trade2 text, trade3 text, needs text[] not null,
                        lat float8 not null, lon float8 not null, pay int not null, age_min int, age_max int,
                        closed boolean not null, published date not null, valid_through date,
                        employer_key text not null, duplicate_key text not null, minors_barred boolean not null,
                        site boolean not null, dubious boolean not null, white_collar boolean not null,
                        older_welcome boolean not null, night boolean not null, wishes boolean[] not null,
                        grams tsvector not null)""");
    private static final List<String> INDEXES = List.of("create index on post using gin (trades)",
            "create index on post using gin (grams)", "create index on post using gin (title gin_trgm_ops)",
            "vacuum analyze post");
    private static final String INSERT = """
            insert into post values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                $19, $20, $21, $22, $23, $24, $25, $26, $27::text::tsvector)""";
    /** Parameters 1 to 14: of the person; 15: how many. */
    private static final String LAWFUL = """
            not p.closed and not p.dubious and (p.valid_through is null or p.valid_through >= $1)
            and coalesce(p.age_min, 0) <= $2 and coalesce(p.age_max, 200) >= $2 and $2 >= 16
            and not ($3 and p.minors_barred) and not ($4 and p.site) and not ($5 and p.family = 'PUBLIC_WELFARE')
            and (p.needs = '{}' or p.needs <@ $6::text[]) and ($7::float8 is null or d.km <= $7)
            and p.family <> all($8::text[]) and (p.trade1 is null or p.trade1 <> all($9::text[]))
            and not (p.night and ($14::boolean[])[5])
            """;
    private static final String DISTANCE = """
            cross join lateral (select 12742 * asin(sqrt(sin(radians(p.lat - $10) / 2) ^ 2
                + cos(radians($10)) * cos(radians(p.lat)) * sin(radians(p.lon - $11) / 2) ^ 2)) as km) d
            """;
    private static final String OTHER_POINTS = "case when $7::float8 is null then "
            + Steps.sql(Weights.DISTANCE_STEPS, "d.km") + " else "
            + Steps.sql(Weights.LIMITED_DISTANCE_STEPS, "d.km") + " end"
            + " + case when p.pay < 0 or $12::int <= 0 then " + Weights.PAY_UNKNOWN + " else "
            + Steps.sql(Weights.PAY_STEPS, "(100.0 * p.pay / $12::int)") + " end"
            + " + least(" + Weights.PREFERENCE_MAX + ", greatest(0, " + Weights.PREFERENCE_BASE
            + " + case when p.family = any($13::text[]) then " + Weights.FAMILY_ASKED
            + " when p.family = 'PUBLIC_WELFARE' then -" + Weights.WELFARE_COST + " else 0 end"
            + IntStream.rangeClosed(1, WISHES.size())
                    .mapToObj(i -> " + (p.wishes[" + i + "] and ($14::boolean[])[" + i + "])::int")
                    .collect(Collectors.joining())
            + "))"
            + " + case when $2 >= " + Weights.OLDER_FROM + " then case when p.older_welcome"
            + " or p.age_max >= 60 then " + Weights.AGE_MAX
            + " when p.age_min is not null or p.age_max is not null then 1 else 0 end"
            + " when p.age_min is not null or p.age_max is not null then " + Weights.AGE_MAX + " else "
            + Weights.AGE_UNKNOWN + " end + " + Steps.sql(Weights.FRESHNESS_STEPS, "greatest(0, $1 - p.published)");
    private static final String ORDER = " order by score desc, p.published desc, p.id limit $15";
    /** A trade further down in the advert counts for less. */
    private static final String BY_TRADES = """
            with wish as materialized (select * from unnest($16::text[], $17::int[]) as w (trade, points))
            select p.external_id, p.employer_key, p.duplicate_key,
                (greatest(w1.points, w2.points - 2, w3.points - 3, 1) / case when p.white_collar then 2 else 1 end) +
            """ + OTHER_POINTS + " as score from post p left join wish w1 on w1.trade = p.trade1"
            + " left join wish w2 on w2.trade = p.trade2 left join wish w3 on w3.trade = p.trade3 " + DISTANCE
            + " where p.trades && $16::text[] and " + LAWFUL + ORDER;
    private static final String BY_WORDS = """
            select p.external_id, p.employer_key, p.duplicate_key,
                35 * ts_rank(p.grams, $16::text::tsquery, 1) + 35 * word_similarity($17, p.title) +
            """ + OTHER_POINTS + " as score from post p " + DISTANCE
            + " where p.grams @@ $16::text::tsquery and " + LAWFUL + ORDER;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    PostgresPeer(Database server) {
        PgConnectOptions options = PgConnectOptions.fromUri(server.url()).setUser(server.user())
                .setPassword(server.password()).setCachePreparedStatements(true);
        Pool first = Pool.newInstance(PgBuilder.pool().connectingTo(options).using(vertx).build());
        boolean known = first.query("select from pg_database where datname = '" + DATABASE + "'").executeAndAwait()
                .size() > 0;
        if (!known) {
            // In the locale C, in which the server is set up, pg_trgm sees no letters in Chinese.
            first.query("create database " + DATABASE + " template template0 locale_provider builtin "
                    + "builtin_locale 'C.UTF-8' locale 'C'").executeAndAwait();
            // Short queries from several callers: compiling them, or spreading each over workers, only costs.
            first.query("alter database " + DATABASE + " set jit = off").executeAndAwait();
            first.query("alter database " + DATABASE + " set max_parallel_workers_per_gather = 0").executeAndAwait();
            first.query("alter database " + DATABASE + " set plan_cache_mode = force_custom_plan").executeAndAwait();
        }
        first.closeAndAwait();
        pool = Pool.newInstance(PgBuilder.pool().connectingTo(new PgConnectOptions(options).setDatabase(DATABASE))
                .with(new PoolOptions().setMaxSize(4)).using(vertx).build());
    }

    @Override
    public void load(List<Post> posts) {
        SCHEMA.forEach(sql -> pool.query(sql).executeAndAwait());
        for (int from = 0; from < posts.size(); from += BATCH) {
            List<Tuple> rows = posts.subList(from, Math.min(posts.size(), from + BATCH)).stream()
                    .map(PostgresPeer::row).toList();
            pool.withTransaction(tx -> tx.preparedQuery(INSERT).executeBatch(rows)).await().indefinitely();
        }
        INDEXES.forEach(sql -> pool.query(sql).executeAndAwait());
    }

    private static Tuple row(Post post) {
        PostingFacts facts = post.facts();
        GeoPoint point = facts.place().point();
        return Tuple.tuple().addLong(facts.id()).addString(facts.externalId()).addString(facts.title())
                .addString(facts.family().name()).addArrayOfString(facts.trades().toArray(String[]::new))
                .addString(post.trade(0)).addString(post.trade(1)).addString(post.trade(2))
                .addArrayOfString(post.needs().toArray(String[]::new)).addDouble(point.lat()).addDouble(point.lon())
                .addInteger(facts.pay().max() >= 0 ? facts.pay().max() : facts.pay().min())
                .addInteger(facts.age() == null ? null : facts.age().min())
                .addInteger(facts.age() == null ? null : facts.age().max()).addBoolean(facts.closed())
                .addLocalDate(facts.publishedOn()).addLocalDate(facts.validThrough()).addString(facts.employerKey())
                .addString(facts.duplicateKey()).addBoolean(post.minorsBarred()).addBoolean(post.site())
                .addBoolean(post.dubious()).addBoolean(facts.traits().contains(Trait.WHITE_COLLAR))
                .addBoolean(facts.traits().contains(Trait.OLDER_WELCOME))
                .addBoolean(facts.traits().contains(Trait.NIGHT_SHIFT))
                .addArrayOfBoolean(WISHES.stream().map(wish -> meets(wish, facts)).toArray(Boolean[]::new))
                .addString(Bigrams.of(post.text()).stream().map(PostgresPeer::quoted).distinct()
                        .collect(Collectors.joining(" ")));
    }

    private static boolean meets(Wish wish, PostingFacts facts) {
        return wish == Wish.PART_TIME ? facts.form() != EmploymentForm.FULL_TIME
                : facts.traits().contains(Trait.valueOf(wish.name()));
    }

    /** As {@link #WISHES}, and at last whether nights are unwelcome. */
    private static Boolean[] wishes(Profile person) {
        boolean dayOnly = person.wishes().contains(Wish.NO_NIGHT_SHIFT) || person.wishes().contains(Wish.DAY_SHIFT);
        return Stream.concat(WISHES.stream().map(person.wishes()::contains), Stream.of(dayOnly))
                .toArray(Boolean[]::new);
    }

    @Override
    public List<Hit> search(Question question, int limit) {
        Profile person = question.profile();
        GeoPoint home = person.home().point();
        Tuple tuple = Tuple.tuple().addLocalDate(person.at()).addInteger(person.age()).addBoolean(question.minor())
                .addBoolean(question.noSites()).addBoolean(question.noWelfare())
                .addArrayOfString(question.held().toArray(String[]::new)).addDouble(person.maxDistanceKm())
                .addArrayOfString(names(person.excludedFamilies()))
                .addArrayOfString(person.barredTrades().toArray(String[]::new)).addDouble(home.lat())
                .addDouble(home.lon()).addInteger(person.expectedPay()).addArrayOfString(names(person.families()))
                .addArrayOfBoolean(wishes(person)).addInteger(limit);
        if (question.byTrades()) {
            List<String> trades = new ArrayList<>(question.tradePoints().keySet());
            tuple.addArrayOfString(trades.toArray(String[]::new))
                    .addArrayOfInteger(trades.stream().map(question.tradePoints()::get).toArray(Integer[]::new));
        } else {
            tuple.addString(question.bigrams().stream().map(PostgresPeer::quoted).collect(Collectors.joining(" | ")))
                    .addString(String.join(" ", question.words()));
        }
        List<Hit> hits = new ArrayList<>(limit);
        pool.preparedQuery(question.byTrades() ? BY_TRADES : BY_WORDS).executeAndAwait(tuple).forEach(row -> hits
                .add(new Hit(row.getString(0), row.getString(1), row.getString(2))));
        return hits;
    }

    @Override
    public long mebibytes() {
        return pool.query("select pg_total_relation_size('post')").executeAndAwait().iterator().next().getLong(0)
                / (1024 * 1024);
    }

    @Override
    public String memory() {
        return "shared_buffers " + pool.query("show shared_buffers").executeAndAwait().iterator().next().getString(0);
    }

    private static String[] names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }

    private static String quoted(String gram) {
        return "'" + gram.replace("'", "''").replace("\\", "\\\\") + "'";
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
