package io.sanjian.reading;

import io.sanjian.reference.trade.Trade;

/** A trade that was named, and how; the years that follow are added when they are read. */
final class Mention {
    private static final int SHORT = 2;

    final TradeLexicon.Found found;
    final Trade trade;
    final String heard;
    final boolean wished;
    /** Said of somebody else ("老公开挖机"). */
    final boolean ofAnother;
    boolean denied;
    /** Wished for, or said to be welcome. */
    final boolean welcome;
    /** What the worker did and wants to leave. */
    boolean left;
    Integer years;

    Mention(TradeLexicon.Found found, String heard, boolean wished, boolean ofAnother, boolean denied,
            boolean welcome) {
        this(found, found.trade(), heard, wished, ofAnother, denied, welcome);
    }

    private Mention(TradeLexicon.Found found, Trade trade, String heard, boolean wished, boolean ofAnother,
            boolean denied, boolean welcome) {
        this.found = found;
        this.trade = trade;
        this.heard = heard;
        this.wished = wished;
        this.ofAnother = ofAnother;
        this.denied = denied;
        this.welcome = welcome;
    }

    /** The same words, said of another trade whose name sounds so. */
    Mention as(Trade other) {
        Mention mention = new Mention(found, other, heard, wished, ofAnother, denied, welcome);
        mention.left = left;
        mention.years = years;
        return mention;
    }

    /** Named by a place or a branch of business alone, or only by how it sounds. */
    boolean cue() {
        return found.word().cue() || found.otherwise() > 0 && found.length() == SHORT;
    }
}
