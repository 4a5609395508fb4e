package io.sanjian.reading;

import io.sanjian.reference.trade.Trade;

/** A trade that was named, and how; a refusal or the years that follow are added when they are read. */
final class Mention {
    final Trade trade;
    /** Named by a place or a branch of business alone. */
    final boolean cue;
    final String heard;
    final boolean wished;
    /** Said of somebody else ("老公开挖机"). */
    final boolean ofAnother;
    boolean denied;
    Integer years;

    Mention(Trade trade, boolean cue, String heard, boolean wished, boolean ofAnother, boolean denied) {
        this.trade = trade;
        this.cue = cue;
        this.heard = heard;
        this.wished = wished;
        this.ofAnother = ofAnother;
        this.denied = denied;
    }
}
