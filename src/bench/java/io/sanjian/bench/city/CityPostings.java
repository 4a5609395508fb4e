package io.sanjian.bench.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.support.demo.DemoPlaces;
import io.sanjian.support.demo.DemoPostings;
import io.sanjian.support.demo.JobKind;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The city's posts: advertisements as the demo writes them, in the trades and districts where the work is, from many
 * small employers, some middling and a few agencies with thousands. The n-th row is always the same post.
 */
final class CityPostings {
    static final String SOURCE = "city";
    static final String COLUMNS = """
            source, external_id, title, employer, family, cluster, description, trades, certificates, area_code,
            town_code, address, lat, lon, pay_min, pay_max, pay_unit, age_min, age_max, education, openings,
            employment_form, benefits, contact, published_at, valid_through""";
    private static final String SYLLABLES = "鼎旺渝兴巴山金穗长顺恒力嘉和丰泽宏远永盛明达华安同心万新禾锦程福源瑞祥红叶云岭川江南桐晨风聚贤惠民春晖隆众合启航天宇佳园高峡平湖乌陵";
    private static final List<String> TRADES_OF_FIRMS = List.of("机械制造", "电子科技", "劳务", "建筑工程", "餐饮管理", "商贸",
            "物流", "家政服务", "农业发展", "服饰", "食品", "汽车部件", "物业服务", "装饰工程", "人力资源");
    private static final int AGENCIES = 40;
    private static final int MIDDLING = 4_000;

    private final long seed;
    private final DemoPostings adverts;
    private final Country country;
    private final Weighted<JobKind> kinds;

    CityPostings(long seed, LocalDate today, Areas areas, Certificates certificates) {
        this.seed = seed;
        this.adverts = new DemoPostings(seed, today, areas, certificates);
        this.country = new Country(areas);
        this.kinds = new Demand().draw(JobKind.all(), JobKind::trade, Demand.Side.POSTS);
    }

    /** Sends the n-th row. */
    void write(int number, CopyRows rows) throws SQLException {
        RandomGenerator random = new SplittableRandom(seed * 31 + number);
        JobKind kind = kinds.draw(random);
        Area district = country.districtOfWork(random, kind.place());
        Area town = country.town(random, district, kind.place());
        ObjectNode row = adverts.row(random, String.format(Locale.ROOT, "city-%07d", number), kind, district, town);
        rows.add(SOURCE).add(text(row, "externalId")).add(text(row, "title")).add(employer(random, district))
                .add(text(row, "family")).add(text(row, "cluster")).add(text(row, "description"))
                .addAll(texts(row, "trades")).addAll(texts(row, "certificates")).add(text(row, "areaCode"))
                .add(text(row, "townCode")).add(text(row, "address")).add(text(row.path("location"), "lat"))
                .add(text(row.path("location"), "lon")).add(text(row.path("pay"), "min"))
                .add(text(row.path("pay"), "max")).add(text(row.path("pay"), "unit"))
                .add(text(row.path("age"), "min")).add(text(row.path("age"), "max")).add(text(row, "education"))
                .add(text(row, "openings")).add(text(row, "employmentForm")).addAll(texts(row, "benefits"))
                .add(text(row, "contact")).add(text(row, "publishedAt")).add(text(row, "validThrough"));
        rows.end();
    }

    /** Six in ten posts are of firms with a few posts, three of firms with some dozens, one of the agencies. */
    private static String employer(RandomGenerator random, Area district) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return "重庆" + name(random.nextInt(AGENCIES), 2) + "人力资源服务有限公司（示例）";
        }
        String trade = DemoPlaces.pick(random, TRADES_OF_FIRMS);
        if (kind <= 3) {
            int number = random.nextInt(MIDDLING);
            return "重庆" + name(number * 7 + 1_000, 2) + TRADES_OF_FIRMS.get(number % TRADES_OF_FIRMS.size())
                    + "有限公司（示例）";
        }
        return district.name() + name(random.nextInt(200_000), 3) + trade + "有限公司（示例）";
    }

    /** A name of so many syllables; the same number gives the same name. */
    private static String name(int number, int syllables) {
        StringBuilder name = new StringBuilder();
        for (int i = 0, rest = number; i < syllables; i++, rest /= SYLLABLES.length()) {
            name.append(SYLLABLES.charAt(rest % SYLLABLES.length()));
        }
        return name.toString();
    }

    private static String text(JsonNode row, String field) {
        JsonNode value = row.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    private static List<String> texts(JsonNode row, String field) {
        List<String> texts = new ArrayList<>();
        row.path(field).forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
