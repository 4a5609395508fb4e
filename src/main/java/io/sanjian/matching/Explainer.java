package io.sanjian.matching;

import io.sanjian.matching.Explanation.Part;
import io.sanjian.matching.Explanation.RuleCheck;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.matching.ProfileMatcher.Related;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trade.Field;
import io.sanjian.reference.trade.Trade.Flag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Spells out one judgement, rule by rule and part by part, in Chinese that can be read out to the person. */
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

    Explanation explain(PostingFacts posting, int textFit, Pay offered) {
        Related related = judge.relate(posting, textFit);
        double distanceKm = judge.distanceKm(posting);
        int broken = judge.broken(posting, related, distanceKm);
        List<RuleCheck> checks = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            boolean isBroken = (broken & rule.bit(true)) != 0;
            checks.add(new RuleCheck(rule, isBroken, isBroken ? why(rule, posting, related, distanceKm) : "没有问题"));
        }
        List<Part> parts = related == null ? List.of() : parts(posting, related, distanceKm, offered);
        return new Explanation(related != null, broken == 0, List.copyOf(checks), parts,
                parts.stream().mapToInt(Part::points).sum(), Math.round(distanceKm * 10) / 10.0,
                notes(posting, related));
    }

    private List<Part> parts(PostingFacts posting, Related related, double distanceKm, Pay offered) {
        Score score = judge.scoring().score(posting, related, distanceKm);
        List<String> preferences = sentences.preferences(profile, posting, related, offered, distanceKm).stream()
                .map(Reason::text).toList();
        return List.of(
                new Part("trade", score.trade(), Weights.TRADE_MAX,
                        sentences.trade(profile, posting, related) + lacking(posting, related)),
                new Part("distance", score.distance(), Weights.DISTANCE_MAX,
                        sentences.distance(profile, posting, distanceKm)),
                new Part("pay", score.pay(), Weights.PAY_MAX, PaySentence.of(profile, offered)),
                new Part("preference", score.preference(), Weights.PREFERENCE_MAX,
                        preferences.isEmpty() ? "您没提别的要求" : String.join("；", preferences)),
                new Part("age", score.age(), Weights.AGE_MAX, sentences.age(posting)),
                new Part("freshness", score.freshness(), Weights.FRESHNESS_MAX, day(posting.publishedOn()) + "发布的"));
    }

    private static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** What is demanded beyond what the person told. */
    private String lacking(PostingFacts posting, Related related) {
        return (judge.scoring().lacksSchooling(posting) ? "，要" + posting.demands().schooling().label() + "以上，没听您说有"
                : "")
                + (judge.scoring().lacksYears(posting, related) ? "，要" + posting.demands().years() + "年以上的，您说的年头不够"
                        : "");
    }

    /** Why a post does not concern the person; and, wherever it leads, which words nobody understood. */
    private List<Reason> notes(PostingFacts posting, Related related) {
        List<Reason> notes = new ArrayList<>();
        if (related == null) {
            notes.add(unrelated(posting));
        }
        if (!profile.words().isEmpty()) {
            notes.add(new Reason("NOT_UNDERSTOOD", Map.of("words", profile.words()),
                    quoted(profile.words()) + "没听懂是什么活，只能在岗位里找这几个字"));
        }
        return List.copyOf(notes);
    }

    private Reason unrelated(PostingFacts posting) {
        if (profile.namesNoWork()) {
            return new Reason("NO_WORK_NAMED", Map.of(), "没听出您想做什么活，哪个岗位都对不上；说说做过什么、想做什么，要是什么都可以就说“啥都可以”");
        }
        if (posting.trades().isEmpty()) {
            return new Reason("WORK_UNKNOWN", Map.of(), "看不出这个岗位招的是什么工种，里面也没有您说的字眼");
        }
        String offered = String.join("、", posting.trades().stream().map(sentences::name).toList());
        if (!profile.trades().isEmpty()) {
            return new Reason("OTHER_WORK", Map.of("trades", posting.trades()), "这里招" + offered + "，跟您说的"
                    + String.join("、", profile.trades().stream().map(this::words).toList()) + "对不上");
        }
        return profile.anything()
                ? new Reason("NOT_PLAIN", Map.of("trades", posting.trades()), "这里招" + offered + "，不算哪个都做得来的普通活，您没说想做这个")
                : new Reason("OTHER_WORK", Map.of("trades", posting.trades()), "这里招" + offered + "，里面没有您说的字眼");
    }

    private String words(String trade) {
        String words = profile.said().of(trade);
        return words == null ? sentences.name(trade) : Sentences.quoted(words);
    }

    private static String quoted(List<String> words) {
        return String.join("", words.stream().map(Sentences::quoted).toList());
    }

    private String why(Rule rule, PostingFacts posting, Related related, double distanceKm) {
        return switch (rule) {
            case EXPIRED -> "招到" + day(posting.validThrough()) + "为止，已经过了";
            case FILLED -> "已经招满、暂停或者撤下了";
            case AGE_BELOW_16 -> "您还没满16岁，劳动法不准招";
            case AGE_OUT_OF_RANGE -> sentences.age(posting) + "，您" + profile.age() + "岁";
            case MINOR_PROTECTED -> posting.trades().isEmpty() ? "您还没满18岁，这个岗位看不出具体做什么，不敢推荐"
                    : "您还没满18岁，高处、重活、有毒有害、夜班和成年人才能做的活，国家不准做";
            case CONSTRUCTION_AGE -> siteAge();
            case CERTIFICATE_MISSING -> missing(related.missing());
            case WELFARE_NOT_ELIGIBLE -> judge.rules().welfareOpen() ? "这个公益性岗位专门留给退伍军人、残疾人、脱贫户这样指定的人，没听您说是"
                    : "公益性岗位只收就业困难、脱贫、监测户这些人，男的不到60岁、女的不到55岁，按您说的情况不符合";
            case TOO_FAR -> tooFar(posting, distanceKm);
            case EXCLUDED -> excluded(posting);
            case APPLIED -> "您已经报过名了";
            case RECENTLY_RECOMMENDED -> "前几次已经给您推荐过";
            case CONDITION_NOT_MET -> Sentences.unmet(profile, posting);
            case DUBIOUS -> "像是要先交钱或者骗人的招聘，要等工作人员查清楚";
        };
    }

    private String siteAge() {
        String limit = judge.rules().siteLimit() + "岁";
        String self = "，您" + profile.age() + "岁";
        return profile.sex() == null ? "工地上的活女的最多做到" + limit + "，没说是男是女就先按这个算" + self
                : "工地上的活" + (profile.sex() == Sex.M ? "男的" : "女的") + "最多做到" + limit + self;
    }

    private String tooFar(PostingFacts posting, double distanceKm) {
        return judge.rules().elsewhere(posting) ? "您说只在" + profile.ground().within().label() + "做，这个不在"
                : String.format(Locale.ROOT, profile.reach().stated() ? "离家%.1f公里，超过您要的%.0f公里"
                        : "离家%.1f公里，您没说愿意去外地，超过%.0f公里就不推荐", distanceKm, profile.maxDistanceKm());
    }

    /** Names what ruled the post out: the post itself, its employer, its kind, or the person's words about the work. */
    private String excluded(PostingFacts posting) {
        if (profile.excludedPostings().get(posting.id()) == Rule.EXCLUDED) {
            return "这个岗位您说过不要";
        }
        if (profile.excludedEmployers().contains(posting.employerKey())) {
            return "这家单位您说过不去";
        }
        if (profile.excludedFamilies().contains(posting.family())) {
            return "您说过不要" + Sentences.spoken(posting.family());
        }
        String code = posting.trades().getFirst();
        Trade trade = sentences.find(code);
        String name = sentences.name(code);
        String words = profile.said().refusing(code);
        if (words != null) {
            return words.equals(name) ? "您说过不做" + name : "您说过不要" + Sentences.quoted(words) + "，" + name + "也算在里面";
        }
        if (trade == null) {
            return "您说过不做" + name;
        }
        if (profile.wishes().contains(Wish.NO_FACTORY) && trade.field() == Field.MANUFACTURING) {
            return "您说不进厂，" + name + "是厂里的活";
        }
        if (profile.wishes().contains(Wish.NO_CONSTRUCTION_SITE) && trade.field() == Field.CONSTRUCTION) {
            return "您说不去工地，" + name + "是工地上的活";
        }
        if (profile.wishes().contains(Wish.LIGHT_WORK) && trade.flags().contains(Flag.HEAVY)) {
            return "您说做不了重活，" + name + "是下力的活";
        }
        if (profile.wishes().contains(Wish.NO_HEIGHTS) && trade.flags().contains(Flag.HEIGHT)) {
            return "您说做不了高处的活，" + name + "要上高";
        }
        if (profile.wishes().contains(Wish.NO_DUST) && trade.flags().contains(Flag.TOXIC)) {
            return "您说受不得灰尘和气味，" + name + "免不了";
        }
        return "您说过不做" + name;
    }

    private String missing(String code) {
        Certificate certificate = certificates.find(code).orElseThrow();
        return "要先有" + certificate.name() + "，没听您说有；" + certificate.training();
    }
}
