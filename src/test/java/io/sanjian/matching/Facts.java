package io.sanjian.matching;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.area.Place;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Schooling;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.terms.WorkerGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Profiles and postings for tests: plain ones, with what a case is about set otherwise. */
final class Facts {
    static final LocalDate DAY = LocalDate.of(2026, 1, 20);
    static final Place HOME = at(29.60, 106.50);

    private Facts() {
    }

    static Place at(double lat, double lon) {
        return new Place("500112", "500112001", new GeoPoint(lat, lon), Place.Precision.EXACT);
    }

    /** A place so many kilometres north of home. */
    static Place north(double kilometres) {
        return at(29.60 + kilometres / 111.195, 106.50);
    }

    static ProfileBuilder worker(String... trades) {
        return new ProfileBuilder(List.of(trades));
    }

    static PostingBuilder post(String... trades) {
        return new PostingBuilder(List.of(trades));
    }

    static final class ProfileBuilder {
        private final List<String> trades;
        private int age = 35;
        private Sex sex = Sex.M;
        private Place home = HOME;
        private Double maxDistanceKm;
        private WorkArea ground;
        private Set<String> barred = Set.of();
        private boolean anything;
        private Set<String> certificates = Set.of();
        private int expectedPay = -1;
        private Set<WorkerGroup> groups = Set.of();
        private Set<Family> families = Set.of();
        private Set<Wish> wishes = Set.of();
        private Set<Wish> musts = Set.of();
        private boolean leaves;
        private Set<String> partners = Set.of();
        private Map<String, Integer> years = Map.of();
        private Schooling schooling;
        private List<String> words = List.of();
        private Map<Long, Rule> excludedPostings = Map.of();
        private Set<String> excludedEmployers = Set.of();
        private Set<Family> excludedFamilies = Set.of();
        private Said said = Said.NOTHING;

        private ProfileBuilder(List<String> trades) {
            this.trades = trades;
        }

        ProfileBuilder aged(int years, Sex given) {
            age = years;
            sex = given;
            return this;
        }

        ProfileBuilder home(Place place) {
            home = place;
            return this;
        }

        ProfileBuilder within(double kilometres) {
            maxDistanceKm = kilometres;
            return this;
        }

        ProfileBuilder onlyIn(WorkArea given) {
            ground = given;
            maxDistanceKm = given.within().reachKm();
            return this;
        }

        ProfileBuilder barring(String... codes) {
            barred = Set.of(codes);
            return this;
        }

        ProfileBuilder readyForAnything() {
            anything = true;
            return this;
        }

        ProfileBuilder holding(String... codes) {
            certificates = Set.of(codes);
            return this;
        }

        ProfileBuilder expecting(int monthly) {
            expectedPay = monthly;
            return this;
        }

        ProfileBuilder in(WorkerGroup... given) {
            groups = Set.of(given);
            return this;
        }

        ProfileBuilder preferring(Family... given) {
            families = Set.of(given);
            return this;
        }

        ProfileBuilder wishing(Wish... given) {
            wishes = Set.of(given);
            return this;
        }

        /** Wishes without which a post is none. */
        ProfileBuilder insistingOn(Wish... given) {
            wishes = Set.of(given);
            musts = wishes;
            return this;
        }

        ProfileBuilder leavingFor(String... pairedDistricts) {
            leaves = true;
            partners = Set.of(pairedDistricts);
            return this;
        }

        ProfileBuilder withYears(Map<String, Integer> given) {
            years = given;
            return this;
        }

        ProfileBuilder schooled(Schooling given) {
            schooling = given;
            return this;
        }

        ProfileBuilder saying(String... given) {
            words = List.of(given);
            return this;
        }

        ProfileBuilder excluding(Map<Long, Rule> postings, Set<String> employers, Set<Family> given) {
            excludedPostings = postings;
            excludedEmployers = employers;
            excludedFamilies = given;
            return this;
        }

        /** In these words the first trade was heard. */
        ProfileBuilder said(String words) {
            said = new Said(Map.of(trades.getFirst(), words), said.refusals(), said.pay());
            return this;
        }

        /** Rules these trades out in these words. */
        ProfileBuilder refusing(String words, String... codes) {
            said = new Said(said.trades(), List.of(new Said.Refusal(words, Set.of(codes))), said.pay());
            return barring(codes);
        }

        ProfileBuilder asking(Pay pay) {
            said = new Said(said.trades(), said.refusals(), pay);
            return expecting(pay.unit().perMonth(pay.min()));
        }

        Profile build() {
            return new Profile(new Profile.Person(age, sex, groups, certificates, years, schooling), home,
                    new Profile.Reach(maxDistanceKm, ground, maxDistanceKm != null, leaves, partners),
                    new Profile.Wanted(trades, barred, anything, families, expectedPay, wishes, musts, words),
                    new Profile.Exclusions(excludedPostings, excludedEmployers, excludedFamilies), DAY, said);
        }
    }

    static final class PostingBuilder {
        private final List<String> trades;
        private long id = 1;
        private String title = "招工";
        private Family family = Family.GENERAL;
        private Set<String> certificates = Set.of();
        private Place place = north(5);
        private int payMin = -1;
        private int payMax = -1;
        private AgeRange age;
        private boolean closed;
        private LocalDate published = DAY.minusDays(3);
        private LocalDate validThrough = DAY.plusDays(30);
        private String employer;
        private String duplicate;
        private Set<Trait> traits = Set.of();
        private int years;
        private Schooling schooling;

        private PostingBuilder(List<String> trades) {
            this.trades = trades;
        }

        PostingBuilder id(long given) {
            id = given;
            return this;
        }

        PostingBuilder titled(String given) {
            title = given;
            return this;
        }

        PostingBuilder of(Family given) {
            family = given;
            return this;
        }

        PostingBuilder demanding(String... codes) {
            certificates = Set.of(codes);
            return this;
        }

        PostingBuilder place(Place given) {
            place = given;
            return this;
        }

        PostingBuilder paying(int min, int max) {
            payMin = min;
            payMax = max;
            return this;
        }

        PostingBuilder forAges(Integer min, Integer max) {
            age = new AgeRange(min, max);
            return this;
        }

        PostingBuilder demandingYears(int given) {
            years = given;
            return this;
        }

        PostingBuilder demandingSchooling(Schooling given) {
            schooling = given;
            return this;
        }

        PostingBuilder closed() {
            closed = true;
            return this;
        }

        PostingBuilder published(LocalDate day) {
            published = day;
            return this;
        }

        PostingBuilder validThrough(LocalDate day) {
            validThrough = day;
            return this;
        }

        PostingBuilder by(String key) {
            employer = key;
            return this;
        }

        PostingBuilder likeAll(String key) {
            duplicate = key;
            return this;
        }

        PostingBuilder with(Trait... given) {
            traits = Set.of(given);
            return this;
        }

        PostingFacts build() {
            return new PostingFacts(
                    new PostingFacts.Key(id, "T-" + id, employer == null ? "e" + id : employer,
                            duplicate == null ? "d" + id : duplicate),
                    title, new PostingFacts.Work(family, trades, EmploymentForm.FULL_TIME, 1), place,
                    new PostingFacts.MonthlyPay(payMin, payMax),
                    new PostingFacts.Demands(age, certificates, years, schooling),
                    new PostingFacts.Validity(closed, published, validThrough), traits);
        }
    }
}
