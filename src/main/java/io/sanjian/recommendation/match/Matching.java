package io.sanjian.recommendation.match;

import io.sanjian.compute.ComputeExecutor;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.matching.Explanation;
import io.sanjian.matching.Match;
import io.sanjian.matching.MatchEngine;
import io.sanjian.matching.MatchResult;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Rule;
import io.sanjian.posting.PostingView;
import io.sanjian.posting.PostingViews;
import io.sanjian.reading.SpeechReader;
import io.sanjian.reading.Understood;
import io.sanjian.recommendation.pick.PickFactory;
import io.sanjian.recommendation.pick.PickList;
import io.sanjian.recommendation.pick.PostingSummaries;
import io.sanjian.recommendation.pick.Shortfall;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers for one anonymous profile, from the index alone; reads and searches on the executor. */
@ApplicationScoped
public class Matching {
    private final SpeechReader speech;
    private final ProfileFactory profiles;
    private final MatchEngine search;
    private final PostingViews postings;
    private final PostingSummaries summaries;
    private final PickFactory factory;
    private final Trainings trainings;
    private final UnderstoodSentence sentence;
    private final ComputeExecutor executor;

    public Matching(SpeechReader speech, ProfileFactory profiles, MatchEngine search, PostingViews postings,
            PostingSummaries summaries, PickFactory factory, Trainings trainings,
            UnderstoodSentence sentence, ComputeExecutor executor) {
        this.speech = speech;
        this.profiles = profiles;
        this.search = search;
        this.postings = postings;
        this.summaries = summaries;
        this.factory = factory;
        this.trainings = trainings;
        this.sentence = sentence;
        this.executor = executor;
    }

    /** The best lawful posts for the profile. */
    public Uni<MatchResponse> match(MatchRequest request) {
        return executor.call(() -> matched(request));
    }

    private MatchResponse matched(MatchRequest request) {
        Understood understood = understood(request);
        Profile profile = profile(request, understood);
        MatchResult result = search.match(profile, request.limit());
        List<Pick> picks = picks(profile, result.matches());
        return new MatchResponse(request.id(), understood, sentence.of(understood), profile.home().precision(),
                picks.size() == request.limit() ? State.FULL : State.SHORT, picks, result.rejected(),
                result.rejected().containsKey(Rule.CERTIFICATE_MISSING) ? trainings.of(profile) : List.of(),
                warnings(request, profile, result),
                picks.size() == request.limit() ? null : shortfall(profile, picks.size(), result));
    }

    private static Shortfall shortfall(Profile profile, int picks, MatchResult result) {
        Map<String, Integer> counts = new HashMap<>();
        if (!result.exhausted()) {
            counts.put(PickList.LOW_SCORE, 0);
        }
        result.rejected().forEach((rule, count) -> counts.put(rule.name(), count));
        if (profile.namesNoWork()) {
            counts.put(PickList.NO_WORK_NAMED, 1);
        }
        return Shortfall.of(picks, counts, profile.words());
    }

    /** What was left out; and why there is nothing at all, where no rule stood in the way. */
    private static List<Violation> warnings(MatchRequest request, Profile profile, MatchResult result) {
        List<Violation> warnings = new ArrayList<>(request.warnings());
        if (profile.namesNoWork()) {
            warnings.add(new Violation("trades", "NO_WORK_NAMED",
                    "trades names no work, so that no post concerns the person; 什么都可以 would ask for any plain work",
                    null));
        } else if (result.matches().isEmpty() && result.rejected().isEmpty() && result.exhausted()) {
            warnings.add(new Violation("trades", "NO_SUCH_POSTS",
                    "no live post of the trades, or with the words, that were understood suits well enough", null));
        }
        return warnings;
    }

    /**
     * The judgement on one pair, rule by rule and part by part.
     *
     * @return fails with NOT_FOUND if the index has no such posting
     */
    public Uni<ExplainResponse> explain(ExplainRequest request) {
        return executor.call(() -> explained(request));
    }

    private ExplainResponse explained(ExplainRequest request) {
        PostingView posting = postings.named(request.postingId()).stream().findFirst()
                .orElseThrow(() -> ProblemException.notFound("posting", request.postingId()));
        Understood understood = understood(request.profile());
        Profile profile = profile(request.profile(), understood);
        Explanation explanation = search.explain(profile, posting.id(), posting.offered())
                .orElseThrow(() -> ProblemException.notFound("posting", request.postingId()));
        return new ExplainResponse(understood, sentence.of(understood), posting, explanation,
                training(profile, explanation));
    }

    /** As the caller corrected it, else as the words are read. */
    private Understood understood(MatchRequest request) {
        Understood read =
                request.correction() == null ? speech.read(request.intention().trades()) : request.correction();
        return read.with(request.wishes(), request.musts());
    }

    private List<Training> training(Profile profile, Explanation explanation) {
        boolean missing = explanation.rules().stream()
                .anyMatch(check -> check.rule() == Rule.CERTIFICATE_MISSING && check.broken());
        return missing ? trainings.of(profile) : List.of();
    }

    private Profile profile(MatchRequest request, Understood understood) {
        Map<Long, Rule> excluded = new LinkedHashMap<>();
        for (String id : request.intention().excluded().postings()) {
            postings.named(id).forEach(posting -> excluded.put(posting.id(), Rule.EXCLUDED));
        }
        return profiles.of(request.intention(), request.age(), request.sex(), understood, excluded, request.at());
    }

    /** Matches as picks, with the postings as the index has them; without those that it has lost since the search. */
    private List<Pick> picks(Profile profile, List<Match> matches) {
        Map<Long, PostingSummary> shown = new HashMap<>();
        Map<Long, List<String>> trades = matches.stream().map(Match::posting)
                .collect(Collectors.toMap(PostingFacts::id, PostingFacts::trades));
        postings.getAll(trades.keySet())
                .forEach((id, posting) -> shown.put(id, summaries.of(posting).withTrades(trades.get(id))));
        return factory.picks(profile,
                matches.stream().filter(match -> shown.containsKey(match.posting().id())).toList(), shown);
    }
}
