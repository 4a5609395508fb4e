package io.sanjian.posting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sanjian.clock.BusinessZone;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A post on offer, exactly as its source gave it; nothing here is derived. One row of the table {@code posting}, the
 * body of an import row and of the API, where all of it lies side by side.
 *
 * @param pay or null
 * @param age or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "PostingInput", description = "A posting as its source gives it")
public record Posting(@JsonUnwrapped Key key, @JsonUnwrapped Text text, @JsonUnwrapped Work work,
        @JsonUnwrapped Place place, Pay pay, AgeRange age, @JsonUnwrapped Validity validity) {

    /**
     * @param id         assigned by Sanjian; null in a row that is being imported
     * @param source     who published it; with {@code externalId} the identity of the posting
     */
    public record Key(@Schema(readOnly = true) Long id, @Schema(readOnly = true) String source,
            @Schema(required = true, examples = "A-17") String externalId) {
    }

    /** What people read; all but the title may be null, or empty. */
    public record Text(@Schema(required = true, examples = "总装普工") String title, String employer, String description,
            List<String> benefits, String contact) {
    }

    /**
     * @param trades       trade codes, in the order given (names are turned into codes at import)
     * @param certificates certificate codes the source demands
     * @param openings     people wanted, 1 or more; null where the source does not say (counted as 1)
     */
    public record Work(Family family, String cluster, List<String> trades, List<String> certificates, String education,
            Integer openings, EmploymentForm employmentForm) {
    }

    /** @param areaCode 6 digits @param townCode 9 digits, or null @param location or null */
    public record Place(@Schema(required = true, examples = "500112") String areaCode, String townCode, String address,
            GeoPoint location) {
    }

    /**
     * @param publishedAt  day of publication in Asia/Shanghai; never null once stored
     * @param validThrough last valid day, included; null for open end
     * @param status       in a row that is being imported what its source states, or null
     * @param review       what an officer decided of it, or null; never given by its source
     * @param updatedAt    when it was last written; null in a row that is being imported
     */
    public record Validity(LocalDate publishedAt, LocalDate validThrough, PostingStatus status,
            @Schema(readOnly = true) PostingReview review, @Schema(readOnly = true) Instant updatedAt) {

        /** Of a posting that is not stored yet. */
        public Validity(LocalDate publishedAt, LocalDate validThrough, PostingStatus status, PostingReview review) {
            this(publishedAt, validThrough, status, review, null);
        }

        /** Of an expired posting: whether its last valid day was over when it was written, and did not just its source say so. */
        boolean endedByDate() {
            return validThrough != null && (updatedAt == null
                    || validThrough.isBefore(LocalDate.ofInstant(updatedAt, BusinessZone.ID)));
        }
    }
}
