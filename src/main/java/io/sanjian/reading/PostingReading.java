package io.sanjian.reading;

import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Schooling;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an advert's title and text say. Derived: it fills what the source left out and never overrides what it gave.
 *
 * @param trades       trade codes, the title's job first
 * @param certificates certificate codes that must be held on day one
 * @param age          age range stated in the text, or null
 * @param pay          pay stated in the text, or null
 * @param flags        remarks for matching and for officers
 * @param doubts       why it is {@link Flag#DUBIOUS}, for the officer who decides
 * @param years        least years in the trade that the text demands, 0 for none
 * @param schooling    least schooling that the text demands, or null
 */
public record PostingReading(List<String> trades, Set<String> certificates, AgeRange age, Pay pay, Set<Flag> flags,
        List<FraudSignal> doubts, int years, Schooling schooling) {

    /** Remark on an advert. Demands that the law forbids are flagged and not used. */
    @Schema(name = "PostingFlag")
    public enum Flag {
        /** Demands one sex: 就业促进法 27 forbids it; never used in matching. */
        SEX_LIMIT,
        /** Demands a marital or child-bearing status: never used in matching. */
        MARITAL_LIMIT,
        /** Shuts out carriers of hepatitis B, people of some place, and the like: never used in matching. */
        DISCRIMINATION,
        /** Asks for fees or a deposit, 刷单, or otherwise looks like a fraud: kept out of picks, listed for an officer. */
        DUBIOUS,
        /** Says that older workers are welcome. */
        OLDER_WELCOME,
        /** Has night shifts. */
        NIGHT_SHIFT,
        /** No experience asked for. */
        NO_EXPERIENCE,
        /** Demands a degree: not for this campaign's workers unless asked for. */
        WHITE_COLLAR,
        /** Takes learners: papers of the trade are got on the job. */
        TRAINEE,
        /** Public-welfare posts set aside for veterans (退役军人专岗). */
        FOR_VETERANS,
        /** ... for the disabled. */
        FOR_DISABLED,
        /** ... for families lifted out of poverty, monitored against it, or on low-income benefit. */
        FOR_POOR,
        /** ... for families in which nobody has work. */
        FOR_ZERO_EMPLOYMENT,
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
        /** Out of doors. */
        OUTDOORS,
        /** Day and night in the household or on the site. */
        LIVE_IN,
        /** Social insurance is paid. */
        INSURANCE,
        /** Saturdays and Sundays, or Sundays, are free. */
        WEEKENDS_OFF,
        /** Couples are taken on, or welcome. */
        COUPLES,
        /** Asks for an e-bike, motorcycle or car of one's own. */
        OWN_VEHICLE,
        /** Asks for reading and writing, or for a computer. */
        LITERACY,
        /** Organised transfer to work elsewhere (劳务输出). */
        TRANSFER,
        /** For a season or a few weeks. */
        SHORT_TERM
    }
}
