package io.sanjian.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/** What people ask the service, drawn from a seed: many different profiles, and searches as a portal's users make them. */
final class Requests {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<String> WORDS = List.of("普工", "焊工 包住", "月嫂", "保安", "外卖骑手", "缝纫工", "叉车", "打螺丝", "厨师",
            "保洁 兼职", "司机", "家政", "服务员 包吃", "质检员", "仓管员", "收银员", "电工", "采茶", "护工", "快递");
    private static final List<String> FAMILIES = List.of("CLUSTER", "PUBLIC_WELFARE", "GIG", "WORK_RELIEF", "WORKSHOP",
            "GENERAL");
    private static final List<String> SORTS = List.of("newest", "pay");

    private final String url;
    private final String token;
    private final List<ObjectNode> bodies;

    /** @param bodies of {@code POST /matches} */
    Requests(String url, String token, List<ObjectNode> bodies) {
        this.bodies = bodies;
        this.url = url;
        this.token = token;
    }

    /** {@code POST /matches} for one person after the other; three picks each. */
    IntFunction<HttpRequest> matches() {
        List<byte[]> encoded = bodies.stream().map(body -> body.toString().getBytes(StandardCharsets.UTF_8)).toList();
        return i -> request("/matches").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(encoded.get(i % encoded.size()))).build();
    }

    /** {@code GET /postings}: words, place, trade or family, near a home, in all orders; facets included. */
    IntFunction<HttpRequest> searches() {
        return i -> request("/postings?" + query(new SplittableRandom(1131L * 31 + i))).GET().build();
    }

    /** {@code POST /postings}: each a new posting with a text to be read. */
    IntFunction<HttpRequest> publications() {
        String series = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        AtomicInteger published = new AtomicInteger();
        return i -> {
            int number = published.incrementAndGet();
            RandomGenerator random = new SplittableRandom(number);
            ObjectNode posting = JsonNodeFactory.instance.objectNode()
                    .put("externalId", "bench-" + series + "-" + number)
                    .put("title", any(random, WORDS)).put("employer", "示例厂" + number)
                    .put("areaCode", bodies.get(random.nextInt(bodies.size())).at("/home/areaCode").asText())
                    .put("description", "白班，包吃住，月薪" + 500 * random.nextInt(6, 14) + "元以上，18-" + random.nextInt(45, 60)
                            + "周岁，有" + any(random, WORDS) + "经验的优先。");
            return request("/postings").header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(posting.toString())).build();
        };
    }

    private String query(RandomGenerator random) {
        JsonNode home = bodies.get(random.nextInt(bodies.size())).get("home");
        String area = home.get("areaCode").asText();
        StringBuilder query = new StringBuilder("limit=20");
        switch (random.nextInt(5)) {
            case 0 -> query.append("&q=").append(encoded(any(random, WORDS)));
            case 1 -> query.append("&q=").append(encoded(any(random, WORDS))).append("&area=").append(area);
            case 2 -> query.append("&family=").append(any(random, FAMILIES)).append("&area=").append(area)
                    .append("&sort=").append(any(random, SORTS));
            case 3 -> query.append("&trade=").append(encoded(any(random, WORDS).split(" ")[0])).append("&near=")
                    .append(point(random)).append("&radiusKm=30&sort=distance");
            default -> query.append("&age=").append(random.nextInt(18, 65)).append("&payMin=")
                    .append(500 * random.nextInt(6, 14)).append("&area=").append(area);
        }
        return query.toString();
    }

    private static String point(RandomGenerator random) {
        return String.format(Locale.ROOT, "%.4f,%.4f", random.nextDouble(29, 31), random.nextDouble(106, 108.5));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static <T> T any(RandomGenerator random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }
}
