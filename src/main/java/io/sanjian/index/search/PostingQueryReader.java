package io.sanjian.index.search;

import io.sanjian.access.AreaCodes;
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
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks the parameters of the posting list and tells all faults at once. */
@ApplicationScoped
class PostingQueryReader {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_WORDS_LENGTH = 200;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_CURSOR = 1000;
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
     * @param within only posts that these areas reach, or null
     * @throws io.sanjian.web.problem.ProblemException VALIDATION with every fault
     */
    PostingQuery read(PostingSearchRequest request, AreaScope within) {
        BodyFields parameters = request.fields();
        String words = words(parameters);
        String area = area(parameters);
        GeoPoint near = near(parameters);
        PageCursor cursor = cursor(parameters);
        PostingStatus status = parameters.constant("status", STATUSES, PostingStatus::label);
        PostingOrder order = parameters.constant("sort", PostingOrder.class);
        Integer limit = parameters.integer("limit", 1, MAX_LIMIT);
        PostingQuery query = new PostingQuery(words, area == null || area.length() >= TOWN_DIGITS ? null : area,
                area == null || area.length() < TOWN_DIGITS ? null : area.substring(0, TOWN_DIGITS),
                parameters.constant("family", Family.class, Family::label), cluster(parameters), trades(parameters),
                near,
                parameters.number("radiusKm", MIN_RADIUS_KM, MAX_RADIUS_KM),
                parameters.integer("age", MIN_AGE, MAX_AGE),
                parameters.integer("payMin", 0, MAX_PAY), status,
                name(parameters.constant("flag", PostingReading.Flag.class)),
                name(parameters.constant("review", Review.class)), day(status, cursor, parameters),
                new PostingQuery.Origin(parameters.text("source", LONGEST_NAME),
                        parameters.text("externalId", LONGEST_ID),
                        parameters.instant("updatedSince")),
                order != null ? order : words == null ? PostingOrder.NEWEST : PostingOrder.RELEVANCE,
                limit == null ? DEFAULT_LIMIT : limit, cursor, within);
        if (!parameters.has("near") && (query.radiusKm() != null || query.order() == PostingOrder.DISTANCE)) {
            parameters.reject(new Violation("near", "REQUIRED", "radiusKm and sort=distance need near", null));
        }
        if (cursor != null && !cursor.fits(query)) {
            parameters.reject(Violation.malformed("cursor", "{field} belongs to a list with other parameters"));
        }
        parameters.requireNoFault();
        return query;
    }

    /** States of an officer's decision, as the index names them. */
    private enum Review {
        OPEN, CLEARED, CONFIRMED
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private String words(BodyFields parameters) {
        String words = parameters.text("q", MAX_WORDS_LENGTH);
        if (words != null && queries.words(words).isEmpty()) {
            parameters.reject(Violation.malformed("q", "{field} holds no word"));
        }
        return words;
    }

    /** The code of a district, town or village; null for anywhere, which is what the city's code means as well. */
    private String area(BodyFields parameters) {
        String code = AreaCodes.one(parameters, "area", areas);
        return Optional.ofNullable(code).flatMap(areas::find).filter(known -> known.parent() != null).map(Area::code)
                .orElse(null);
    }

    private String cluster(BodyFields parameters) {
        String cluster = parameters.text("cluster", LONGEST_NAME);
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
    private Set<String> trades(BodyFields parameters) {
        String trade = parameters.text("trade", LONGEST_NAME);
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

    private static GeoPoint near(BodyFields parameters) {
        String text = parameters.text("near", LONGEST_NAME);
        String[] parts = text == null ? new String[0] : text.split("\\s*,\\s*", -1);
        if (text == null) {
            return null;
        } else if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            parameters.reject(Violation.malformed("near", "{field} must be latitude,longitude such as 29.72,106.63"));
            return null;
        }
        Double lat = parameters.number("near", parts[0], -MAX_LAT, MAX_LAT);
        Double lon = parameters.number("near", parts[1], -MAX_LON, MAX_LON);
        return lat == null || lon == null ? null : new GeoPoint(lat, lon);
    }

    private static PageCursor cursor(BodyFields parameters) {
        String encoded = parameters.text("cursor", LONGEST_CURSOR);
        Optional<PageCursor> cursor = Optional.ofNullable(encoded).flatMap(PageCursor::decode);
        if (encoded != null && cursor.isEmpty()) {
            parameters.reject(Violation.malformed("cursor", "{field} is not one that a page of this list gave"));
        }
        return cursor.orElse(null);
    }

    /** The day asked for; else that of the first page; else today, unless a status is asked for, whatever its dates. */
    private LocalDate day(PostingStatus status, PageCursor cursor, BodyFields parameters) {
        LocalDate at = parameters.date("at");
        if (at != null || cursor != null) {
            return at != null ? at : cursor.at();
        }
        return status == null ? LocalDate.ofInstant(clock.instant(), BusinessZone.ID) : null;
    }
}
