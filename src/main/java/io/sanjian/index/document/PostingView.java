package io.sanjian.index.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.area.GeoPoint;
import io.sanjian.catalog.AgeRange;
import io.sanjian.catalog.EmploymentForm;
import io.sanjian.catalog.Family;
import io.sanjian.catalog.Pay;
import io.sanjian.posting.PostingStatus;
import io.sanjian.reading.PostingReading;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A posting as the API shows it: what the source gave, and apart from that what was read from its text. Kept in the
 * index, so that an answer needs no database.
 *
 * @param contact null where the post is no longer on offer: nobody is to be called about it
 * @param derived what was read from title and text because the source left it out, or null
 * @param flags   remarks for officers, such as demands that the law forbids
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record PostingView(long id, String source, String externalId, String title, String employer, Family family,
        String cluster, String description, List<String> trades, List<String> certificates, String areaCode,
        String townCode, String address, GeoPoint location, Pay pay, AgeRange age, String education, Integer openings,
        EmploymentForm employmentForm, List<String> benefits, String contact, LocalDate publishedAt,
        LocalDate validThrough, PostingStatus status, Derived derived, Set<PostingReading.Flag> flags) {

    /**
     * Values read from title and text. Each is empty or null where the source gave its own or the text says nothing.
     *
     * @param trades       trade codes, the title's job first
     * @param certificates certificate codes
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @RegisterForReflection
    public record Derived(List<String> trades, List<String> certificates, AgeRange age, Pay pay) {
    }
}
