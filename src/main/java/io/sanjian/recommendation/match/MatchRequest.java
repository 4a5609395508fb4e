package io.sanjian.recommendation.match;

import io.sanjian.matching.Profile.Sex;
import io.sanjian.reading.Understood;
import io.sanjian.reference.terms.Wish;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.JobIntention;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * An anonymous profile to match; nothing of it is stored.
 *
 * @param id        the caller's own name for the profile, echoed; or null
 * @param age       full years on {@code at}
 * @param sex       or null
 * @param intention home, wanted work and limits
 * @param correction what the caller says the words mean, in place of what they are read as; or null
 * @param wishes    conditions given beside the words
 * @param musts     those of them without which a post is none
 * @param limit     picks wanted, 1 to 50
 * @param at        the day to match for, in Asia/Shanghai
 * @param warnings  what was left out, such as an unknown certificate
 */
public record MatchRequest(String id, int age, Sex sex, JobIntention intention, Understood correction, Set<Wish> wishes,
        Set<Wish> musts, int limit,
        LocalDate at,
        List<Violation> warnings) {
    public static final int DEFAULT_LIMIT = 3;
    public static final int MAX_LIMIT = 50;
}
