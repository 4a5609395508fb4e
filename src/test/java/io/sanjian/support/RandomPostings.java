package io.sanjian.support;

import io.sanjian.matching.Profile;
import io.sanjian.matching.Rule;
import io.sanjian.matching.WorkArea;
import io.sanjian.posting.Posting;
import io.sanjian.posting.PostingStatus;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.area.Place;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.terms.Within;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Trade;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random postings and profiles that meet often: few trades, places, employers and texts, so that ties abound. */
public final class RandomPostings {
    public static final LocalDate TODAY = LocalDate.of(2026, 1, 20);
    private static final List<String> PLAIN_TITLES = List.of("高薪诚聘", "工友之家", "新厂直招", "某项目部用人", "多名");
    private static final List<String> TEXTS = List.of("包吃住，日结", "18-45周岁，月休四天", "需持证上岗，无夜班", "两班倒，无经验可带", "年龄不限，大龄优先",
            "先交200元服装费");

    private final Random random;
    private final List<Trade> trades;
    private final List<Area> districts = MemoryIndex.AREAS.districts();
    private final List<Area> towns = MemoryIndex.AREAS.all().filter(area -> area.code().length() == 9)
            .filter(area -> area.parent() != null && area.inForce()).limit(300).toList();

    /**
     * @param tradeCount how many of all trades to use; the first one asks for no papers, for where every trade does, hardly
     *                   anybody is given a post
     */
    public RandomPostings(Random random, int tradeCount) {
        this.random = random;
        List<Trade> all = MemoryIndex.TRADES.all();
        List<Trade> free = all.stream().filter(trade -> trade.certificates().isEmpty()).toList();
        this.trades = IntStream.range(0, tradeCount).mapToObj(i -> any(i == 0 ? free : all)).toList();
    }

    public Posting posting(long id) {
        Trade trade = any(trades);
        Area town = random.nextInt(3) > 0 ? any(towns) : null;
        String title = random.nextInt(6) == 0 ? any(PLAIN_TITLES)
                : trade.name() + (random.nextBoolean() ? any(PLAIN_TITLES) : "");
        String employer = random.nextInt(4) == 0 ? null : "公司" + random.nextInt(200);
        Family family = any(List.of(Family.values()));
        String text = random.nextInt(3) == 0 ? null : any(TEXTS);
        List<String> codes = random.nextInt(3) == 0 ? List.of() : random.nextInt(4) == 0
                ? List.of(trade.code(), any(trades).code()) : List.of(trade.code());
        List<String> papers = random.nextInt(6) == 0 ? List.of(any(MemoryIndex.CERTIFICATES.all()).code()) : List.of();
        Posting.Place place = new Posting.Place(town == null ? any(districts).code() : town.parent(),
                town == null ? null : town.code(), null,
                random.nextInt(3) == 0 ? new GeoPoint(28.5 + random.nextDouble() * 3, 106 + random.nextDouble() * 3)
                        : null);
        Pay pay = random.nextInt(4) == 0 ? null : pay();
        AgeRange age = random.nextInt(3) == 0 ? age() : null;
        Posting.Work work = new Posting.Work(family, null, codes, papers, null,
                random.nextBoolean() ? null : 1 + random.nextInt(20),
                random.nextBoolean() ? null : any(List.of(EmploymentForm.values())));
        Posting.Validity validity = new Posting.Validity(TODAY.minusDays(random.nextInt(40)),
                random.nextInt(3) == 0 ? null : TODAY.plusDays(random.nextInt(60) - 8),
                random.nextInt(8) == 0 ? any(List.of(PostingStatus.PAUSED, PostingStatus.FILLED)) : PostingStatus.OPEN,
                null);
        return new Posting(new Posting.Key(id, "random", "R-" + id),
                new Posting.Text(title, employer, text, List.of(), null), work, place, pay, age, validity);
    }

    private Pay pay() {
        double min = 3000 + 500 * random.nextInt(12);
        return random.nextInt(10) == 0 ? new Pay(0.5, null, PayUnit.PIECE) : random.nextInt(5) == 0
                ? new Pay(min / 26, null, PayUnit.DAY) : new Pay(min, min + 500 * random.nextInt(6), PayUnit.MONTH);
    }

    private AgeRange age() {
        return new AgeRange(16 + random.nextInt(5), random.nextInt(5) == 0 ? null : 35 + 5 * random.nextInt(6));
    }

    public Profile profile(long highestId) {
        Area town = any(towns);
        Place home = MemoryIndex.AREAS.place(town.parent(), random.nextInt(4) == 0 ? null : town.code(), null);
        Map<Long, Rule> excluded = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            excluded.put(1 + random.nextLong(highestId),
                    any(List.of(Rule.EXCLUDED, Rule.APPLIED, Rule.RECENTLY_RECOMMENDED)));
        }
        boolean bound = random.nextInt(8) == 0;
        WorkArea ground = bound
                ? new WorkArea(random.nextBoolean() ? Within.DISTRICT : Within.TOWN,
                        MemoryIndex.AREAS.districtCodesOf(home.areaCode(), home.townCode()),
                        random.nextBoolean() ? null : home.townCode())
                : null;
        Set<Wish> wishes = random.nextInt(3) == 0
                ? new HashSet<>(List.of(any(List.of(Wish.values())), any(List.of(Wish.values()))))
                : Set.of();
        return new Profile(
                new Profile.Person(15 + random.nextInt(52),
                        random.nextInt(5) == 0 ? null : any(List.of(Profile.Sex.values())),
                        random.nextInt(3) == 0 ? Set.of(any(List.of(WorkerGroup.values()))) : Set.of(), certificates()),
                home,
                new Profile.Reach(bound || random.nextInt(3) == 0 ? 5.0 + random.nextInt(80) : null, ground),
                new Profile.Wanted(codes(random.nextInt(4)), new HashSet<>(codes(random.nextInt(2))),
                        random.nextInt(6) == 0,
                        random.nextInt(4) == 0 ? Set.of(any(List.of(Family.values()))) : Set.of(),
                        random.nextInt(3) == 0 ? -1 : 3000 + 500 * random.nextInt(8), wishes,
                        random.nextInt(3) == 0 ? wishes : Set.of(), random.nextInt(3) == 0 ? words() : List.of()),
                new Profile.Exclusions(excluded,
                        random.nextInt(4) == 0 ? Set.of("公司" + random.nextInt(200)) : Set.of(),
                        random.nextInt(8) == 0 ? Set.of(any(List.of(Family.values()))) : Set.of()),
                TODAY.minusDays(random.nextInt(10)));
    }

    private List<String> words() {
        return IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> any(
                List.of("诚聘", "工友", "直招", "项目", "没有的词", "普工", "服装费", "无夜班", "月休四天", "大龄优先"))).distinct().toList();
    }

    private List<String> codes(int count) {
        return IntStream.range(0, count).mapToObj(i -> any(trades).code()).distinct().toList();
    }

    private Set<String> certificates() {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> any(MemoryIndex.CERTIFICATES.all()))
                .map(Certificate::code).collect(Collectors.toSet());
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
