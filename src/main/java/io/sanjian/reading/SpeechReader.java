package io.sanjian.reading;

import io.sanjian.trade.Certificates;
import io.sanjian.trade.Trades;
import java.util.List;
import java.util.Set;

/** Reads a worker's own words. Thread-safe; a pure function of the words and the reference tables. */
public final class SpeechReader {
    private final Trades trades;
    private final Certificates certificates;

    public SpeechReader(Trades trades, Certificates certificates) {
        this.trades = trades;
        this.certificates = certificates;
    }

    /** What the words mean; never null, empty where nothing was understood. */
    public Understood read(List<String> words) {
        return new Understood(List.of(), Set.of(), false, Set.of(), Set.of(), Set.of(), List.of());
    }
}
