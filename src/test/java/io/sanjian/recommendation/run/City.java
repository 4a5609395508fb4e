package io.sanjian.recommendation.run;

import io.sanjian.matching.Match;
import io.sanjian.matching.MatchResult;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Rule;
import io.sanjian.matching.Score;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.area.Place;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Workers and posts of one district, and a search that knows them: everybody wants every post, the first one most. */
final class City {
    private static final String WORKERS = """
            insert into worker (source, external_id, birth_date, birth_date_exact, area_code, returned_at, content_hash)
            select $1, 'w' || n, '1980-01-01', true, $1, '2026-01-01', '' from generate_series(1, $2) n returning id
            """;
    private static final String POSTINGS = """
            insert into posting (source, external_id, title, employer, family, area_code, openings, published_at)
            select $1, 'p' || n, '焊工' || n, '厂' || n, 'GENERAL', $1, $3, '2026-01-10' from generate_series(1, $2) n
            returning id
            """;

    static final String AREA = "500101";

    private final Pool pool;
    final List<Long> workers;
    final List<Long> postings;

    City(Pool pool, int workers, int postings, int openings) {
        this.pool = pool;
        this.workers = ids(WORKERS, Tuple.of(AREA, workers));
        this.postings = ids(POSTINGS, Tuple.of(AREA, postings, openings));
    }

    /** What the search answers: all posts that the profile does not exclude, in order, as many as fit. */
    MatchResult candidates(Profile profile, int limit, Predicate<Match> attainable) {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < postings.size(); i++) {
            Match match = new Match(facts(postings.get(i)), new Score(50, 20, 5, 5, 5, postings.size() - i), 1.2345);
            if (!profile.excludedPostings().containsKey(postings.get(i)) && attainable.test(match)) {
                matches.add(match);
            }
        }
        return new MatchResult(matches.subList(0, Math.min(limit, matches.size())), Map.of(), matches.size() <= limit);
    }

    /** How many posts that the profile does not exclude refuse the worker. */
    int taken(Profile profile, Predicate<Match> attainable) {
        return candidates(profile, postings.size(), attainable.negate()).matches().size();
    }

    Map<Rule, Integer> rejected(Profile profile) {
        Map<Rule, Integer> rejected = new HashMap<>();
        postings.stream().filter(profile.excludedPostings()::containsKey)
                .forEach(posting -> rejected.merge(profile.excludedPostings().get(posting), 1, Integer::sum));
        return rejected;
    }

    private PostingFacts facts(long id) {
        Place place = new Place(AREA, null, new GeoPoint(29.5, 106.5), Place.Precision.DISTRICT);
        return new PostingFacts(new PostingFacts.Key(id, "p", "e" + id, "d" + id), "焊工",
                new PostingFacts.Work(Family.GENERAL, List.of("welder"), EmploymentForm.FULL_TIME, 1), place,
                PostingFacts.MonthlyPay.UNKNOWN, PostingFacts.Demands.NONE,
                new PostingFacts.Validity(false, LocalDate.parse("2026-01-10"), null), Set.of());
    }

    /** The posts on each worker's list of a run. */
    Map<Long, List<Long>> lists(long runId) {
        Map<Long, List<Long>> lists = new LinkedHashMap<>();
        rows("select worker_id, posting_ids from pick_list where run_id = $1 order by worker_id", runId)
                .forEach(row -> lists.put(row.getLong(0), List.of(row.getArrayOfLongs(1))));
        return lists;
    }

    /** The states of a run's messages and how many have each. */
    Map<String, Long> messages(long runId) {
        Map<String, Long> states = new LinkedHashMap<>();
        rows("select state, count(*) from outbox where run_id = $1 group by state order by state", runId)
                .forEach(row -> states.put(row.getString(0), row.getLong(1)));
        return states;
    }

    long count(String sql, Object... arguments) {
        return rows(sql, arguments).iterator().next().getLong(0);
    }

    void execute(String sql, Object... arguments) {
        rows(sql, arguments);
    }

    private List<Row> rows(String sql, Object... arguments) {
        List<Row> rows = new ArrayList<>();
        pool.preparedQuery(sql).executeAndAwait(Tuple.from(List.of(arguments))).forEach(rows::add);
        return rows;
    }

    private List<Long> ids(String sql, Tuple arguments) {
        List<Long> ids = new ArrayList<>();
        pool.preparedQuery(sql).executeAndAwait(arguments).forEach(row -> ids.add(row.getLong(0)));
        return ids.stream().sorted().toList();
    }
}
