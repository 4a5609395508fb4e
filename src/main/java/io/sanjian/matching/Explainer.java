package io.sanjian.matching;

import io.sanjian.matching.Explanation.Part;
import io.sanjian.matching.Explanation.RuleCheck;
import io.sanjian.matching.ProfileMatcher.Related;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Certificates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Spells out one judgement, rule by rule and part by part, in Chinese. */
final class Explainer {
    private final ProfileMatcher judge;
    private final Profile profile;
    private final Sentences sentences;
    private final Certificates certificates;

    Explainer(ProfileMatcher judge, Profile profile, Sentences sentences, Certificates certificates) {
        this.judge = judge;
        this.profile = profile;
        this.sentences = sentences;
        this.certificates = certificates;
    }

    Explanation explain(PostingFacts posting, int textFit) {
        Related related = judge.relate(posting, textFit);
        double distanceKm = judge.distanceKm(posting);
        int broken = judge.broken(posting, related, distanceKm);
        List<RuleCheck> checks = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            boolean isBroken = (broken & rule.bit(true)) != 0;
            checks.add(new RuleCheck(rule, isBroken, isBroken ? why(rule, posting, related, distanceKm) : "符合"));
        }
        List<Part> parts = related == null ? List.of() : parts(posting, related, distanceKm);
        return new Explanation(related != null, broken == 0, List.copyOf(checks), parts,
                parts.stream().mapToInt(Part::points).sum(), Math.round(distanceKm * 10) / 10.0);
    }

    private List<Part> parts(PostingFacts posting, Related related, double distanceKm) {
        Scoring scoring = judge.scoring();
        Score score = scoring.score(posting, related.percent(), distanceKm);
        return List.of(
                new Part("trade", score.trade(), Weights.TRADE_MAX, sentences.trade(profile, related)),
                new Part("distance", score.distance(), Weights.DISTANCE_MAX,
                        sentences.distance(profile, posting, distanceKm)),
                new Part("pay", score.pay(), Weights.PAY_MAX, sentences.pay(profile, posting)),
                new Part("preference", score.preference(), Weights.PREFERENCE_MAX,
                        posting.family().label() + "，满足 " + scoring.wishesMet(posting) + " 项愿望"),
                new Part("age", score.age(), Weights.AGE_MAX, sentences.age(posting)),
                new Part("freshness", score.freshness(), Weights.FRESHNESS_MAX, posting.publishedOn() + " 发布"));
    }

    private String why(Rule rule, PostingFacts posting, Related related, double distanceKm) {
        return switch (rule) {
            case EXPIRED -> "岗位已于 " + posting.validThrough() + " 截止";
            case FILLED -> "岗位已招满或暂停";
            case AGE_BELOW_16 -> "未满16周岁，不得招用（劳动法第十五条）";
            case AGE_OUT_OF_RANGE -> sentences.age(posting) + "，本人" + profile.age() + "岁";
            case MINOR_PROTECTED -> "未满18周岁，不得从事高处、重体力、有毒有害、夜班及须成年的工作（未成年工特殊保护规定）";
            case CONSTRUCTION_AGE -> "施工现场年龄上限" + judge.rules().siteLimit() + "岁，本人" + profile.age() + "岁";
            case CERTIFICATE_MISSING -> missing(related.missing());
            case WELFARE_NOT_ELIGIBLE -> "公益性岗位只面向就业困难人员、脱贫和监测对象等，且男未满60岁、女未满55岁";
            case TOO_FAR -> tooFar(posting, distanceKm);
            case EXCLUDED -> "本人不考虑该岗位、单位、类别或工种";
            case APPLIED -> "已经报名";
            case RECENTLY_RECOMMENDED -> "近期已推荐过";
            case DUBIOUS -> "疑似收费或虚假招聘，待工作人员核实";
        };
    }

    private String tooFar(PostingFacts posting, double distanceKm) {
        return judge.rules().elsewhere(posting) ? "不在" + profile.ground().within().label() + "，本人只在那里做"
                : String.format(Locale.ROOT, "离家%.1f公里，超过本人要求的%.0f公里", distanceKm, profile.maxDistanceKm());
    }

    private String missing(String code) {
        Certificate certificate = certificates.find(code).orElseThrow();
        return "缺少" + certificate.name() + "；" + certificate.training();
    }
}
