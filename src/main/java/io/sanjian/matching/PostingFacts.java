package io.sanjian.matching;

import io.sanjian.reference.area.Place;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What matching knows of a posting: what the source gave, completed by what was read from its text.
 *
 * @param trades       trade codes, the title's job first; may be empty
 * @param certificates codes of certificates that must be held on day one
 * @param place        where the work is
 * @param payMin       lower end in yuan per month, -1 where unknown
 * @param payMax       upper end in yuan per month, -1 where unknown
 * @param age          the post's own range, or null
 * @param openings     people wanted, 1 or more
 * @param closed       FILLED, PAUSED: not to be recommended whatever its dates
 * @param publishedOn  day of publication
 * @param validThrough last valid day, or null
 * @param employerKey  same for postings of one employer; of its own where no employer is named
 * @param duplicateKey same for near-duplicate postings
 * @param traits       remarks that rules and score use
 */
public record PostingFacts(long id, String externalId, String title, Family family, List<String> trades,
        Set<String> certificates, Place place, int payMin, int payMax, AgeRange age, int openings,
        EmploymentForm form, boolean closed, LocalDate publishedOn, LocalDate validThrough, String employerKey,
        String duplicateKey, Set<Trait> traits) {

    /** Remark on a posting that rules or score use. */
    public enum Trait {
        DUBIOUS, OLDER_WELCOME, NIGHT_SHIFT, NO_EXPERIENCE, WHITE_COLLAR, LODGING, MEALS, DAILY_PAY,
        TRAINEE, FOR_VETERANS, FOR_DISABLED, FOR_POOR, FOR_ZERO_EMPLOYMENT
    }
}
