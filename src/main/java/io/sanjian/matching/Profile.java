package io.sanjian.matching;

import io.sanjian.reference.area.Place;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Schooling;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.terms.WorkerGroup;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A returnee as matching sees them: no name, no number.
 *
 * @param at   the day to match for, in Asia/Shanghai
 * @param said the worker's own words, which sentences alone repeat
 */
public record Profile(Person person, Place home, Reach reach, Wanted wanted, Exclusions excluded, LocalDate at,
        Said said) {

    /** Of somebody whose words are not known. */
    public Profile(Person person, Place home, Reach reach, Wanted wanted, Exclusions excluded, LocalDate at) {
        this(person, home, reach, wanted, excluded, at, Said.NOTHING);
    }

    /**
     * What somebody is and can do.
     *
     * @param age          full years on the day of the match
     * @param sex          or null where unknown
     * @param certificates codes held
     * @param years        by trade code, years in the trade, where they were told
     * @param schooling    or null where unknown
     */
    public record Person(int age, Sex sex, Set<WorkerGroup> groups, Set<String> certificates,
            Map<String, Integer> years, Schooling schooling) {

        /** Somebody of whom neither years nor schooling are known. */
        public Person(int age, Sex sex, Set<WorkerGroup> groups, Set<String> certificates) {
            this(age, sex, groups, certificates, Map.of(), null);
        }
    }

    /**
     * How far somebody goes to work.
     *
     * @param maxDistanceKm kilometres (great circle) beyond which nothing is offered, or null
     * @param ground        the worker's own limit by place, or null
     * @param stated        whether the kilometres are the person's own; else they are what people who stay at home travel
     * @param leaves        whether the person would leave home for work
     * @param partners      codes of the districts paired with the home's (对口协同)
     */
    public record Reach(Double maxDistanceKm, WorkArea ground, boolean stated, boolean leaves, Set<String> partners) {
        /** Of somebody who set no limit. */
        public static final Reach UNLIMITED = new Reach(null, null);

        /** Within the person's own limits. */
        public Reach(Double maxDistanceKm, WorkArea ground) {
            this(maxDistanceKm, ground, maxDistanceKm != null, false, Set.of());
        }
    }

    /**
     * What somebody looks for.
     *
     * @param trades      codes of the trades wanted, best first
     * @param barred      codes of the trades ruled out in the worker's own words
     * @param anything    would do any plain labour
     * @param families    families preferred
     * @param expectedPay least pay wanted in yuan per month, -1 where not said
     * @param wishes      what the worker asks for besides the trade
     * @param musts       of the wishes those without which a post is none
     * @param words       words that no trade explains, for the text leg
     */
    public record Wanted(List<String> trades, Set<String> barred, boolean anything, Set<Family> families,
            int expectedPay, Set<Wish> wishes, Set<Wish> musts, List<String> words) {
        /** Nothing at all. */
        public static final Wanted NOTHING =
                new Wanted(List.of(), Set.of(), false, Set.of(), -1, Set.of(), Set.of(), List.of());
    }

    /**
     * What somebody is never to be shown.
     *
     * @param postings  ids, and why: dismissed, blocked
     * @param employers employer keys
     */
    public record Exclusions(Map<Long, Rule> postings, Set<String> employers, Set<Family> families) {
        public static final Exclusions NONE = new Exclusions(Map.of(), Set.of(), Set.of());
    }

    @Schema(name = "Sex")
    public enum Sex {
        M, F
    }

    public int age() {
        return person.age;
    }

    public Sex sex() {
        return person.sex;
    }

    public Set<WorkerGroup> groups() {
        return person.groups;
    }

    public Set<String> certificates() {
        return person.certificates;
    }

    public Double maxDistanceKm() {
        return reach.maxDistanceKm;
    }

    public WorkArea ground() {
        return reach.ground;
    }

    public List<String> trades() {
        return wanted.trades;
    }

    public Set<String> barredTrades() {
        return wanted.barred;
    }

    public boolean anything() {
        return wanted.anything;
    }

    public Set<Family> families() {
        return wanted.families;
    }

    public int expectedPay() {
        return wanted.expectedPay;
    }

    public Set<Wish> wishes() {
        return wanted.wishes;
    }

    public List<String> words() {
        return wanted.words;
    }

    public Map<Long, Rule> excludedPostings() {
        return excluded.postings;
    }

    public Set<String> excludedEmployers() {
        return excluded.employers;
    }

    public Set<Family> excludedFamilies() {
        return excluded.families;
    }

    /** Whether no work was named and none said that can be searched for: then nothing concerns the person. */
    public boolean namesNoWork() {
        return trades().isEmpty() && !anything() && words().isEmpty();
    }

    /** The same person with these certificates as well. */
    public Profile holdingAlso(Set<String> more) {
        Set<String> held = new LinkedHashSet<>(person.certificates);
        held.addAll(more);
        return new Profile(new Person(person.age, person.sex, person.groups, held, person.years, person.schooling),
                home,
                reach, wanted, excluded, at, said);
    }
}
