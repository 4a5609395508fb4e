package io.sanjian.matching;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.ProfileMatcher.Related;
import io.sanjian.reference.area.Place.Precision;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.area.Roads.Nearness;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Schooling;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.TradeSimilarity;
import io.sanjian.reference.trade.Trades;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The Chinese wording shared by reasons and explanations: as a broker says it aloud to the person. A sentence repeats what
 * the person said and what the posting states; what neither says is not claimed.
 */
final class Sentences {
    /** From here on the road is worth a word. */
    private static final double NOTABLE_DETOUR_KM = 8;

    private final Trades trades;
    private final Certificates certificates;
    private final Roads roads;
    private final WishAnswers wishes;

    Sentences(Trades trades, Certificates certificates, Roads roads) {
        this.trades = trades;
        this.certificates = certificates;
        this.roads = roads;
        this.wishes = new WishAnswers(trades);
    }

    String trade(Profile profile, PostingFacts posting, Related related) {
        String wanted = related.fit().wanted();
        return switch (related.fit().kind()) {
            case SAME -> said(profile, wanted) + "，" + offers(posting, related) + papers(profile, related.trade());
            case NARROWER -> said(profile, wanted) + "，" + offers(posting, related) + "，也算" + name(wanted)
                    + papers(profile, related.trade());
            case BROADER -> said(profile, wanted) + "，" + offers(posting, related) + "，也对得上";
            case NEAR -> said(profile, wanted) + "，" + offers(posting, related) + "，" + kinship(related).text()
                    + papers(profile, related.trade());
            case ANYTHING -> (profile.trades().isEmpty() ? "您没限定工种，" : "您没限定只做一样，") + offers(posting, related)
                    + "，一般不要手艺";
            case TEXT -> wanted == null ? "岗位介绍里有您说到的字眼" : "岗位名称里有您说的" + quoted(wanted);
        };
    }

    /** The person's own words where they are known; years are the least that was meant (十几年), so that they are said roughly. */
    private String said(Profile profile, String wanted) {
        String words = profile.said().of(wanted);
        Integer years = profile.person().years().get(wanted);
        if (words == null) {
            return years == null ? "您要找" + name(wanted) : "您说做过" + years + "年左右" + name(wanted);
        }
        return years == null ? "您说到" + quoted(words) : "您说" + quoted(words) + "做了" + years + "年左右";
    }

    /** What was heard, with its letters as they are written on signs: SMT, CNC. */
    static String quoted(String words) {
        return "“" + words.toUpperCase(Locale.ROOT) + "”";
    }

    /** The job; of a posting with several the one that concerns the person is not taken for all of it. */
    private String offers(PostingFacts posting, Related related) {
        return (related.trade().equals(posting.trades().getFirst()) ? "这里招" : "这里也招") + name(related.trade());
    }

    /**
     * Says so when a position is only the centre of a town, and how long the road is where it is much longer. Where no more
     * than the district is known, its centre tells no distance that anybody could rely on.
     */
    String distance(Profile profile, PostingFacts posting, double distanceKm) {
        Precision precision = coarser(profile.home().precision(), posting.place().precision());
        Nearness nearness = roads.nearness(profile.home(), posting.place());
        if (precision != Precision.EXACT && nearness == Nearness.TOWN) {
            return "就在本镇街";
        }
        double roadKm = roadKm(profile, posting, distanceKm);
        if (precision == Precision.DISTRICT) {
            return (nearness == Nearness.BEYOND ? "不在本区县" + (roadKm > Weights.DAILY_KM ? "，比较远" : "") : "就在本区县")
                    + "，具体多远要问清楚";
        }
        String road = roadKm - distanceKm < NOTABLE_DETOUR_KM ? ""
                : String.format(Locale.ROOT, "，走公路约%.0f公里", roadKm);
        String near = nearness == Nearness.NEIGHBOURING_TOWN ? "，在" + nearness.label() : "";
        return precision == Precision.EXACT ? "离家" + kilometres(distanceKm) + near + road
                : "离家约" + kilometres(Math.max(1, distanceKm)) + near + road + "，是按镇街中心估的";
    }

    Nearness nearness(Profile profile, PostingFacts posting) {
        return roads.nearness(profile.home(), posting.place());
    }

    /** Kilometres by road, estimated from the great circle and both districts' relief. */
    double roadKm(Profile profile, PostingFacts posting, double distanceKm) {
        return distanceKm * roads.detour(profile.home(), posting.place());
    }

    static String kilometres(double distanceKm) {
        if (distanceKm < 1) {
            return "不到1公里";
        }
        return String.format(Locale.ROOT, distanceKm < 10 ? "%.1f公里" : "%.0f公里", distanceKm);
    }

    /** What is demanded; empty where the posting states no age. */
    static String demandedAge(AgeRange age) {
        if (age == null || age.min() == null && age.max() == null) {
            return "";
        }
        if (age.min() == null) {
            return age.max() + "岁及以下";
        }
        return age.max() == null ? age.min() + "岁及以上" : age.min() + "到" + age.max() + "岁";
    }

