package io.sanjian.reference.trade;

import java.util.Collections;

/**
 * Why a worker of one trade can take another's work, and how soon: {@code trade-near.csv} has the weight, the two trades'
 * own rows what they have in common.
 *
 * @param common what they share, the closest first that holds
 * @param effort how soon the work can be done
 */
public record TradeSimilarity(Common common, Effort effort) {
    /** Characters of the classification's code that name a minor group: 6-18-01. */
    private static final int MINOR_GROUP = 7;

    /** What two trades share. */
    public enum Common {
        OCCUPATION("是同一类工种"), PAPERS("要的证一样"), FIELD("是同一行"), HANDS("做过那样的一般也做得来");

        private final String label;

        Common(String label) {
            this.label = label;
        }
    }

    /** How soon a worker of the one does the other's work, by weight. */
    public enum Effort {
        AT_ONCE(80, "当天就能上手"), DAYS(60, "几天能上手"), WEEKS(40, "要人带一阵"), TRAINING(0, "要先学一阵");

        private final int from;
        private final String label;

        Effort(int from, String label) {
            this.from = from;
            this.label = label;
        }
    }

    /**
     * The kinship of two trades.
     *
     * @param weight of the one to the other, 1 to 99
     */
    public static TradeSimilarity of(Trade worker, Trade work, int weight) {
        Effort effort = Effort.TRAINING;
        for (Effort candidate : Effort.values()) {
            if (weight >= candidate.from) {
                effort = candidate;
                break;
            }
        }
        return new TradeSimilarity(common(worker, work), effort);
    }

    private static Common common(Trade worker, Trade work) {
        if (group(worker) != null && group(worker).equals(group(work))) {
            return Common.OCCUPATION;
        }
        if (!Collections.disjoint(worker.certificates(), work.certificates())) {
            return Common.PAPERS;
        }
        return worker.field() == work.field() ? Common.FIELD : Common.HANDS;
    }

    private static String group(Trade trade) {
        return trade.occupation() == null ? null
                : trade.occupation().substring(0, Math.min(MINOR_GROUP, trade.occupation().length()));
    }

    /** The sentence's part in Chinese. */
    public String text() {
        return common.label + "，" + effort.label;
    }
}
