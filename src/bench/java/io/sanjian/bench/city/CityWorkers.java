package io.sanjian.bench.city;

import io.sanjian.reading.SpeechReader;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import io.sanjian.support.demo.DemoPlaces;
import io.sanjian.worker.BulkSeals;
import io.sanjian.worker.ReturnReason;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The city's returnees, who want work in their own words. Homes are in the villages of all districts, a third with
 * coordinates. Names and numbers are sealed as in production, and nobody's: no telephone begins with 10, no area of an
 * identity number is 999999. The n-th row is always the same worker.
 */
final class CityWorkers {
    static final String SOURCE = "city";
    static final String COLUMNS = """
            source, external_id, name_enc, phone_enc, phone_bidx, id_number_enc, id_number_bidx, birth_date,
            birth_date_exact, sex, area_code, town_code, village_code, lat, lon, max_distance_km, trades,
            certificates, expected_pay_min, expected_pay_unit, groups, consent, consent_at, consent_wording,
            returned_at, return_reason, content_hash""";
    private static final String SURNAMES = "王李张刘陈杨黄周吴徐何罗谭冉向田秦牟熊邓";
    private static final String GIVEN_NAMES = "明红国华芬英强琼荣秀富碧福芳清远梅军平勇燕飞玉林";
    private static final List<Integer> LIMITS_KM = List.of(5, 10, 15, 20, 30, 50, 80, 120);
    private static final List<ReturnReason> REASONS = List.of(ReturnReason.LOOKING_FOR_WORK,
            ReturnReason.LOOKING_FOR_WORK, ReturnReason.LOOKING_FOR_WORK, ReturnReason.SHORT_VISIT, ReturnReason.FARM,
            ReturnReason.START_BUSINESS);
    /** In how many of a thousand workers a group occurs. */
    private static final Map<WorkerGroup, Integer> GROUPS = new EnumMap<>(Map.of(WorkerGroup.POVERTY_ALLEVIATED, 120,
            WorkerGroup.POVERTY_MONITORED, 20, WorkerGroup.DISABLED, 25, WorkerGroup.LONG_TERM_UNEMPLOYED, 40,
            WorkerGroup.ZERO_EMPLOYMENT_FAMILY, 8, WorkerGroup.LOW_INCOME, 30, WorkerGroup.VETERAN, 20,
            WorkerGroup.LAND_LOST, 20));

    private final long seed;
    private final LocalDate today;
    private final Country country;
    private final Certificates certificates;
    private final BulkSeals seals;
    private final List<Wish> wishes;
    private final Weighted<Wish> wanted;

    CityWorkers(long seed, LocalDate today, Areas areas, Trades trades, Certificates certificates, BulkSeals seals) {
        this.seed = seed;
        this.today = today;
        this.country = new Country(areas);
        this.certificates = certificates;
        this.seals = seals;
        this.wishes = Wish.all(new SpeechReader(trades, certificates), trades);
        this.wanted = new Demand().draw(wishes, Wish::trade, Demand.Side.SEEKERS);
    }

    /** Sends the n-th row. */
    void write(int number, CopyRows rows) throws SQLException {
        RandomGenerator random = new SplittableRandom(seed * 17 + number);
        Wish wish = wanted.draw(random);
        String externalId = String.format(Locale.ROOT, "city-%07d", number);
        int age = age(random, wish);
        LocalDate birth = today.minusYears(age).minusDays(1L + random.nextInt(360));
        BulkSeals.Sealed sealed = seals.seal(SOURCE, externalId, name(random),
                String.format(Locale.ROOT, "10%09d", number),
                String.format(Locale.ROOT, "999999%tY%<tm%<td%04d", birth, number % 10_000));
        rows.add(SOURCE).add(externalId).add(sealed.name()).add(sealed.phone()).add(sealed.phoneIndex())
                .add(sealed.idNumber()).add(sealed.idNumberIndex()).add(birth).add(true)
                .add(wish.sex().equals("A") ? random.nextBoolean() ? "M" : "F" : wish.sex());
        home(random, rows);
        rows.add(random.nextInt(100) < 40 ? DemoPlaces.pick(random, LIMITS_KM) : null).addAll(words(random, wish))
                .addAll(papers(random, wish));
        pay(random, wish, rows);
        rows.addAll(groups(random));
        consent(random, rows);
        rows.add(today.minusDays(random.nextInt(70))).add(DemoPlaces.pick(random, REASONS))
                .add(sealed.contentHash());
        rows.end();
    }

    private static int age(RandomGenerator random, Wish wish) {
        return random.nextInt(60) == 0 ? 16 + random.nextInt(2) : random.nextInt(wish.ageMin(), wish.ageMax() + 1);
    }

    private static String name(RandomGenerator random) {
        return "示例" + SURNAMES.charAt(random.nextInt(SURNAMES.length()))
                + GIVEN_NAMES.charAt(random.nextInt(GIVEN_NAMES.length()))
                + GIVEN_NAMES.charAt(random.nextInt(GIVEN_NAMES.length()));
    }

    private void home(RandomGenerator random, CopyRows rows) {
        Area district = country.districtOfHome(random);
        Area town = country.town(random, district, random.nextInt(4) == 0 ? 'U' : 'R');
        Area village = town == null ? null : country.village(random, town);
        GeoPoint point = town == null || random.nextInt(3) > 0 ? null : Country.near(random, town);
        rows.add(district.code()).add(town == null ? null : town.code()).add(village == null ? null : village.code())
                .add(point == null ? null : point.lat()).add(point == null ? null : point.lon());
    }

    /** A fourth of the workers want something else besides. */
    private List<String> words(RandomGenerator random, Wish wish) {
        List<String> words = new ArrayList<>(wish.say(random));
        if (random.nextInt(4) == 0) {
            Wish other = DemoPlaces.pick(random, wishes);
            words.add(DemoPlaces.pick(random, other.otherWords()));
        }
        return words;
    }

    /** Some who want the work have no papers for it. */
    private List<String> papers(RandomGenerator random, Wish wish) {
        return wish.certificate().isEmpty() || random.nextInt(10) >= 8 ? List.of()
                : certificates.byName(wish.certificate()).map(paper -> List.of(paper.code())).orElse(List.of());
    }

    private static void pay(RandomGenerator random, Wish wish, CopyRows rows) {
        if (random.nextInt(10) >= 8) {
            rows.add((Object) null).add((Object) null);
            return;
        }
        int usual = wish.least();
        int step = usual >= 1000 ? 100 : 10;
        rows.add(usual < 10 ? usual : Math.round(usual * random.nextDouble(0.85, 1.15) / step) * step)
                .add(wish.unit());
    }

    private static List<String> groups(RandomGenerator random) {
        List<String> groups = new ArrayList<>();
        GROUPS.forEach((group, share) -> {
            if (random.nextInt(1000) < share) {
                groups.add(group.name());
            }
        });
        return groups;
    }

    /** Most said yes, some were never asked, a few refused and get no recommendation. */
    private void consent(RandomGenerator random, CopyRows rows) {
        int answer = random.nextInt(100);
        if (answer >= 92) {
            rows.add((Object) null).add((Object) null).add((Object) null);
        } else {
            rows.add(answer < 90).add(today.atStartOfDay() + "Z").add("示例授权书");
        }
    }
}
