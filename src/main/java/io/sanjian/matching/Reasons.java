package io.sanjian.matching;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.ProfileMatcher.Related;
import io.sanjian.reference.terms.Pay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Says in Chinese why a post is recommended; a broker can read the sentences out. */
public final class Reasons {
    private final Matcher judge;
    private final Sentences sentences;

    public Reasons(Matcher matcher) {
        this.judge = matcher;
        this.sentences = matcher.sentences();
    }

    /**
     * The reasons for each match: trade, distance, age, pay, then what the person asked for, and what speaks against it.
     *
     * @param offered what a posting pays as it states it, null where it does not
     */
    public List<List<Reason>> of(Profile profile, List<Match> matches, Function<PostingFacts, Pay> offered) {
        ProfileMatcher judging = judge.forProfile(profile);
        return matches.stream().map(match -> of(profile, judging, match, offered.apply(match.posting()))).toList();
    }

    private List<Reason> of(Profile profile, ProfileMatcher judging, Match match, Pay offered) {
        PostingFacts posting = match.posting();
        List<Reason> reasons = new ArrayList<>();
        Related related = judging.relate(posting, Weights.TEXT_LEAST_FIT);
        if (related != null) {
            reasons.add(trade(profile, posting, related));
        }
        reasons.add(distance(profile, match));
        age(profile, posting, reasons);
        reasons.addAll(Sentences.demands(posting));
        reasons.add(new Reason("PAY", pay(profile, posting, offered), PaySentence.of(profile, offered)));
        reasons.addAll(sentences.preferences(profile, posting, related, offered, match.distanceKm()));
        return List.copyOf(reasons);
    }

    private Reason trade(Profile profile, PostingFacts posting, Related related) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("relation", related.fit().kind().name());
        if (related.trade() != null || related.fit().wanted() != null) {
            params.put("fit", related.percent());
        }
        if (related.trade() != null) {
            params.put("trade", related.trade());
        }
        if (related.fit().wanted() != null) {
            params.put("wanted", related.fit().wanted());
        }
        if (related.fit().kind() == TradeFit.Kind.NEAR) {
            params.put("common", sentences.kinship(related).common().name());
            params.put("effort", sentences.kinship(related).effort().name());
        }
        return new Reason("TRADE", params, sentences.trade(profile, posting, related));
    }

    private Reason distance(Profile profile, Match match) {
        PostingFacts posting = match.posting();
        return new Reason("DISTANCE",
                Map.of("km", tenths(match.distanceKm()), "roadKm",
                        tenths(sentences.roadKm(profile, posting, match.distanceKm())), "near",
                        sentences.nearness(profile, posting).name(), "home", profile.home().precision().name(), "work",
                        posting.place().precision().name()),
                sentences.distance(profile, posting, match.distanceKm()));
    }

    private static double tenths(double number) {
        return Math.round(number * 10) / 10.0;
    }

    private static void age(Profile profile, PostingFacts posting, List<Reason> reasons) {
        String demanded = Sentences.demandedAge(posting.age());
        if (!demanded.isEmpty()) {
            Map<String, Object> params = new LinkedHashMap<>();
            if (posting.age().min() != null) {
                params.put("min", posting.age().min());
            }
            if (posting.age().max() != null) {
                params.put("max", posting.age().max());
            }
            reasons.add(new Reason("AGE", params, "年龄合适，要" + demanded + "的"));
        }
        if (profile.age() >= Weights.OLDER_FROM && posting.traits().contains(Trait.OLDER_WELCOME)) {
            reasons.add(new Reason("OLDER_WELCOME", Map.of(), "写了您这个年纪也收"));
        }
    }

    private static Map<String, Object> pay(Profile profile, PostingFacts posting, Pay offered) {
        Map<String, Object> params = new LinkedHashMap<>();
        if (posting.pay().min() >= 0) {
            params.put("min", posting.pay().min());
        }
        if (posting.pay().max() >= 0) {
            params.put("max", posting.pay().max());
        }
        if (offered != null) {
            params.put("unit", offered.unit().name());
        }
        if (profile.expectedPay() > 0) {
            params.put("expected", profile.expectedPay());
        }
        return params;
    }
}
