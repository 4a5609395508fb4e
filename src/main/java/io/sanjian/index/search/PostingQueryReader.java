package io.sanjian.index.search;

import static io.sanjian.index.search.Parameters.given;

import io.sanjian.clock.BusinessZone;
import io.sanjian.posting.PostingStatus;
import io.sanjian.reading.PostingReading;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.cluster.Cluster;
import io.sanjian.reference.cluster.Clusters;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import io.sanjian.web.fields.DateTimeText;
import io.sanjian.web.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks the parameters of the posting list and tells all faults at once. */
@ApplicationScoped
class PostingQueryReader {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_WORDS_LENGTH = 200;
    private static final int MIN_AGE = 14;
    private static final int MAX_AGE = 100;
    private static final int MAX_PAY = 10_000_000;
    private static final double MIN_RADIUS_KM = 0.1;
    private static final double MAX_RADIUS_KM = 1000;
    private static final int MAX_LAT = 90;
    private static final int MAX_LON = 180;
    private static final int MOST_LISTED = 50;
    private static final int TOWN_DIGITS = 9;
    private static final List<PostingStatus> STATUSES =
            List.of(PostingStatus.OPEN, PostingStatus.PAUSED, PostingStatus.FILLED, PostingStatus.EXPIRED);

    private final Areas areas;
    private final Trades trades;
    private final Clusters clusters;
    private final PostingQueries queries;
    private final Clock clock;

