package io.sanjian.index.search;

import io.sanjian.posting.PostingStatus;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.Family;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * A checked question to the posting list; null means "any".
 *
 * @param words    what the user typed
 * @param areaCode 6 digits: posts that one would look for there
 * @param townCode 9 digits
 * @param trades   trade codes, one of which the post must have; empty for any
 * @param near     centre of {@code radiusKm} and of the distance order
 * @param age      posts open to this age
 * @param payMin   posts known to pay up to this or more, yuan per month
 * @param status   only this status; null for what is on offer on {@code at}
 * @param flag     adverts with this remark
 * @param review   state of an officer's decision: OPEN, CLEARED or CONFIRMED
 * @param at       day of validity; null together with a status asked for
 * @param origin   whose posts, and since when written
 * @param limit    items per page
 * @param cursor   where the page before ended, or null
 * @param within   only posts that these areas reach, whatever else is asked for; null for no such limit
 */
record PostingQuery(String words, String areaCode, String townCode, Family family, String cluster, Set<String> trades,
        GeoPoint near, Double radiusKm, Integer age, Integer payMin, PostingStatus status, String flag, String review,
        LocalDate at, Origin origin,
        PostingOrder order, int limit, PageCursor cursor, AreaScope within) {

    /** Whose posts, and since when written; each may be null. */
    record Origin(String source, String externalId, Instant updatedSince) {
    }

    /** What the cursor of a page is bound to: everything but cursor and limit. */
    String subject() {
        return String.join("|", String.valueOf(words), String.valueOf(areaCode), String.valueOf(townCode),
                String.valueOf(family), cluster, String.join(",", trades.stream().sorted().toList()),
                String.valueOf(near), String.valueOf(radiusKm), String.valueOf(age), String.valueOf(payMin),
                String.valueOf(status), String.valueOf(flag),
                String.valueOf(review), String.valueOf(origin), String.valueOf(order));
    }
}
