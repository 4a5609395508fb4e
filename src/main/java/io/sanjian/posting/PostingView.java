package io.sanjian.posting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.reading.FraudSignal;
import io.sanjian.reading.PostingReading;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A posting as the API shows it: what the source gave, and apart from that what was read from its text. Kept in the
 * index, so that an answer needs no database.
 *
 * @param contact    null where the post is no longer on offer: nobody is to be called about it
 * @param derived    what was read from title and text because the source left it out, or null
 * @param flags      remarks for officers, such as demands that the law forbids
 * @param doubts     why it looks like a fraud, with the words found; an officer decides
 * @param review     what an officer decided of it, or null
 * @param distanceKm great-circle kilometres from the point that a search was made near, else null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection(targets = {PostingView.class, FraudSignal.class, GeoPoint.class, AgeRange.class, Pay.class})
public record PostingView(long id, String source, String externalId, String title, @Nullable String employer,
        Family family,
        @Nullable String cluster, @Nullable String description, List<String> trades, List<String> certificates,
        String areaCode,
        @Nullable String townCode, @Nullable String address, @Nullable GeoPoint location, @Nullable Pay pay,
        @Nullable AgeRange age, @Nullable String education, @Nullable Integer openings,
        @Nullable EmploymentForm employmentForm, List<String> benefits, @Nullable String contact, LocalDate publishedAt,
        @Nullable LocalDate validThrough, PostingStatus status, @Nullable Derived derived,
        Set<PostingReading.Flag> flags,
        List<FraudSignal> doubts, @Nullable PostingReview review, @Nullable Instant updatedAt,
        @Nullable Double distanceKm) {

    /**
     * Values read from title and text. Each is empty or null where the source gave its own or the text says nothing.
     *
     * @param trades       trade codes, the title's job first
     * @param certificates certificate codes
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @RegisterForReflection
    @Schema(name = "DerivedFields")
    public record Derived(List<String> trades, List<String> certificates, @Nullable AgeRange age, @Nullable Pay pay) {

        @JsonIgnore
        boolean isEmpty() {
            return trades.isEmpty() && certificates.isEmpty() && age == null && pay == null;
        }
    }

    /** What was given, and what was read besides. */
    public static PostingView of(EnrichedPosting posting) {
        Posting given = posting.given();
        Derived derived = new Derived(posting.tradesGiven() ? List.of() : posting.reading().trades(),
                posting.certificatesGiven() ? List.of() : posting.reading().certificates().stream().sorted().toList(),
                posting.ageGiven() ? null : posting.reading().age(),
                posting.payGiven() ? null : posting.reading().pay());
        return new PostingView(given.key().id(), given.key().source(), given.key().externalId(), given.text().title(),
                given.text().employer(),
                given.work().family(), given.work().cluster(), given.text().description(), given.work().trades(),
                given.work().certificates(),
                given.place().areaCode(), given.place().townCode(), given.place().address(), given.place().location(),
                given.pay(), given.age(),
                given.work().education(), given.work().openings(), given.work().employmentForm(),
                given.text().benefits(), given.text().contact(),
                given.validity().publishedAt(), given.validity().validThrough(), given.validity().status(),
                derived.isEmpty() ? null : derived,
                posting.reading().flags(), posting.reading().doubts(), given.validity().review(),
                given.validity().updatedAt(), null);
    }

    /** What it pays, as it was given or else as its text says; null where neither tells. */
    public Pay offered() {
        return pay != null || derived == null ? pay : derived.pay();
    }

    /** Whether the post is on offer on a day. */
    public boolean onOffer(LocalDate day) {
        return status == PostingStatus.OPEN && (validThrough == null || !validThrough.isBefore(day));
    }

    /** The posting as it may be shown on a day: without contact unless it is on offer then. */
    public PostingView shownOn(LocalDate day) {
        return onOffer(day) ? this : with(null, distanceKm);
    }

    /** The posting with its distance from a point that a search was made near. */
    public PostingView at(double kilometres) {
        return with(contact, kilometres);
    }

    private PostingView with(String newContact, Double newDistanceKm) {
        return new PostingView(id, source, externalId, title, employer, family, cluster, description, trades,
                certificates, areaCode, townCode, address, location, pay, age, education, openings, employmentForm,
                benefits, newContact, publishedAt, validThrough, status, derived, flags, doubts, review,
                updatedAt, newDistanceKm);
    }
}
