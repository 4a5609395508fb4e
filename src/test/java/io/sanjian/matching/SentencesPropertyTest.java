package io.sanjian.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.reference.terms.Travel;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every sentence, for random people and postings: it claims nothing that neither of them said. */
class SentencesPropertyTest {
    private static final Trades TRADES = Trades.load(Certificates.load());
    private static final Roads ROADS = Roads.load();
    private static final io.sanjian.matching.Matcher JUDGE = new io.sanjian.matching.Matcher(TRADES,
            Certificates.load(), RuleSettings.DEFAULT, ROADS);
    private static final Reasons REASONS = new Reasons(JUDGE);
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    /** Letters that are no part of a Chinese sentence: codes, English, what a format leaves behind. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z_]{2,}|[%{}\\[\\]<>=–]|null");
    private static final Map<PayUnit, String> ALOUD = new EnumMap<>(Map.of(PayUnit.HOUR, "一小时", PayUnit.DAY, "一天",
            PayUnit.WEEK, "一周", PayUnit.MONTH, "一个月", PayUnit.PIECE, "计件，一件"));
    /** The working times by which units are compared, and said to be. */
    private static final Set<String> WORKING_TIMES = Set.of("26", "208", "8", "48", "6");
    /** What is read out in one breath, without the words of the person that it repeats. */
    private static final int LONGEST = 90;

    /** Grants, and what the posting must state for them. */
    private static final Map<String, Set<Trait>> GRANTS = Map.of("LODGING", Set.of(Trait.LODGING, Trait.LIVE_IN),
            "MEALS", Set.of(Trait.MEALS), "DAILY_PAY", Set.of(Trait.DAILY_PAY), "NIGHT_SHIFT",
            Set.of(Trait.NIGHT_SHIFT), "DAY_SHIFT", Set.of(Trait.DAY_SHIFT), "NO_NIGHT_SHIFT",
            Set.of(Trait.DAY_SHIFT), "INSURANCE", Set.of(Trait.INSURANCE), "WEEKENDS_OFF", Set.of(Trait.WEEKENDS_OFF),
            "SEATED", Set.of(Trait.SEATED), "OLDER_WELCOME", Set.of(Trait.OLDER_WELCOME));
    /** What goes against a wish. */
    private static final Map<Wish, Trait> AGAINST = new EnumMap<>(Map.of(Wish.DAY_SHIFT, Trait.NIGHT_SHIFT,
            Wish.NO_NIGHT_SHIFT, Trait.NIGHT_SHIFT, Wish.NIGHT_SHIFT, Trait.DAY_SHIFT, Wish.NO_LIVE_IN, Trait.LIVE_IN,
            Wish.NO_OVERTIME, Trait.LONG_HOURS, Wish.SEATED, Trait.STANDING, Wish.INDOORS, Trait.OUTDOORS,
            Wish.LIGHT_WORK, Trait.HEAVY_LOAD, Wish.NO_HEIGHTS, Trait.HEIGHT));

    @Property(tries = 100)
    void noReasonNamesAFactThatThePostingDoesNotState(@ForAll long seed) {
        each(seed, (person, posting, offered, reasons) -> reasons.forEach(reason -> {
            if (GRANTS.containsKey(reason.code())) {
                assertThat(posting.traits()).as(reason.text()).containsAnyElementsOf(GRANTS.get(reason.code()));
            }
            switch (reason.code()) {
                case "PART_TIME" -> assertThat(posting.form() != EmploymentForm.FULL_TIME
                        || posting.traits().contains(Trait.FLEXIBLE_HOURS)).isTrue();
                case "AGE" -> {
                    assertThat(posting.age()).isNotNull();
                    assertThat(numbers(reason.text())).isSubsetOf(String.valueOf(posting.age().min()),
                            String.valueOf(posting.age().max()));
                }
                case "FAMILY" -> assertThat(person.families()).contains(posting.family());
                case "WELFARE" -> assertThat(posting.family()).isEqualTo(Family.PUBLIC_WELFARE);
                default -> {
                    // told by the other properties
                }
            }
        }));
    }

