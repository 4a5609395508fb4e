package io.sanjian.matching;

import io.sanjian.trade.Certificates;
import io.sanjian.trade.Trades;
import java.util.List;

/** Says in Chinese why a post is recommended. */
public final class Reasons {
    private final Trades trades;
    private final Certificates certificates;

    public Reasons(Trades trades, Certificates certificates) {
        this.trades = trades;
        this.certificates = certificates;
    }

    /** The reasons, strongest first. */
    public List<Reason> of(Profile profile, Match match) {
        return List.of();
    }
}
