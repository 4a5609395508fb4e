package io.sanjian.matching;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.reference.terms.Travel;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trade.Field;
import io.sanjian.reference.trade.Trade.Flag;
import io.sanjian.reference.trade.Trades;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a posting has to say to each thing that the person asked for besides the trade: it grants it, it goes against it, or
 * it does not say, so that somebody must ask. Wishes without a line here are rules of their own.
 */
final class WishAnswers {
    private static final Map<Wish, Words> WORDS = new EnumMap<>(Map.ofEntries(
            Map.entry(Wish.NO_NIGHT_SHIFT, new Words("写了只上白班", "您不上夜班，这个写了有夜班", "上不上夜班")),
            Map.entry(Wish.DAY_SHIFT, new Words("写了上白班", "您要白班，这个写了有夜班", "是不是白班")),
            Map.entry(Wish.NIGHT_SHIFT, new Words("写了有夜班", "您要夜班，这个写了只上白班", "有没有夜班")),
            Map.entry(Wish.NO_OVERTIME, new Words(null, "您不想加班，这个写了上班时间长", "加不加班")),
            Map.entry(Wish.SEATED, new Words("写了坐着做", "您要坐着做，这个不是坐着做的", "是不是坐着做")),
            Map.entry(Wish.INDOORS, new Words(null, "您要在室内做，这个在外面做", "是不是在室内做")),
            Map.entry(Wish.NO_LIVE_IN, new Words(null, "您不住家，这个写了要住下", "要不要住家")),
            Map.entry(Wish.INSURANCE, new Words("写了买社保", null, "买不买社保")),
            Map.entry(Wish.WEEKENDS_OFF, new Words("写了周末休息", null, "周末休不休息")),
            Map.entry(Wish.DAILY_PAY, new Words("写了工资日结", null, "工资是不是当天结")),
            Map.entry(Wish.LODGING, new Words("写了有地方住", null, "包不包住")),
            Map.entry(Wish.MEALS, new Words("写了包吃或者有餐补", null, "包不包吃")),
            Map.entry(Wish.COUPLE, new Words("写了夫妻可以一起去", null, "夫妻能不能一起去")),
            Map.entry(Wish.SCHOOL_HOURS, new Words("写了时间灵活", "您要接送娃儿，这个的上班时间接送不了", "能不能接送娃儿")),
            Map.entry(Wish.PREGNANT, new Words(null, "怀孕期间国家不准做这种活", null)),
            Map.entry(Wish.NURSING, new Words(null, "哺乳期不能上夜班，也不能加班，这个要", null)),
            Map.entry(Wish.UNLETTERED, new Words(null, "您不识字，这个写了要会认字写字", null)),
            Map.entry(Wish.NEAR_HOME, new Words(null, "您想离家近，这个有点远", null)),
            Map.entry(Wish.PART_TIME, new Words("不是全天的长活", null, "能不能只做半天或者兼职")),
            Map.entry(Wish.LIGHT_WORK, new Words(null, "您做不了重活，这个要下力", null)),
            Map.entry(Wish.NO_HEIGHTS, new Words(null, "您做不了高处的活，这个要上高", null)),
            Map.entry(Wish.NO_DUST, new Words(null, "您受不得灰尘和气味，这个的灰尘或者气味大", null)),
            Map.entry(Wish.NO_FACTORY, new Words(null, "您不进厂，这个一般在厂里做", null)),
            Map.entry(Wish.NO_CONSTRUCTION_SITE, new Words(null, "您不去工地，这个是工地上的活", null))));

    private final Trades trades;

    WishAnswers(Trades trades) {
        this.trades = trades;
    }

    /**
     * @param met     how a wish is said to be granted, or null where nobody says it
     * @param against how it is said that the posting goes against it
     * @param ask     what is to be asked where the posting does not say, or null
     */
    private record Words(String met, String against, String ask) {
    }

    /** How a posting stands to a wish. */
    private enum Standing {
        MET, AGAINST, UNKNOWN, NOTHING
    }

    /**
     * The sentences on all wishes: granted ones, then conflicts, then one on what is to be asked.
     *
     * @param trade   code of the posting's job by which it concerns the person, or null
     * @param offered what the posting pays, or null
     * @param roadKm  kilometres of road from home
     */
    List<Reason> of(Profile profile, PostingFacts posting, String trade, Pay offered, double roadKm) {
        if (profile.wishes().isEmpty()) {
            return List.of();
        }
        Trade job = job(posting, trade);
        List<Reason> met = new ArrayList<>();
        List<Reason> against = new ArrayList<>();
        Set<Wish> unknown = EnumSet.noneOf(Wish.class);
        for (Map.Entry<Wish, Words> entry : WORDS.entrySet()) {
            Wish wish = entry.getKey();
            Words words = entry.getValue();
            switch (profile.wishes().contains(wish) ? standing(wish, posting, job, offered, roadKm)
                    : Standing.NOTHING) {
                case MET -> met.add(new Reason(wish.name(), Map.of(), words.met));
                case AGAINST -> against.add(new Reason("CONFLICT", Map.of("wish", wish.name()), words.against));
                case UNKNOWN -> unknown.add(wish);
                case NOTHING -> {
                    // nothing that anybody would say
                }
            }
        }
        met.addAll(against);
        if (unknown.contains(Wish.DAY_SHIFT)) {
            unknown.remove(Wish.NO_NIGHT_SHIFT);
        }
        if (!unknown.isEmpty()) {
            met.add(new Reason("ASK", Map.of("wishes", unknown.stream().map(Wish::name).toList()), "还要问清楚："
                    + String.join("、", unknown.stream().map(wish -> WORDS.get(wish).ask).toList())));
        }
        return met;
    }