    @Property(tries = 100)
    void payIsToldInItsOwnUnitWithItsOwnFigures(@ForAll long seed) {
        each(seed, (person, posting, offered, reasons) -> {
            String pay = text(reasons, "PAY");
            if (offered == null) {
                assertThat(pay).isEqualTo("工资没写，要问清楚");
                return;
            }
            assertThat(pay).startsWith(ALOUD.get(offered.unit()));
            assertThat(numbers(pay.split("，(?=按|比|够|高|起头)")[0]))
                    .isSubsetOf(figure(offered.min()), figure(offered.max()));
            Set<String> known = new HashSet<>(WORKING_TIMES);
            known.addAll(List.of(figure(offered.min()), figure(offered.max())));
            known.add(person.said().pay() == null ? String.valueOf(person.expectedPay())
                    : figure(person.said().pay().min()));
            assertThat(numbers(pay)).isSubsetOf(known);
        });
    }

    @Property(tries = 100)
    void whatGoesAgainstAWishIsSaid(@ForAll long seed) {
        each(seed, (person, posting, offered, reasons) -> {
            Set<Object> said = reasons.stream().filter(reason -> reason.code().equals("CONFLICT"))
                    .map(reason -> reason.params().get("wish")).filter(wish -> wish != null)
                    .collect(Collectors.toSet());
            Set<Wish> wishes = person.wishes();
            AGAINST.forEach((wish, trait) -> assertThat(!wishes.contains(wish)
                    || !posting.traits().contains(trait) || said.contains(wish.name())).as(wish.name()).isTrue());
            double roadKm = person.home().point().kilometresTo(posting.place().point())
                    * ROADS.detour(person.home(), posting.place());
            if (wishes.contains(Wish.NEAR_HOME)) {
                assertThat(said.contains("NEAR_HOME")).isEqualTo(roadKm > Travel.BUS.roadKm());
            }
            List<Trade> jobs = posting.trades().stream().map(code -> TRADES.find(code).orElseThrow()).toList();
            if (!jobs.isEmpty() && wishes.contains(Wish.LIGHT_WORK)
                    && jobs.stream().allMatch(job -> job.flags().contains(Trade.Flag.HEAVY))) {
                assertThat(said).contains("LIGHT_WORK");
            }
            if (!jobs.isEmpty() && wishes.contains(Wish.NO_FACTORY)
                    && jobs.stream().allMatch(job -> job.field() == Trade.Field.MANUFACTURING)) {
                assertThat(said).contains("NO_FACTORY");
            }
            if (posting.family() == Family.WORK_RELIEF && wishes.contains(Wish.NO_CONSTRUCTION_SITE)) {
                assertThat(said).contains("NO_CONSTRUCTION_SITE");
            }
            if (!person.families().isEmpty() && !person.families().contains(posting.family())) {
                assertThat(reasons).anyMatch(reason -> reason.params().containsKey("families"));
            }
        });
    }

    @Property(tries = 100)
    void everyWishIsAnsweredGrantedRefusedOrToBeAsked(@ForAll long seed) {
        Set<Wish> answered = Set.of(Wish.NO_NIGHT_SHIFT, Wish.DAY_SHIFT, Wish.NIGHT_SHIFT, Wish.NO_OVERTIME,
                Wish.SEATED, Wish.INDOORS, Wish.INSURANCE, Wish.WEEKENDS_OFF, Wish.DAILY_PAY, Wish.LODGING, Wish.MEALS,
                Wish.PART_TIME);
        each(seed, (person, posting, offered, reasons) -> {
            Set<Object> said = new HashSet<>();
            reasons.forEach(reason -> {
                said.add(reason.code());
                said.add(reason.params().get("wish"));
                if (reason.params().get("wishes") instanceof List<?> asked) {
                    said.addAll(asked);
                }
            });
            person.wishes().stream().filter(answered::contains)
                    // one question asks for both
                    .filter(wish -> wish != Wish.NO_NIGHT_SHIFT || !person.wishes().contains(Wish.DAY_SHIFT))
                    .forEach(wish -> assertThat(said).contains(wish.name()));
        });
    }

