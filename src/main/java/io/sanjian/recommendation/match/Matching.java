package io.sanjian.recommendation.match;

import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.matching.Explanation;
import io.sanjian.matching.Match;
import io.sanjian.matching.MatchEngine;
import io.sanjian.matching.MatchResult;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Reason;
import io.sanjian.matching.Reasons;
import io.sanjian.matching.Rule;
import io.sanjian.matching.Score;
import io.sanjian.posting.PostingView;
import io.sanjian.posting.PostingViews;
import io.sanjian.reading.SpeechReader;
import io.sanjian.reading.Understood;
import io.sanjian.recommendation.match.MatchResponse.Pick;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers for one anonymous profile, from the index alone. Blocks: call it on a worker thread. */
@ApplicationScoped
public class Matching {
    private final SpeechReader speech;
    private final ProfileFactory profiles;
    private final MatchEngine search;
    private final PostingViews postings;
    private final Reasons reasons;
    private final Trainings trainings;

    public Matching(SpeechReader speech, ProfileFactory profiles, MatchEngine search, PostingViews postings,
            Reasons reasons, Trainings trainings) {
        this.speech = speech;
        this.profiles = profiles;
        this.search = search;
        this.postings = postings;
        this.reasons = reasons;
        this.trainings = trainings;
    }

    /** The best lawful posts for the profile. */
    public MatchResponse match(MatchRequest request) {
        Understood understood = understood(request);
        Profile profile = profile(request, understood);
        MatchResult result = search.match(profile, request.limit());
        List<Pick> picks = picks(profile, result.matches());
        return new MatchResponse(request.id(), understood, profile.home().precision(),
                picks.size() == request.limit() ? State.FULL : State.SHORT, picks, result.rejected(),
                result.rejected().containsKey(Rule.CERTIFICATE_MISSING) ? trainings.of(profile) : List.of(),
                warnings(request, profile, result));
    }

    /** What was left out; and why there is nothing at all, where no rule stood in the way. */
    private static List<Violation> warnings(MatchRequest request, Profile profile, MatchResult result) {
        List<Violation> warnings = new ArrayList<>(request.warnings());
        if (profile.namesNoWork()) {
            warnings.add(new Violation("trades", "NO_WORK_NAMED",
                    "trades names no work, so that no post concerns the person; 什么都可以 would ask for any plain work",
                    null));
        } else if (result.matches().isEmpty() && result.rejected().isEmpty()) {
            warnings.add(new Violation("trades", "NO_SUCH_POSTS",
                    "no live post is of the trades or holds the words that were understood", null));
        }
        return warnings.isEmpty() ? null : warnings;
    }

    /**
     * The judgement on one pair, rule by rule and part by part.
     *
     * @throws ProblemException NOT_FOUND if the index has no such posting
     */
    public ExplainResponse explain(ExplainRequest request) {
        PostingView posting = postings.named(request.postingId()).stream().findFirst()
                .orElseThrow(() -> ProblemException.notFound("posting", request.postingId()));
        Understood understood = understood(request.profile());
        Profile profile = profile(request.profile(), understood);
        Explanation explanation = search.explain(profile, posting.id())
                .orElseThrow(() -> ProblemException.notFound("posting", request.postingId()));
        return new ExplainResponse(understood, posting, explanation, training(profile, explanation));
    }

    /** As the caller corrected it, else as the words are read. */
    private Understood understood(MatchRequest request) {
        return request.correction() == null ? speech.read(request.intention().trades()) : request.correction();
    }

    private List<Training> training(Profile profile, Explanation explanation) {
        boolean missing = explanation.rules().stream()
                .anyMatch(check -> check.rule() == Rule.CERTIFICATE_MISSING && check.broken());
        return missing ? trainings.of(profile) : List.of();
    }

    private Profile profile(MatchRequest request, Understood understood) {
        Map<Long, Rule> excluded = new LinkedHashMap<>();
        for (String id : request.intention().excludedPostings()) {
            postings.named(id).forEach(posting -> excluded.put(posting.id(), Rule.EXCLUDED));
        }
        return profiles.of(request.intention(), request.age(), request.sex(), understood, excluded, request.at());
    }

    private List<Pick> picks(Profile profile, List<Match> matches) {
        Map<Long, PostingView> views = postings.getAll(matches.stream().map(m -> m.posting().id()).toList());
        List<List<Reason>> why = reasons.of(profile, matches);
        List<Pick> picks = new ArrayList<>(matches.size());
        for (Match match : matches) {
            picks.add(new Pick(picks.size() + 1, views.get(match.posting().id()), match.score().total(),
                    parts(match.score()), Math.round(match.distanceKm() * 10) / 10.0, why.get(picks.size())));
        }
        return picks;
    }

    private static Map<String, Integer> parts(Score score) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        parts.put("trade", score.trade());
        parts.put("distance", score.distance());
        parts.put("pay", score.pay());
        parts.put("preference", score.preference());
        parts.put("age", score.age());
        parts.put("freshness", score.freshness());
        return parts;
    }
}