    PostingQueryReader(Areas areas, Trades trades, Clusters clusters, PostingQueries queries, Clock clock) {
        this.areas = areas;
        this.trades = trades;
        this.clusters = clusters;
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * @param given  all query parameters of the request, by name
     * @param within only posts that these areas reach, or null
     * @throws io.sanjian.web.problem.ProblemException VALIDATION with every fault
     */
    PostingQuery read(PostingSearchRequest request, Map<String, List<String>> given, AreaScope within) {
        Parameters parameters = new Parameters();
        parameters.only(PostingSearchRequest.NAMES, given);
        String words = words(request.q, parameters);
        String area = area(request.area, parameters);
        GeoPoint near = near(request.near, parameters);
        PageCursor cursor = cursor(request.cursor, parameters);
        PostingStatus status = parameters.constant("status", request.status, STATUSES);
        PostingOrder order = parameters.constant("sort", request.sort, List.of(PostingOrder.values()));
        Integer limit = parameters.integer("limit", request.limit, 1, MAX_LIMIT);
        PostingQuery query = new PostingQuery(words, area == null || area.length() >= TOWN_DIGITS ? null : area,
                area == null || area.length() < TOWN_DIGITS ? null : area.substring(0, TOWN_DIGITS),
                parameters.constant("family", request.family, List.of(Family.values())),
                cluster(request.cluster, parameters), trades(request.trade, parameters), near,
                parameters.number("radiusKm", request.radiusKm, MIN_RADIUS_KM, MAX_RADIUS_KM),
                parameters.integer("age", request.age, MIN_AGE, MAX_AGE),
                parameters.integer("payMin", request.payMin, 0, MAX_PAY), status,
                name(parameters.constant("flag", request.flag, List.of(PostingReading.Flag.values()))),
                name(parameters.constant("review", request.review, List.of(Review.values()))),
                day(request.at, status, cursor, parameters),
                order != null ? order : words == null ? PostingOrder.NEWEST : PostingOrder.RELEVANCE,
                limit == null ? DEFAULT_LIMIT : limit, cursor, within);
        requireNear(request, query, parameters);
        if (cursor != null && !cursor.fits(query)) {
            parameters.reject(Violation.malformed("cursor", "{field} belongs to a list with other parameters"));
        }
        parameters.throwIfAny();
        return query;
    }

    /** States of an officer's decision, as the index names them. */
    private enum Review {
        OPEN, CLEARED, CONFIRMED
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private String words(String value, Parameters parameters) {
        String words = given(value);
        if (words != null && words.length() > MAX_WORDS_LENGTH) {
            parameters.reject(Violation.outOfRange("q", "{field} is longer than {0} characters", MAX_WORDS_LENGTH));
        } else if (words != null && queries.words(words).isEmpty()) {
            parameters.reject(Violation.malformed("q", "{field} holds no word"));
        }
        return words;
    }

    /** The code of a district, town or village; null for anywhere, which is what the city's code means as well. */
    private String area(String value, Parameters parameters) {
        String area = given(value);
        if (area == null) {
            return null;
        }
        Optional<Area> found = areas.find(area).or(() -> areas.byName(area));
        if (found.isEmpty()) {
            parameters.reject(Violation.unknownCode("area", area, areas.districts().stream().map(Area::code).toList()));
        }
        return found.filter(known -> known.parent() != null).map(Area::code).orElse(null);
    }

    private String cluster(String value, Parameters parameters) {
        String cluster = given(value);
        if (cluster == null) {
            return null;
        }
        Optional<Cluster> found = clusters.byName(cluster);
        if (found.isEmpty()) {
            parameters.reject(Violation.unknownCode("cluster", cluster,
                    clusters.all().stream().map(Cluster::code).distinct().limit(MOST_LISTED).toList()));
        }
        return found.map(Cluster::code).orElse(null);
    }

    /** The trade and all kinds of it. */
    private Set<String> trades(String value, Parameters parameters) {
        String trade = given(value);
        if (trade == null) {
            return Set.of();
        }
        Optional<Trade> found = trades.byName(trade);
        if (found.isEmpty()) {
            parameters.reject(Violation.unknownCode("trade", trade, similarTrades(trade)));
            return Set.of();
        }
        Set<String> codes = new HashSet<>(Set.of(found.get().code()));
        while (codes.addAll(trades.all().stream().filter(kind -> codes.contains(kind.broader())).map(Trade::code)
                .toList())) {
            // until no kind of a kind is left
        }
        return codes;
    }

    /** There are more trades than a fault may list: those that share a character with what was asked for come first. */
    private List<String> similarTrades(String value) {
        return Stream.concat(
                trades.all().stream().filter(trade -> value.chars().anyMatch(c -> trade.name().indexOf(c) >= 0)),
                trades.all().stream()).map(Trade::name).distinct().limit(MOST_LISTED).toList();
    }

    private static GeoPoint near(String value, Parameters parameters) {
        if (given(value) == null) {
            return null;
        }
        String[] parts = value.strip().split("\\s*,\\s*", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            parameters.reject(Violation.malformed("near", "{field} must be latitude,longitude such as 29.72,106.63"));
            return null;
        }
        Double lat = parameters.number("near", parts[0], -MAX_LAT, MAX_LAT);
        Double lon = parameters.number("near", parts[1], -MAX_LON, MAX_LON);
        return lat == null || lon == null ? null : new GeoPoint(lat, lon);
    }

    private static void requireNear(PostingSearchRequest request, PostingQuery query, Parameters parameters) {
        if (given(request.near) == null && (query.radiusKm() != null || query.order() == PostingOrder.DISTANCE)) {
            parameters.reject(new Violation("near", "REQUIRED", "radiusKm and sort=distance need near", null));
        }
    }

    private static PageCursor cursor(String value, Parameters parameters) {
        String encoded = given(value);
        Optional<PageCursor> cursor = Optional.ofNullable(encoded).flatMap(PageCursor::decode);
        if (encoded != null && cursor.isEmpty()) {
            parameters.reject(Violation.malformed("cursor", "{field} is not one that a page of this list gave"));
        }
        return cursor.orElse(null);
    }

    /** The day asked for; else that of the first page; else today, unless a status is asked for, whatever its dates. */
    private LocalDate day(String value, PostingStatus status, PageCursor cursor, Parameters parameters) {
        String at = given(value);
        if (at != null) {
            try {
                return LocalDate.ofInstant(DateTimeText.time(at.contains("T") ? at : at + "T00:00:00+08:00"),
                        BusinessZone.ID);
            } catch (DateTimeException e) {
                parameters.reject(Violation.malformed("at",
                        "at is a day such as 2026-01-20 or a moment such as 2026-01-20T08:00:00+08:00"));
            }
        }
        if (cursor != null) {
            return cursor.at();
        }
        return status == null ? LocalDate.ofInstant(clock.instant(), BusinessZone.ID) : null;
    }
}
