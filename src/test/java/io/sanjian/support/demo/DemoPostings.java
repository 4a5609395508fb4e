package io.sanjian.support.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.trade.Certificates;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Made-up postings as rows of {@code POST /api/v1/postings/import}. The same seed, day and reference data give the same
 * rows; the n-th row is always the same post, so another day only moves the dates.
 */
public final class DemoPostings {
    private static final Map<Family, Integer> SHARE =
            Map.of(Family.CLUSTER, 28, Family.PUBLIC_WELFARE, 8, Family.GIG, 15,
                    Family.WORK_RELIEF, 7, Family.WORKSHOP, 9, Family.GENERAL, 33);
    private static final List<String> BRANDS = List.of("鼎旺", "渝兴", "巴山", "金穗", "长顺", "恒力", "嘉和", "丰泽", "宏远", "永盛",
            "明达", "华丰", "山水", "百佳", "安居", "同心", "万家", "新禾", "锦程", "福源", "瑞祥", "红叶", "云岭", "川江", "南山", "碧桐",
            "晨风", "聚贤", "惠民", "春晖", "隆达", "众合", "启航", "天宇", "佳园", "顺安", "高峡", "平湖", "乌江", "嘉陵");
    private static final List<String> BENEFITS = List.of("包吃住", "包吃", "包住", "五险", "五险一金", "全勤奖", "工龄奖", "节日福利",
            "夜班补贴", "交通补贴", "高温补贴", "免费体检");
    private static final List<String> EDUCATION = List.of("不限", "不限", "不限", "小学", "初中", "初中", "高中", "中专");
    private static final List<String> OPENERS = List.of("因业务扩大，现招", "诚招", "急招", "春节后长期招", "返乡招工：", "家门口就业：");
    private static final double METRES_PER_DEGREE = 111_320;

    private final long seed;
    private final LocalDate today;
    private final DemoPlaces places;
    private final Certificates certificates;
    private final Map<Family, List<JobKind>> kinds = JobKind.all().stream()
            .collect(Collectors.groupingBy(JobKind::family));
    private final List<Family> families = Stream.of(Family.values())
            .flatMap(family -> IntStream.range(0, SHARE.get(family)).mapToObj(i -> family)).toList();

    public DemoPostings(long seed, LocalDate today, Areas areas, Certificates certificates) {
        this.seed = seed;
        this.today = today;
        this.places = new DemoPlaces(areas);
        this.certificates = certificates;
    }

    /** The first {@code count} rows. */
    public Stream<ObjectNode> rows(int count) {
        return IntStream.range(0, count).mapToObj(this::row);
    }

    private ObjectNode row(int number) {
        RandomGenerator random = new SplittableRandom(seed * 31 + number);
        // The first rows go through all families in all districts, so that no pair is without a post.
        int family = number % Family.values().length;
        int of = number / Family.values().length;
        boolean given = of < places.districts().size();
        JobKind kind = DemoPlaces.pick(random, kinds.get(given ? Family.values()[family]
                : DemoPlaces.pick(random, families)));
        Area district = given ? places.districts().get(of) : places.district(random, kind.place());
        Area town = places.town(random, district, kind.place());
        return row(random, String.format(Locale.ROOT, "demo-%06d", number), kind, district, town);
    }

