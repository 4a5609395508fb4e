package io.sanjian.posting;

import java.time.LocalDate;

/**
 * A change of a published posting.
 *
 * @param status           new state, or null to leave it
 * @param openings         people still wanted, or null to leave it
 * @param setsValidThrough whether {@code validThrough} is to be set
 * @param validThrough     last valid day, null for open end
 */
public record PostingChange(PostingStatus status, Integer openings, boolean setsValidThrough, LocalDate validThrough) {

    static PostingChange to(PostingStatus status) {
        return new PostingChange(status, null, false, null);
    }
}
