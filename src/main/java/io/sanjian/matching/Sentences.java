package io.sanjian.matching;

import io.sanjian.matching.ProfileMatcher.Related;
import io.sanjian.reference.area.Place.Precision;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.area.Roads.Nearness;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.TradeSimilarity;
import io.sanjian.reference.trade.Trades;
import java.util.Locale;

/** The Chinese wording shared by reasons and explanations. */
final class Sentences {
    /** From here on the road is worth a word. */
    private static final double NOTABLE_DETOUR_KM = 8;

    private final Trades trades;
    private final Certificates certificates;
    private final Roads roads;

    Sentences(Trades trades, Certificates certificates, Roads roads) {
        this.trades = trades;
        this.certificates = certificates;
        this.roads = roads;
    }

    String trade(Profile profile, Related related) {
        return switch (related.fit().kind()) {
            case SAME -> "会" + name(related.trade()) + papers(profile, related.trade());
            case NARROWER ->
                name(related.trade()) + "属于" + name(related.fit().wanted()) + papers(profile, related.trade());
            case BROADER -> "会" + name(related.fit().wanted()) + "，适合" + name(related.trade());
            case NEAR -> "会" + name(related.fit().wanted()) + "，与" + name(related.trade()) + "相近（"
                    + kinship(related).text() + "）" + papers(profile, related.trade());
            case ANYTHING -> "愿做普通工作，" + name(related.trade()) + "不限手艺";
            case TEXT -> related.fit().wanted() == null ? "岗位说明与所说相符" : "岗位名称含“" + related.fit().wanted() + "”";
        };
    }

    /** Says so when a position is only the centre of a town or district, and how long the road is where it is much longer. */
    String distance(Profile profile, PostingFacts posting, double distanceKm) {
        Precision precision = coarser(profile.home().precision(), posting.place().precision());
        Nearness nearness = roads.nearness(profile.home(), posting.place());
        if (precision != Precision.EXACT && nearness == Nearness.TOWN) {
            return "就在本镇街";
        }
        double roadKm = roadKm(profile, posting, distanceKm);
        String road = roadKm - distanceKm < NOTABLE_DETOUR_KM ? "" : String.format(Locale.ROOT, "，路程约%.0f公里", roadKm);
        String near = nearness == Nearness.NEIGHBOURING_TOWN ? "，" + nearness.label() : "";
        return switch (precision) {
            case EXACT -> "离家" + kilometres(distanceKm) + near + road;
            case TOWN -> "离家约" + kilometres(distanceKm) + near + road + "（按镇街中心估算）";
            case DISTRICT -> "离家约" + kilometres(distanceKm) + near + road + "（按区县中心估算）";
        };
    }

    Nearness nearness(Profile profile, PostingFacts posting) {
        return roads.nearness(profile.home(), posting.place());
    }

    /** Kilometres by road, estimated from the great circle and both districts' relief. */
    double roadKm(Profile profile, PostingFacts posting, double distanceKm) {
        return distanceKm * roads.detour(profile.home(), posting.place());
    }

    private static String kilometres(double distanceKm) {
        return String.format(Locale.ROOT, distanceKm < 10 ? "%.1f公里" : "%.0f公里", distanceKm);
    }

    String pay(Profile profile, PostingFacts posting) {
        int offered = Scoring.offered(posting);
        if (offered < 0) {
            return "工资面议";
        }
        String pay = posting.pay().min() >= 0 && posting.pay().min() < offered ? "月薪" + posting.pay().min() + "–" + offered + "元"
                : "月薪" + offered + "元";
        int expected = profile.expectedPay();
        if (expected <= 0) {
            return pay;
        }
        if (posting.pay().min() > expected) {
            return pay + "，高于期望" + expected + "元";
        }
        return pay + (offered >= expected ? "，达到期望" : "，低于期望") + expected + "元";
    }

    String age(PostingFacts posting) {
        AgeRange age = posting.age();
        if (age == null || age.min() == null && age.max() == null) {
            return Scoring.welcomesOlder(posting) ? "欢迎大龄求职者" : "未写明年龄要求";
        }
        if (age.min() == null) {
            return "要求" + age.max() + "岁以下";
        }
        return age.max() == null ? "要求" + age.min() + "岁以上" : "要求" + age.min() + "–" + age.max() + "岁";
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

    private String papers(Profile profile, String trade) {
        Trade known = trades.find(trade).orElse(null);
        return known != null && !known.certificates().isEmpty()
                && known.certificates().stream().allMatch(code -> certificates.covers(profile.certificates(), code))
                        ? "（持证）" : "";
    }

    private static Precision coarser(Precision one, Precision other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
