package io.sanjian.delivery;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.matching.Reason;
import io.sanjian.matching.Score;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is told of a run: the list with its reasons. Holds no name, no number, no address of the worker.
 *
 * @param externalId the worker's id in the system that entered them
 * @param picks      best first; three, or fewer where no more lawful posts exist
 */
@RegisterForReflection
@Schema(name = "RecommendationMessage")
public record RecommendationMessage(long runId, long workerId, @Nullable String externalId, State state,
        List<Pick> picks) {

    /** Whether the list has its three picks. */
    @Schema(name = "MatchState")
    public enum State {
        FULL, SHORT
    }

    /**
     * One of the three.
     *
     * @param rank       1 is best
     * @param parts      the parts of the score, which add up to it
     * @param distanceKm great-circle distance from home in kilometres
     */
    @RegisterForReflection
    @Schema(name = "RecommendedPick")
    public record Pick(@Schema(description = "1 is best", examples = "1") int rank, PostingSummary posting,
            @Schema(description = "Sum of the parts, 100 at most", examples = "83") int score,
            @Schema(description = "Whole numbers that add up to the score") Score parts,
            @Schema(description = "Great-circle distance from home", examples = "3.2") double distanceKm,
            List<Reason> reasons) {
    }

    /**
     * The posting as a pick shows it, the same wherever picks are shown; unknown fields are null and left out. Of stored lists
     * it is the posting as it was then.
     *
     * @param areaName     district in Chinese, such as {@code 渝北区}
     * @param pay          as given, else as read from the text
     * @param contact      how to reach the employer, as the source gave it; null where the posting's time is over
     * @param validThrough last day on which the post is on offer, included; null for open end
     * @param derived      what was read from the text; null in stored lists
     */
    @RegisterForReflection
    public record PostingSummary(long id, String externalId, String title, @Nullable String employer, Family family,
            String areaCode, @Nullable String areaName, @Nullable Pay pay,
            @Schema(examples = "回兴街道宝环路1号") @Nullable String address,
            @Schema(description = "How to reach the employer; absent where the posting's time is over",
                    examples = "023-67000000")
            @Nullable String contact,
            @Schema(description = "Last day on which the post is on offer") @Nullable LocalDate validThrough,
            @Nullable String source,
            @Nullable ReadFromText derived) {

        /** Of which nothing is said that was read from the text. */
        public PostingSummary(long id, String externalId, String title, String employer, Family family,
                String areaCode, String areaName, Pay pay, String address, String contact, LocalDate validThrough,
                String source) {
            this(id, externalId, title, employer, family, areaCode, areaName, pay, address, contact, validThrough,
                    source, null);
        }

        /** The same, with the trades that were matched. */
        public PostingSummary withTrades(List<String> trades) {
            return new PostingSummary(id, externalId, title, employer, family, areaCode, areaName, pay, address,
                    contact, validThrough, source, new ReadFromText(trades));
        }

        /** The posting as it may be shown on a day: nobody is to be called about one whose time is over. */
        public PostingSummary shownOn(LocalDate day) {
            return contact == null || validThrough == null || !validThrough.isBefore(day) ? this
                    : new PostingSummary(id, externalId, title, employer, family, areaCode, areaName, pay, address,
                            null, validThrough, source, derived);
        }
    }

    /**
     * What was read from a posting's text. Not kept in stored lists.
     *
     * @param trades trade codes, the title's job first
     */
    @RegisterForReflection
    public record ReadFromText(@Schema(description = "Trade codes, the title's job first",
            examples = "[\"welder\"]") List<String> trades) {
    }
}
