package io.sanjian.support.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.reference.trade.Certificates;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Made-up returnees as rows of {@code POST /api/v1/workers/import}: own words in the city's way of speaking, ages from
 * 16 to 66, homes in the towns of all districts; no phone and no ID number, since any that is valid may be somebody's.
 */
public final class DemoWorkers {
    private static final List<String> SURNAMES =
            List.of("王", "李", "张", "刘", "陈", "杨", "黄", "周", "吴", "徐", "何", "罗", "谭",
                    "冉", "向", "田", "秦", "牟", "熊", "邓");
    private static final List<String> GIVEN_NAMES = List.of("大明", "小红", "建国", "德华", "淑芬", "桂英", "永强", "世琼", "光荣", "明秀",
            "家富", "兴碧", "天福", "元芳", "朝清", "远志");
    private static final List<String> REASONS = List.of("LOOKING_FOR_WORK", "LOOKING_FOR_WORK", "LOOKING_FOR_WORK",
            "SHORT_VISIT", "FARM", "START_BUSINESS");
    /** In how many of a hundred workers a group occurs; nobody of working age is both young graduate and the like. */
    private static final Map<WorkerGroup, Integer> GROUPS = groups();

    private final long seed;
    private final LocalDate today;
    private final DemoPlaces places;
    private final Certificates certificates;
    private final List<String[]> wishes = DemoTable.rows("wishes.tsv");

    public DemoWorkers(long seed, LocalDate today, Areas areas, Certificates certificates) {
        this.seed = seed;
        this.today = today;
        this.places = new DemoPlaces(areas);
        this.certificates = certificates;
    }

    private static Map<WorkerGroup, Integer> groups() {
        Map<WorkerGroup, Integer> groups = new LinkedHashMap<>();
        groups.put(WorkerGroup.POVERTY_ALLEVIATED, 12);
        groups.put(WorkerGroup.POVERTY_MONITORED, 2);
        groups.put(WorkerGroup.DISABLED, 3);
        groups.put(WorkerGroup.LONG_TERM_UNEMPLOYED, 4);
        groups.put(WorkerGroup.ZERO_EMPLOYMENT_FAMILY, 1);
        groups.put(WorkerGroup.LOW_INCOME, 3);
        groups.put(WorkerGroup.VETERAN, 2);
        groups.put(WorkerGroup.LAND_LOST, 2);
        return groups;
    }

    /** The first {@code count} rows. */
    public Stream<ObjectNode> rows(int count) {
        return IntStream.range(0, count).mapToObj(this::row);
    }

    private ObjectNode row(int number) {
        RandomGenerator random = new SplittableRandom(seed * 17 + number);
        String[] wish = number < wishes.size() ? wishes.get(number) : DemoPlaces.pick(random, wishes);
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("externalId", String.format(Locale.ROOT, "demo-%05d", number));
        row.put("name", "示例" + DemoPlaces.pick(random, SURNAMES) + DemoPlaces.pick(random, GIVEN_NAMES));
        row.put("sex", wish[5].equals("A") ? random.nextBoolean() ? "M" : "F" : wish[5]);
        age(random, row, wish[4].split("-"));
        home(random, row, number);
        for (String words : wish[0].split("\\|")) {
            row.withArray("trades").add(words);
        }
        // Some who want the work have no papers for it.
        if (!wish[1].isEmpty() && random.nextInt(10) < 8) {
            certificates.byName(wish[1]).ifPresent(c -> row.withArray("certificates").add(c.code()));
        }
        int usual = Integer.parseInt(wish[3]);
        if (random.nextInt(10) < 8) {
            int step = usual >= 1000 ? 100 : 10;
            long least = usual < 10 ? usual : Math.round(usual * random.nextDouble(0.85, 1.15) / step) * step;
            row.putObject("expectedPay").put("min", least).put("unit", wish[2]);
        }
        if (random.nextInt(10) < 4) {
            row.put("maxDistanceKm", List.of(5, 10, 15, 20, 30, 50, 80).get(random.nextInt(7)));
        }
        GROUPS.forEach((group, share) -> {
            if (random.nextInt(100) < share) {
                row.withArray("groups").add(group.name());
            }
        });
        row.put("returnedAt", today.minusDays(random.nextInt(70)).toString());
        row.put("returnReason", DemoPlaces.pick(random, REASONS));
        consent(random, row);
        return row;
    }

    private void age(RandomGenerator random, ObjectNode row, String[] ages) {
        int age = random.nextInt(Integer.parseInt(ages[0]), Integer.parseInt(ages[1]) + 1);
        if (random.nextInt(50) == 0) {
            age = 16 + random.nextInt(2);
        }
        if (random.nextInt(3) == 0) {
            row.put("birthDate", today.minusYears(age).minusDays(1 + random.nextInt(360)).toString());
        } else {
            row.put("age", age);
        }
    }

    private void home(RandomGenerator random, ObjectNode row, int number) {
        Area district = number < places.districts().size() ? places.districts().get(number)
                : places.district(random, 'A');
        Area town = places.town(random, district, random.nextInt(4) == 0 ? 'U' : 'R');
        ObjectNode home = row.putObject("home").put("areaCode", district.code());
        if (town != null) {
            home.put("townCode", town.code());
        }
    }

    /** Most said yes, some were never asked, a few refused and get no recommendation. */
    private static void consent(RandomGenerator random, ObjectNode row) {
        int answer = random.nextInt(100);
        if (answer < 90) {
            row.put("consent", true);
        } else if (answer < 92) {
            row.put("consent", false);
        }
    }
}
