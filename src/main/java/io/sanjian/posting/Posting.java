package io.sanjian.posting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import java.time.LocalDate;
import java.util.List;

/**
 * A post on offer, exactly as its source gave it; nothing here is derived. One row of the table {@code posting}, the
 * body of an import row and of the API.
 *
 * @param id            assigned by Sanjian; null in a row that is being imported
 * @param source        who published it; with {@code externalId} the identity of the posting
 * @param trades        trade codes, in the order given (names are turned into codes at import)
 * @param certificates  certificate codes the source demands
 * @param openings      people wanted, 1 or more; null where the source does not say (counted as 1)
 * @param publishedAt   day of publication in Asia/Shanghai; never null once stored
 * @param validThrough  last valid day, included; null for open end
 * @param review        what an officer decided of it, or null; never given by its source
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Posting(Long id, String source, String externalId, String title, String employer, Family family,
        String cluster, String description, List<String> trades, List<String> certificates, String areaCode,
        String townCode, String address, GeoPoint location, Pay pay, AgeRange age, String education, Integer openings,
        EmploymentForm employmentForm, List<String> benefits, String contact, LocalDate publishedAt,
        LocalDate validThrough, PostingStatus status, PostingReview review) {

    /** A posting of which no officer has decided anything. */
    public Posting(Long id, String source, String externalId, String title, String employer, Family family,
            String cluster, String description, List<String> trades, List<String> certificates, String areaCode,
            String townCode, String address, GeoPoint location, Pay pay, AgeRange age, String education,
            Integer openings, EmploymentForm employmentForm, List<String> benefits, String contact,
            LocalDate publishedAt, LocalDate validThrough, PostingStatus status) {
        this(id, source, externalId, title, employer, family, cluster, description, trades, certificates, areaCode,
                townCode, address, location, pay, age, education, openings, employmentForm, benefits, contact,
                publishedAt, validThrough, status, null);
    }
}