    @Property(tries = 60)
    void noSentenceHoldsACodeOrRunsOutOfBreath(@ForAll long seed) {
        Random random = new Random(seed);
        Profile person = person(random);
        for (PostingFacts posting : RandomFacts.postings(random)) {
            Pay offered = offered(random);
            Explanation explanation = JUDGE.explain(person, posting, 0, offered);
            List<String> texts = new ArrayList<>();
            explanation.rules().forEach(rule -> texts.add(rule.text()));
            explanation.parts().stream().filter(part -> !part.name().equals("preference"))
                    .forEach(part -> texts.add(part.text()));
            explanation.notes().forEach(note -> texts.add(note.text()));
            if (JUDGE.judge(person, posting) instanceof Verdict.Accepted accepted) {
                REASONS.of(person, List.of(accepted.match()), posted -> offered).getFirst()
                        .forEach(reason -> texts.add(reason.text()));
            }
            assertThat(texts).allSatisfy(text -> {
                assertThat(text).isNotBlank().doesNotContainPattern(CODE);
                assertThat(text.length()).as(text).isLessThanOrEqualTo(LONGEST);
            });
            assertThat(explanation.related() || !explanation.notes().isEmpty()).isTrue();
        }
    }

    private interface Check {
        void on(Profile person, PostingFacts posting, Pay offered, List<Reason> reasons);
    }

    private static void each(long seed, Check check) {
        Random random = new Random(seed);
        Profile person = person(random);
        for (PostingFacts posting : RandomFacts.postings(random)) {
            Pay offered = offered(random);
            if (JUDGE.judge(person, posting) instanceof Verdict.Accepted accepted) {
                check.on(person, posting, offered,
                        REASONS.of(person, List.of(accepted.match()), posted -> offered).getFirst());
            }
        }
    }

    /** A random person of working age with wishes of every kind, who said all of it in words. */
    private static Profile person(Random random) {
        Profile base = RandomFacts.profile(random);
        List<Wish> wishes = new ArrayList<>(Arrays.asList(Wish.values()));
        Collections.shuffle(wishes, random);
        Pay asked = random.nextBoolean() ? null : pay(random, PayUnit.values()[random.nextInt(4)]);
        Profile.Wanted wanted = new Profile.Wanted(base.trades(), base.barredTrades(), true, base.families(),
                asked == null ? base.expectedPay() : asked.unit().perMonth(asked.min()),
                Set.copyOf(wishes.subList(0, random.nextInt(5))), Set.of(), base.words());
        Map<String, Integer> years = random.nextBoolean() ? Map.of()
                : base.trades().stream().collect(Collectors.toMap(trade -> trade, trade -> 1 + random.nextInt(30)));
        return new Profile(new Profile.Person(Math.max(18, base.age()), base.sex(), base.groups(),
                base.certificates(), years, base.person().schooling()), base.home(), Profile.Reach.UNLIMITED, wanted,
                Profile.Exclusions.NONE, base.at(), new Said(base.trades().stream()
                        .filter(trade -> random.nextBoolean()).collect(Collectors.toMap(trade -> trade, trade -> "活路")),
                        List.of(new Said.Refusal("那种活", base.barredTrades())), asked));
    }

    private static Pay offered(Random random) {
        return random.nextInt(4) == 0 ? null : pay(random, PayUnit.values()[random.nextInt(5)]);
    }

    private static Pay pay(Random random, PayUnit unit) {
        double low = 10 + random.nextInt(9000);
        Double high = switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> low;
            default -> low + random.nextInt(3000);
        };
        return new Pay(low, high, unit);
    }

    private static String text(List<Reason> reasons, String code) {
        return reasons.stream().filter(reason -> reason.code().equals(code)).findFirst().orElseThrow().text();
    }

    private static String figure(Double amount) {
        return amount == null ? "0" : BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
    }

    private static Set<String> numbers(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.results().map(found -> found.group()).collect(Collectors.toSet());
    }
}