    String age(PostingFacts posting) {
        String demanded = demandedAge(posting.age());
        if (!demanded.isEmpty()) {
            return "要" + demanded + "的";
        }
        return posting.traits().contains(Trait.OLDER_WELCOME) ? "写了年纪大些也收" : "没写年龄要求";
    }

    /** What a posting demands besides age and papers, in one sentence; empty where it demands nothing. */
    static List<Reason> demands(PostingFacts posting) {
        List<String> demanded = new ArrayList<>();
        if (posting.demands().years() > 0) {
            demanded.add("做过" + posting.demands().years() + "年");
        }
        if (posting.demands().schooling() != null && posting.demands().schooling() != Schooling.NONE) {
            demanded.add(posting.demands().schooling().label() + "文化");
        }
        if (posting.traits().contains(Trait.OWN_VEHICLE)) {
            demanded.add("自己有车");
        }
        if (posting.traits().contains(Trait.LITERACY)) {
            demanded.add("会认字写字");
        }
        return demanded.isEmpty() ? List.of()
                : List.of(new Reason("DEMANDS", Map.of(), "写了要" + String.join("、", demanded)));
    }

    /** The kind of posting where the person asked for kinds, and the wishes. */
    List<Reason> preferences(Profile profile, PostingFacts posting, Related related, Pay offered, double distanceKm) {
        List<Reason> reasons = new ArrayList<>();
        if (profile.families().contains(posting.family())) {
            reasons.add(new Reason("FAMILY", Map.of("family", posting.family().name()),
                    "是您要的" + spoken(posting.family())));
        } else if (posting.family() == Family.PUBLIC_WELFARE) {
            reasons.add(new Reason("WELFARE", Map.of(), "是公益性岗位，按您说的情况可以去申请"));
        }
        if (!profile.families().isEmpty() && !profile.families().contains(posting.family())) {
            reasons.add(new Reason("CONFLICT", Map.of("families",
                    profile.families().stream().sorted().map(Family::name).toList()),
                    "您想要" + String.join("或者", profile.families().stream().sorted().map(Sentences::spoken).toList())
                            + "，这个不是"));
        }
        double roadKm = roadKm(profile, posting, distanceKm);
        reasons.addAll(far(profile, posting, roadKm));
        reasons.addAll(wishes.of(profile, posting, related == null ? null : related.trade(), offered, roadKm));
        return reasons;
    }

    /** The conditions of the person's that a posting does not meet. */
    static String unmet(Profile profile, PostingFacts posting) {
        return String.join("；", Conditions.against(profile, posting).stream().map(WishAnswers::unmet).toList());
    }

    /** What speaks for a posting far from home to somebody who would leave. */
    private List<Reason> far(Profile profile, PostingFacts posting, double roadKm) {
        List<Reason> reasons = new ArrayList<>();
        if (profile.reach().leaves() && roadKm > Weights.DAILY_KM) {
            if (profile.reach().partners().contains(posting.place().areaCode())) {
                reasons.add(new Reason("PAIRED_DISTRICT", Map.of("areaCode", posting.place().areaCode()),
                        "是跟您家那边对口协同的区县"));
            }
            if (posting.traits().contains(Trait.TRANSFER)) {
                reasons.add(new Reason("TRANSFER", Map.of(), "写了统一组织过去"));
            }
            if (posting.traits().contains(Trait.LODGING) && !profile.wishes().contains(Wish.LODGING)) {
                reasons.add(new Reason("LODGING", Map.of(), "写了有地方住"));
            }
        }
        return reasons;
    }

    static String spoken(Family family) {
        return switch (family) {
            case CLUSTER -> "制造业工厂的岗位";
            case PUBLIC_WELFARE -> "公益性岗位";
            case GIG -> "零工";
            case WORK_RELIEF -> "以工代赈的活";
            case WORKSHOP -> "帮扶车间的岗位";
            case GENERAL -> "服务业这类岗位";
        };
    }

    /** Why a near trade suits. */
    TradeSimilarity kinship(Related related) {
        Trade wanted = trades.find(related.fit().wanted()).orElseThrow();
        Trade work = trades.find(related.trade()).orElseThrow();
        return TradeSimilarity.of(wanted, work, wanted.near().getOrDefault(work.code(), related.fit().percent()));
    }

    String name(String trade) {
        return trades.find(trade).map(Trade::name).orElse(trade);
    }

    Trade find(String trade) {
        return trades.find(trade).orElse(null);
    }

    private String papers(Profile profile, String trade) {
        Trade known = trades.find(trade).orElse(null);
        return known != null && !known.certificates().isEmpty()
                && known.certificates().stream().allMatch(code -> certificates.covers(profile.certificates(), code))
                        ? "，该有的证您有" : "";
    }

    private static Precision coarser(Precision one, Precision other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
