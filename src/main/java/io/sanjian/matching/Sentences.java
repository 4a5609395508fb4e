package io.sanjian.matching;

import io.sanjian.area.Place.Precision;
import io.sanjian.catalog.AgeRange;
import io.sanjian.matching.ProfileJudge.Related;
import io.sanjian.trade.Certificates;
import io.sanjian.trade.Trade;
import io.sanjian.trade.Trades;
import java.util.Locale;

/** The Chinese wording shared by reasons and explanations. */
final class Sentences {
    private final Trades trades;
    private final Certificates certificates;

    Sentences(Trades trades, Certificates certificates) {
        this.trades = trades;
        this.certificates = certificates;
    }

    String trade(Profile profile, Related related) {
        return switch (related.fit().kind()) {
            case SAME -> "会" + name(related.trade()) + papers(profile, related.trade());
            case NARROWER ->
                name(related.trade()) + "属于" + name(related.fit().wanted()) + papers(profile, related.trade());
            case BROADER -> "会" + name(related.fit().wanted()) + "，适合" + name(related.trade());
            case NEAR -> "会" + name(related.fit().wanted()) + "，与" + name(related.trade()) + "相近"
                    + papers(profile, related.trade());
            case ANYTHING -> "愿做普通工作，" + name(related.trade()) + "不限手艺";
            case TEXT -> "岗位名称含“" + related.fit().wanted() + "”";
        };
    }

    /** Says so when a position is only the centre of a town or district. */
    String distance(Profile profile, PostingFacts posting, double distanceKm) {
        Precision precision = coarser(profile.home().precision(), posting.place().precision());
        String kilometres = distanceKm < 10 ? String.format(Locale.ROOT, "%.1f公里", distanceKm)
                : String.format(Locale.ROOT, "%.0f公里", distanceKm);
        return switch (precision) {
            case EXACT -> "离家" + kilometres;
            case TOWN -> sameTown(profile, posting) ? "就在本镇街" : "离家约" + kilometres + "（按镇街中心估算）";
            case DISTRICT -> sameTown(profile, posting) ? "就在本镇街" : "离家约" + kilometres + "（按区县中心估算）";
        };
    }

    String pay(Profile profile, PostingFacts posting) {
        int offered = Scoring.offered(posting);
        if (offered < 0) {
            return "工资面议";
        }
        String pay = posting.payMin() >= 0 && posting.payMin() < offered ? "月薪" + posting.payMin() + "–" + offered + "元"
                : "月薪" + offered + "元";
        int expected = profile.expectedPay();
        if (expected <= 0) {
            return pay;
        }
        if (posting.payMin() > expected) {
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

    String name(String trade) {
        return trades.find(trade).map(Trade::name).orElse(trade);
    }

    private String papers(Profile profile, String trade) {
        Trade known = trades.find(trade).orElse(null);
        return known != null && !known.certificates().isEmpty()
                && known.certificates().stream().allMatch(code -> certificates.covers(profile.certificates(), code))
                        ? "（持证）" : "";
    }

    private static boolean sameTown(Profile profile, PostingFacts posting) {
        return profile.home().townCode() != null && profile.home().townCode().equals(posting.place().townCode());
    }

    private static Precision coarser(Precision one, Precision other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
