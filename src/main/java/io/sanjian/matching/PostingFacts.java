package io.sanjian.matching;

import io.sanjian.reference.area.Place;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Schooling;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What matching knows of a posting: what the source gave, completed by what was read from its text.
 *
 * @param place  where the work is
 * @param traits remarks that rules and score use
 */
public record PostingFacts(Key key, String title, Work work, Place place, MonthlyPay pay, Demands demands,
        Validity validity, Set<Trait> traits) {

    /**
     * @param employerKey  same for postings of one employer; of its own where no employer is named
     * @param duplicateKey same for near-duplicate postings
     */
    public record Key(long id, String externalId, String employerKey, String duplicateKey) {
    }

    /**
     * @param trades   trade codes, the title's job first; may be empty
     * @param openings people wanted, 1 or more
     */
    public record Work(Family family, List<String> trades, EmploymentForm form, int openings) {
    }

    /** Yuan per month, -1 where unknown. */
    public record MonthlyPay(int min, int max) {
        /** Where the advert says nothing. */
        public static final MonthlyPay UNKNOWN = new MonthlyPay(-1, -1);
    }

    /**
     * What whoever takes the post must bring along.
     *
     * @param age          the post's own range, or null
     * @param certificates codes of certificates that must be held on day one
     * @param years        least years in the trade; 0 where none are demanded
     * @param schooling    least schooling, or null where none is demanded
     */
    public record Demands(AgeRange age, Set<String> certificates, int years, Schooling schooling) {
        /** Anybody. */
        public static final Demands NONE = new Demands(null, Set.of(), 0, null);

        /** Of age and papers alone. */
        public Demands(AgeRange age, Set<String> certificates) {
            this(age, certificates, 0, null);
        }
    }

    /**
     * @param closed       FILLED, PAUSED: not to be recommended whatever its dates
     * @param publishedOn  day of publication
     * @param validThrough last valid day, or null
     */
    public record Validity(boolean closed, LocalDate publishedOn, LocalDate validThrough) {
    }

    /** Remark on a posting that rules or score use. What no remark says is not known. */
    public enum Trait {
        DUBIOUS, OLDER_WELCOME, NIGHT_SHIFT, NO_EXPERIENCE, WHITE_COLLAR, LODGING, MEALS, DAILY_PAY,
        TRAINEE, FOR_VETERANS, FOR_DISABLED, FOR_POOR, FOR_ZERO_EMPLOYMENT,
        /** By day only (长白班). */
        DAY_SHIFT,
        /** Half days, hours by arrangement. */
        FLEXIBLE_HOURS,
        /** Shifts of ten hours and more, or overtime as a rule. */
        LONG_HOURS,
        /** Done sitting. */
        SEATED,
        /** Done standing. */
        STANDING,
        /** Loads to lift or carry. */
        HEAVY_LOAD,
        /** Two metres and more above ground. */
        HEIGHT,
        OUTDOORS,
        /** Day and night in the household or on the site. */
        LIVE_IN,
        /** Social insurance is paid. */
        INSURANCE,
        WEEKENDS_OFF,
        /** Taken on as a couple, or couples welcome. */
        COUPLES,
        /** An e-bike, motorcycle or car of one's own. */
        OWN_VEHICLE,
        /** Reading and writing, or a computer. */
        LITERACY,
        /** Organised transfer: whoever comes is fetched, housed and looked after (劳务输出). */
        TRANSFER,
        /** For a season or a few weeks. */
        SHORT_TERM
    }

    public long id() {
        return key.id;
    }

    public String externalId() {
        return key.externalId;
    }

    public String employerKey() {
        return key.employerKey;
    }

    public String duplicateKey() {
        return key.duplicateKey;
    }

    public Family family() {
        return work.family;
    }

    public List<String> trades() {
        return work.trades;
    }

    public EmploymentForm form() {
        return work.form;
    }

    public AgeRange age() {
        return demands.age;
    }

    public Set<String> certificates() {
        return demands.certificates;
    }

    public boolean closed() {
        return validity.closed;
    }

    public LocalDate publishedOn() {
        return validity.publishedOn;
    }

    public LocalDate validThrough() {
        return validity.validThrough;
    }
}