    /** Why a posting is ruled out by a wish: it goes against it, or does not say what the person insists on. */
    static String unmet(Wish wish) {
        Words words = WORDS.get(wish);
        return words.against != null ? words.against : "您一定要问清楚的这个没写：" + words.ask;
    }

    private Standing standing(Wish wish, PostingFacts posting, Trade job, Pay offered, double roadKm) {
        return switch (wish) {
            case NO_NIGHT_SHIFT, DAY_SHIFT -> either(has(posting, Trait.DAY_SHIFT), has(posting, Trait.NIGHT_SHIFT));
            case NIGHT_SHIFT -> either(has(posting, Trait.NIGHT_SHIFT), has(posting, Trait.DAY_SHIFT));
            case LODGING -> either(has(posting, Trait.LODGING) || has(posting, Trait.LIVE_IN), false);
            case MEALS -> either(has(posting, Trait.MEALS), false);
            // A wage by the day is not yet one that is paid out every day.
            case DAILY_PAY -> either(has(posting, Trait.DAILY_PAY)
                    && (offered == null || offered.unit() != PayUnit.DAY), false);
            // A form that the posting does not state is taken for full time.
            case PART_TIME -> either(posting.form() != EmploymentForm.FULL_TIME
                    || has(posting, Trait.FLEXIBLE_HOURS), false);
            case INSURANCE -> either(has(posting, Trait.INSURANCE), false);
            case WEEKENDS_OFF -> either(has(posting, Trait.WEEKENDS_OFF), false);
            case NO_OVERTIME -> either(false, has(posting, Trait.LONG_HOURS));
            case SEATED -> either(has(posting, Trait.SEATED), has(posting, Trait.STANDING) || isHeavy(posting, job));
            case INDOORS -> either(false, has(posting, Trait.OUTDOORS)
                    || job != null && (job.construction() || job.field() == Field.FARMING));
            case NO_LIVE_IN -> has(posting, Trait.LIVE_IN) ? Standing.AGAINST
                    : job == null || job.field() == Field.DOMESTIC ? Standing.UNKNOWN : Standing.NOTHING;
            case NEAR_HOME -> againstIf(roadKm > Travel.BUS.roadKm());
            case LIGHT_WORK -> againstIf(isHeavy(posting, job));
            case NO_HEIGHTS -> againstIf(has(posting, Trait.HEIGHT)
                    || job != null && job.flags().contains(Flag.HEIGHT));
            case NO_DUST -> againstIf(job != null && job.flags().contains(Flag.TOXIC));
            case NO_FACTORY -> againstIf(job != null && job.field() == Field.MANUFACTURING);
            case NO_CONSTRUCTION_SITE -> againstIf(job != null && job.construction()
                    || posting.family() == Family.WORK_RELIEF);
            case COUPLE -> either(has(posting, Trait.COUPLES), false);
            case SCHOOL_HOURS -> either(has(posting, Trait.FLEXIBLE_HOURS), has(posting, Trait.NIGHT_SHIFT)
                    || has(posting, Trait.LONG_HOURS) || has(posting, Trait.LIVE_IN));
            case PREGNANT -> againstIf(isHeavy(posting, job) || has(posting, Trait.NIGHT_SHIFT)
                    || has(posting, Trait.LONG_HOURS) || has(posting, Trait.HEIGHT));
            case NURSING -> againstIf(has(posting, Trait.NIGHT_SHIFT) || has(posting, Trait.LONG_HOURS));
            case UNLETTERED -> againstIf(has(posting, Trait.LITERACY));
            default -> Standing.NOTHING;
        };
    }

    private Trade job(PostingFacts posting, String trade) {
        String code = trade != null || posting.trades().isEmpty() ? trade : posting.trades().getFirst();
        return code == null ? null : trades.find(code).orElse(null);
    }

    private static boolean isHeavy(PostingFacts posting, Trade job) {
        return has(posting, Trait.HEAVY_LOAD) || job != null && job.flags().contains(Flag.HEAVY);
    }

    private static boolean has(PostingFacts posting, Trait trait) {
        return posting.traits().contains(trait);
    }

    /** What speaks against it counts for more than what speaks for it: of two shifts one is the wrong one. */
    private static Standing either(boolean met, boolean against) {
        return against ? Standing.AGAINST : met ? Standing.MET : Standing.UNKNOWN;
    }

    private static Standing againstIf(boolean against) {
        return against ? Standing.AGAINST : Standing.NOTHING;
    }
}
