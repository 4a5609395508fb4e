package io.sanjian.matching;

import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** How well each trade suits one person: the same, a kind of it, the wider one, near, or plain labour. */
public final class TradeFit {
    private static final int[] POINTS = IntStream.rangeClosed(0, 100)
            .map(percent -> Weights.at(Weights.TRADE_STEPS, percent)).toArray();

    /** Trades of which somebody rides or drives all day, besides those of transport. */
    private static final Set<String> ON_WHEELS = Set.of("rider", "courier", "moped-driver", "water-carrier");
    /** From here on nobody is sent onto the road who did not name it. */
    private static final int OFF_WHEELS_FROM = 60;
    private static final Set<Wish> OFF_WHEELS = EnumSet.of(Wish.SEATED, Wish.PREGNANT, Wish.LIGHT_WORK);

    private final Map<String, Fit> fits = new HashMap<>();
    private final boolean offWheels;

    /** Why a trade suits. */
    public enum Kind {
        SAME, NARROWER, BROADER, NEAR, ANYTHING, TEXT
    }

    /**
     * @param wanted  code of the person's trade it suits; the word itself for TEXT, null for ANYTHING
     * @param percent 1-100
     */
    public record Fit(String wanted, Kind kind, int percent) {
    }

    TradeFit(Profile profile, Trades trades) {
        this.offWheels = profile.age() >= OFF_WHEELS_FROM || !Collections.disjoint(profile.wishes(), OFF_WHEELS);
        int cost = 0;
        for (String code : profile.trades()) {
            Trade wanted = trades.find(code).orElse(null);
            if (wanted != null) {
                add(wanted, cost, trades);
                cost = Math.min(cost + Weights.LATER_WISH_COST, 3 * Weights.LATER_WISH_COST);
            }
        }
        if (profile.anything()) {
            int percent = profile.trades().isEmpty() ? Weights.ANYTHING_FIT : Weights.ANYTHING_BESIDE_FIT;
            for (Trade trade : trades.all()) {
                if (trade.flags().contains(Trade.Flag.UNSKILLED) && suitsOffWheels(trade)) {
                    put(trade.code(), new Fit(null, Kind.ANYTHING, percent - strain(profile, trade)));
                }
            }
        }
    }

    /** What plain labour loses, in per cent, for whom it is hard: nobody said that they can do this very work. */
    private static int strain(Profile profile, Trade trade) {
        boolean older = profile.age() >= Weights.OLDER_FROM;
        int strain = older && !trade.flags().contains(Trade.Flag.OLDER_WELCOME) ? Weights.NOT_FOR_OLDER_COST : 0;
        boolean hard = trade.flags().contains(Trade.Flag.HEAVY) || trade.flags().contains(Trade.Flag.HEIGHT);
        if (hard && (older || profile.sex() == Profile.Sex.F)) {
            strain += Weights.STRAIN_COST;
        }
        return strain;
    }

    /** How the trade suits, or null. */
    Fit of(String trade) {
        return fits.get(trade);
    }

    /** By trade code, how each trade that suits at all does. */
    public Map<String, Fit> all() {
        return fits;
    }

    /** Trade points of a fit in per cent, 0 to 100. */
    public static int points(int percent) {
        return POINTS[percent];
    }

    /** The first of these words that stands in the title, or null. */
    static Fit inTitle(List<String> words, String title) {
        for (String word : words) {
            if (word.length() > 1 && title.contains(word)) {
                return new Fit(word, Kind.TEXT, Weights.TEXT_FIT);
            }
        }
        return null;
    }

    private void add(Trade wanted, int cost, Trades trades) {
        put(wanted.code(), new Fit(wanted.code(), Kind.SAME, 100 - cost));
        for (Trade narrower : trades.kindsOf(wanted.code())) {
            put(narrower.code(), new Fit(wanted.code(), Kind.NARROWER, Weights.NARROWER_FIT - cost));
        }
        int broader = Weights.BROADER_FIT;
        for (String wider = wanted.broader(); wider != null; wider = trades.find(wider).orElseThrow().broader()) {
            put(wider, new Fit(wanted.code(), Kind.BROADER, broader - cost));
            broader = Weights.FAR_BROADER_FIT;
        }
        wanted.near().forEach((near, weight) -> {
            if (suitsOffWheels(trades.find(near).orElseThrow())) {
                put(near, new Fit(wanted.code(), Kind.NEAR, Math.max(1, weight - cost)));
            }
        });
    }

    /** Whether the person is not sent onto the road by what they did not name themselves. */
    private boolean suitsOffWheels(Trade trade) {
        boolean onWheels = ON_WHEELS.contains(trade.code())
                || trade.field() == Trade.Field.TRANSPORT && trade.flags().contains(Trade.Flag.ADULT);
        return !(offWheels && onWheels);
    }

    private void put(String trade, Fit fit) {
        if (fit.percent < Weights.LEAST_FIT) {
            return;
        }
        fits.merge(trade, fit, (earlier, later) -> later.percent > earlier.percent ? later : earlier);
    }
}
