package io.sanjian.matching;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.ProfileMatcher.Related;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Wish;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in Chinese why a post is recommended; a broker can read the sentences out. */
public final class Reasons {
    private final Matcher judge;
    private final Sentences sentences;

    public Reasons(Matcher matcher) {
        this.judge = matcher;
        this.sentences = matcher.sentences();
    }

    /** The reasons for each match, strongest first: trade, distance, age, pay, then what the person asked for. */
    public List<List<Reason>> of(Profile profile, List<Match> matches) {
        ProfileMatcher judging = judge.forProfile(profile);
        return matches.stream().map(match -> of(profile, judging, match)).toList();
    }

    private List<Reason> of(Profile profile, ProfileMatcher judging, Match match) {
        PostingFacts posting = match.posting();
        List<Reason> reasons = new ArrayList<>();
        Related related = judging.relate(posting, Weights.TEXT_LEAST_FIT);
        if (related != null) {
            reasons.add(trade(profile, related));
        }
        reasons.add(distance(profile, match));
        age(profile, posting, reasons);
        if (Scoring.offered(posting) >= 0) {
            reasons.add(new Reason("PAY", pay(profile, posting), sentences.pay(profile, posting)));
        }
        if (profile.families().contains(posting.family())) {
            reasons.add(new Reason("FAMILY", Map.of("family", posting.family().name()),
                    "属于想要的" + posting.family().label()));
        } else if (posting.family() == Family.PUBLIC_WELFARE) {
            reasons.add(new Reason("WELFARE", Map.of(), "公益性岗位，符合申请条件"));
        }
        wishes(profile, posting, reasons);
        return List.copyOf(reasons);
    }

    private Reason trade(Profile profile, Related related) {
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
        return new Reason("TRADE", params, sentences.trade(profile, related));
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
        if (posting.age() != null && posting.age().min() != null && posting.age().max() != null) {
            reasons.add(new Reason("AGE", Map.of("min", posting.age().min(), "max", posting.age().max()),
                    "年龄符合" + posting.age().min() + "–" + posting.age().max() + "岁"));
        } else if (posting.age() != null && posting.age().max() != null) {
            reasons.add(new Reason("AGE", Map.of("max", posting.age().max()),
                    "年龄符合" + posting.age().max() + "岁以下"));
        }
        if (profile.age() >= Weights.OLDER_FROM && Scoring.welcomesOlder(posting)) {
            reasons.add(new Reason("OLDER_WELCOME", Map.of(), "欢迎大龄求职者"));
        }
    }

    private static Map<String, Object> pay(Profile profile, PostingFacts posting) {
        Map<String, Object> params = new LinkedHashMap<>();
        if (posting.pay().min() >= 0) {
            params.put("min", posting.pay().min());
        }
        if (posting.pay().max() >= 0) {
            params.put("max", posting.pay().max());
        }
        if (profile.expectedPay() > 0) {
            params.put("expected", profile.expectedPay());
        }
        return params;
    }

    private static void wishes(Profile profile, PostingFacts posting, List<Reason> reasons) {
        wish(profile, Wish.DAILY_PAY, posting, Trait.DAILY_PAY, "工资日结", reasons);
        wish(profile, Wish.LODGING, posting, Trait.LODGING, "提供住宿", reasons);
        wish(profile, Wish.MEALS, posting, Trait.MEALS, "包吃或有餐补", reasons);
    }

    private static void wish(Profile profile, Wish wish, PostingFacts posting, Trait trait, String text,
            List<Reason> reasons) {
        if (profile.wishes().contains(wish) && posting.traits().contains(trait)) {
            reasons.add(new Reason(wish.name(), Map.of(), text));
        }
    }
}
