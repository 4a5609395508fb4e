package io.sanjian.recommendation.pick;

import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.posting.Posting;
import io.sanjian.posting.PostingView;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.terms.Pay;
import jakarta.enterprise.context.ApplicationScoped;

/** Postings as picks show them, from the table or from the index: both give the same. */
@ApplicationScoped
public class PostingSummaries {
    private final Areas areas;

    public PostingSummaries(Areas areas) {
        this.areas = areas;
    }

    /** @param pay as given, else as read from the text; or null */
    public PostingSummary of(Posting posting, Pay pay) {
        Posting.Key key = posting.key();
        Posting.Text text = posting.text();
        Posting.Place place = posting.place();
        return new PostingSummary(key.id(), key.externalId(), text.title(), text.employer(), posting.work().family(),
                place.areaCode(), areaName(place.areaCode()), pay, place.address(), text.contact(),
                posting.validity().validThrough(), key.source());
    }

    public PostingSummary of(PostingView posting) {
        return new PostingSummary(posting.id(), posting.externalId(), posting.title(), posting.employer(),
                posting.family(), posting.areaCode(), areaName(posting.areaCode()), pay(posting), posting.address(),
                posting.contact(), posting.validThrough(), posting.source());
    }

    private static Pay pay(PostingView posting) {
        return posting.pay() == null && posting.derived() != null ? posting.derived().pay() : posting.pay();
    }

    private String areaName(String code) {
        return areas.find(code).map(Area::name).orElse(null);
    }
}
