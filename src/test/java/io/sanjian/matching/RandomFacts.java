package io.sanjian.matching;

import io.sanjian.matching.PostingFacts.Demands;
import io.sanjian.matching.PostingFacts.Key;
import io.sanjian.matching.PostingFacts.MonthlyPay;
import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.PostingFacts.Validity;
import io.sanjian.matching.PostingFacts.Work;
import io.sanjian.matching.Profile.Exclusions;
import io.sanjian.matching.Profile.Person;
import io.sanjian.matching.Profile.Reach;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.matching.Profile.Wanted;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.area.Place;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Schooling;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.terms.Within;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Random profiles and postings in which everything that rules and score look at varies. */
public final class RandomFacts {
    /** City, hills, ridges, mountains, and a code that no table knows. */
    private static final List<String> DISTRICTS =
            List.of("500103", "500152", "500112", "500154", "500229", "999999");
    private static final Trades TRADES = Trades.load(Certificates.load());
    private static final Certificates CERTIFICATES = Certificates.load();
    private static final int POSTINGS = 150;
    private static final int EMPLOYERS = 40;
    private static final List<Wish> WISHES = List.of(Wish.values());

    private RandomFacts() {
    }

    public static Profile profile(Random random) {
        Sex sex = random.nextInt(5) == 0 ? null : random.nextBoolean() ? Sex.M : Sex.F;
        WorkArea ground = random.nextInt(6) == 0
                ? new WorkArea(Within.DISTRICT, Set.of(DISTRICTS.get(random.nextInt(DISTRICTS.size()))), null) : null;
        Person person = new Person(14 + random.nextInt(56), sex,
                random.nextBoolean() ? Set.of() : Set.of(WorkerGroup.POVERTY_ALLEVIATED), certificates(random, 4));
        Set<Wish> wishes = random.nextInt(3) == 0 ? wishes(random) : Set.of();
        Wanted wanted = new Wanted(trades(random, 3), random.nextInt(4) == 0 ? Set.copyOf(trades(random, 2)) : Set.of(),
                random.nextInt(4) == 0, random.nextInt(3) == 0 ? Set.of(Family.values()[random.nextInt(6)]) : Set.of(),
                random.nextBoolean() ? 3000 + random.nextInt(6000) : -1, wishes,
                random.nextInt(3) == 0 ? wishes : Set.of(), random.nextInt(3) == 0 ? List.of("箍桶") : List.of());
        Double limit = ground != null || random.nextBoolean() ? (Double) (10.0 + random.nextInt(90)) : null;
        boolean leaves = limit == null && random.nextBoolean();
        Reach reach = new Reach(limit, ground, limit != null && random.nextInt(4) > 0, leaves,
                leaves ? Set.of(DISTRICTS.get(random.nextInt(DISTRICTS.size()))) : Set.of());
        return new Profile(person, place(random), reach, wanted,
                new Exclusions(Map.of((long) random.nextInt(POSTINGS), Rule.APPLIED),
                        random.nextInt(5) == 0 ? Set.of("e" + random.nextInt(EMPLOYERS)) : Set.of(),
                        random.nextInt(5) == 0 ? Set.of(Family.values()[random.nextInt(6)]) : Set.of()),
                Facts.DAY);
    }

    public static List<PostingFacts> postings(Random random) {
        List<PostingFacts> postings = new ArrayList<>();
        for (int id = 0; id < POSTINGS; id++) {
            int pay = random.nextBoolean() ? 2000 + random.nextInt(8000) : -1;
            AgeRange age = random.nextBoolean() ? new AgeRange(16 + random.nextInt(10), 35 + random.nextInt(35)) : null;
            LocalDate end = random.nextInt(5) == 0 ? null : Facts.DAY.plusDays(random.nextInt(60) - 10);
            Set<Trait> traits = new HashSet<>();
            for (Trait trait : Trait.values()) {
                if (random.nextInt(8) == 0) {
                    traits.add(trait);
                }
            }
            postings.add(new PostingFacts(
                    new Key(id, "P" + id, "e" + random.nextInt(EMPLOYERS), "d" + random.nextInt(100)),
                    random.nextInt(9) == 0 ? "招箍桶师傅" : "招工",
                    new Work(Family.values()[random.nextInt(6)], trades(random, 4),
                            EmploymentForm.values()[random.nextInt(3)], 1),
                    place(random), new MonthlyPay(pay, pay < 0 ? -1 : pay + random.nextInt(3000)),
                    new Demands(age, certificates(random, 2), random.nextInt(8) == 0 ? 1 + random.nextInt(5) : 0,
                            random.nextInt(4) == 0 ? Schooling.values()[random.nextInt(6)] : null),
                    new Validity(random.nextInt(12) == 0, Facts.DAY.minusDays(random.nextInt(100)), end), traits));
        }
        return postings;
    }

    private static Set<Wish> wishes(Random random) {
        List<Wish> wishes = new ArrayList<>(WISHES);
        Collections.shuffle(wishes, random);
        return Set.copyOf(wishes.subList(0, 1 + random.nextInt(3)));
    }

    private static List<String> trades(Random random, int most) {
        List<String> codes = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            String code = TRADES.all().get(random.nextInt(TRADES.all().size())).code();
            if (!codes.contains(code)) {
                codes.add(code);
            }
        }
        return codes;
    }

    private static Set<String> certificates(Random random, int most) {
        Set<String> codes = new HashSet<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            codes.add(CERTIFICATES.all().get(random.nextInt(CERTIFICATES.all().size())).code());
        }
        return codes;
    }

    private static Place place(Random random) {
        GeoPoint point = new GeoPoint(28.5 + random.nextDouble() * 3, 105.5 + random.nextDouble() * 4);
        return new Place(DISTRICTS.get(random.nextInt(DISTRICTS.size())), null, point, Place.Precision.EXACT);
    }
}