    /**
     * An advertisement for a job of this kind.
     *
     * @param town where the work is, or null where no town is known
     */
    public ObjectNode row(RandomGenerator random, String externalId, JobKind kind, Area district, Area town) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        String title = DemoPlaces.pick(random, kind.titles());
        row.put("externalId", externalId);
        row.put("title", random.nextInt(4) == 0 ? shortName(district) + title : title);
        row.put("employer", employer(random, kind, district, town));
        row.put("family", kind.family().name());
        if (kind.cluster() != null) {
            row.put("cluster", kind.cluster());
        }
        row.put("areaCode", district.code());
        if (town != null) {
            row.put("townCode", town.code());
            row.put("address", "重庆市" + district.name() + town.name());
            if (town.point() != null && random.nextInt(5) < 2) {
                location(random, row, town);
            }
        }
        int low = spread(random, kind.low());
        int high = Math.max(low, spread(random, kind.high()));
        int ageMax = kind.ageMax() + random.nextInt(-3, 4);
        boolean inTextOnly = random.nextInt(4) == 0;
        if (!inTextOnly) {
            row.putObject("pay").put("min", low).put("max", high).put("unit", kind.unit().name());
            row.putObject("age").put("min", kind.ageMin()).put("max", ageMax);
        }
        demands(random, row, kind);
        row.put("description", text(random, kind, title, inTextOnly ? kind.ageMin() + "-" + ageMax + "周岁，" + low + "-"
                + high + kind.unit().label() + "。" : ""));
        row.put("education", DemoPlaces.pick(random, EDUCATION));
        row.put("openings", openings(random, kind.family()));
        row.put("employmentForm", kind.form().name());
        int first = random.nextInt(BENEFITS.size() - 2);
        BENEFITS.subList(first, first + random.nextInt(3)).forEach(row.withArray("benefits")::add);
        row.put("contact", "示例岗位，无联系人");
        row.put("publishedAt", today.minusDays(random.nextInt(25)).toString());
        row.put("validThrough", today.plusDays(60 + random.nextInt(120)).toString());
        return row;
    }

    private void demands(RandomGenerator random, ObjectNode row, JobKind kind) {
        // A part of the rows names trade and certificate, the others leave them to be read out of the text.
        if (random.nextInt(2) == 0) {
            row.withArray("trades").add(kind.trade());
        }
        if (kind.certificate() != null && random.nextInt(2) == 0) {
            certificates.byName(kind.certificate()).ifPresent(c -> row.withArray("certificates").add(c.code()));
        }
    }

    private static String text(RandomGenerator random, JobKind kind, String title, String numbers) {
        int first = random.nextInt(kind.remarks().size());
        String remarks = IntStream.range(0, kind.remarks().size())
                .mapToObj(i -> kind.remarks().get((first + i) % kind.remarks().size()))
                .collect(Collectors.joining("；"));
        String certificate = kind.certificate() == null ? "" : "需持" + kind.certificate() + "。";
        return DemoPlaces.pick(random, OPENERS) + title + "。" + remarks + "。" + numbers + certificate;
    }

    private static String employer(RandomGenerator random, JobKind kind, Area district, Area town) {
        String where = shortName(district);
        String brand = DemoPlaces.pick(random, BRANDS);
        return switch (kind.family()) {
            case CLUSTER -> where + brand + "制造有限公司（示例）";
            case PUBLIC_WELFARE -> (town == null ? district : town).name() + "便民服务中心（示例）";
            case GIG -> where + brand + "零工驿站（示例）";
            case WORK_RELIEF -> (town == null ? district : town).name() + "以工代赈项目部（示例）";
            case WORKSHOP -> where + brand + "帮扶车间（示例）";
            case GENERAL -> where + brand + (kind.place() == 'R' ? "农业专业合作社（示例）" : "服务有限公司（示例）");
        };
    }

    /** A point within three kilometres of the town's. */
    private static void location(RandomGenerator random, ObjectNode row, Area town) {
        double north = random.nextDouble(-3000, 3000) / METRES_PER_DEGREE;
        double east = random.nextDouble(-3000, 3000) / METRES_PER_DEGREE / Math.cos(Math.toRadians(town.point().lat()));
        row.putObject("location").put("lat", round(town.point().lat() + north)).put("lon",
                round(town.point().lon() + east));
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }

    /** Within a tenth of the usual figure, in steps that people use. */
    private static int spread(RandomGenerator random, int usual) {
        int step = usual >= 1000 ? 100 : usual >= 100 ? 10 : 1;
        return (int) Math.round(usual * random.nextDouble(0.9, 1.1) / step) * step;
    }

    private static int openings(RandomGenerator random, Family family) {
        return switch (family) {
            case CLUSTER -> 5 + random.nextInt(60);
            case WORK_RELIEF -> 5 + random.nextInt(30);
            case WORKSHOP -> 3 + random.nextInt(20);
            case GIG -> 1 + random.nextInt(15);
            case PUBLIC_WELFARE -> 1 + random.nextInt(4);
            case GENERAL -> 1 + random.nextInt(8);
        };
    }

    private static String shortName(Area district) {
        String bare = district.name().replaceFirst("(土家族|苗族)*自治县$|[区县]$", "");
        return bare.length() == 1 ? district.name() : bare;
    }
}
