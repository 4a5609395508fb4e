package io.sanjian.recommendation.pick;

import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.matching.Match;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Reason;
import io.sanjian.matching.Reasons;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes picks of matches: with rank, posting, score and reasons. */
@ApplicationScoped
public class PickFactory {
    private static final double TENTHS = 10;

    private final Reasons reasons;

    public PickFactory(Reasons reasons) {
        this.reasons = reasons;
    }

    /**
     * @param matches  best first
     * @param postings by id, all that are matched
     */
    public List<Pick> picks(Profile profile, List<Match> matches, Map<Long, PostingSummary> postings) {
        List<List<Reason>> why = reasons.of(profile, matches, posting -> postings.get(posting.id()).pay());
        List<Pick> picks = new ArrayList<>(matches.size());
        for (Match match : matches) {
            picks.add(new Pick(picks.size() + 1, postings.get(match.posting().id()), match.score().total(),
                    match.score(), Math.round(match.distanceKm() * TENTHS) / TENTHS, why.get(picks.size())));
        }
        return picks;
    }
}
