package io.sanjian.reference.trade;

import io.sanjian.reference.table.ReferenceDataException;
import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** All trades, read once from the reference tables and never changed. */
public final class Trades {
    private static final String TRADES = "trades.csv";
    private static final String NEAR = "trade-near.csv";
    private static final String CIRCLES = "trade-circles.csv";

    private final Map<String, Trade> byCode;
    private final Map<String, Trade> byName = new HashMap<>();
    private final Map<String, List<Trade>> kinds = new HashMap<>();
    private final List<Trade> all;
    private final String fingerprint;

    private Trades(ReferenceTable trades, ReferenceTable near, ReferenceTable circles, Certificates certificates) {
        Map<String, Row> rows = trades.uniqueBy("code");
        Map<String, Map<String, Integer>> weights = NearTrades.read(near, circles, rows.keySet());
        this.byCode = LinkedHashMap.newLinkedHashMap(rows.size());
        for (Row row : trades.rows()) {
            Trade trade = trade(row, weights.getOrDefault(row.text("code"), Map.of()));
            check(row, trade, rows, certificates);
            byCode.put(trade.code(), trade);
        }
        this.all = List.copyOf(byCode.values());
        for (Trade trade : all) {
            for (Trade wider = byCode.get(trade.broader()); wider != null; wider = byCode.get(wider.broader())) {
                kinds.computeIfAbsent(wider.code(), code -> new ArrayList<>()).add(trade);
            }
        }
        for (Row row : trades.rows()) {
            Trade trade = byCode.get(row.text("code"));
            addName(row, trade.name(), trade);
            trade.names().forEach(name -> addName(row, name, trade));
            trade.spokenNames().forEach(name -> addName(row, name, trade));
        }
        all.forEach(trade -> byName.putIfAbsent(trade.code(), trade));
        this.fingerprint = ReferenceTable.fingerprint(List.of(trades, near, circles));
    }

    /**
     * Reads and checks the tables.
     *
     * @throws io.sanjian.reference.table.ReferenceDataException if a code is unknown or stands twice, a name belongs to two
     *         trades, or a trade is a kind of itself
     */
    public static Trades load(Certificates certificates) {
        Trades trades = of(ReferenceTable.load(TRADES), ReferenceTable.load(NEAR), ReferenceTable.load(CIRCLES),
                certificates);
        certificates.all().stream().map(Certificate::trade).filter(Objects::nonNull)
                .filter(code -> trades.find(code).isEmpty()).findFirst().ifPresent(code -> {
                    throw new ReferenceDataException("certificates.csv", 0, "unknown trade " + code);
                });
        return trades;
    }

    static Trades of(ReferenceTable trades, ReferenceTable near, ReferenceTable circles, Certificates certificates) {
        return new Trades(trades, near, circles, certificates);
    }

    public Optional<Trade> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The trades that are kinds of this one, and kinds of those, in the order of the tables. */
    public List<Trade> kindsOf(String code) {
        return Collections.unmodifiableList(kinds.getOrDefault(code, List.of()));
    }

    /** The trade with this Chinese name, spoken name or code, in any case. */
    public Optional<Trade> byName(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    /** All trades in the order of the tables. */
    public List<Trade> all() {
        return all;
    }

    /** Changes when anything in the tables changes. */
    public String fingerprint() {
        return fingerprint;
    }

    private static Trade trade(Row row, Map<String, Integer> near) {
        Set<Trade.Flag> flags = EnumSet.noneOf(Trade.Flag.class);
        for (String flag : row.list("flags")) {
            try {
                flags.add(Trade.Flag.valueOf(flag));
            } catch (IllegalArgumentException e) {
                throw row.fault("unknown flag " + flag);
            }
        }
        return new Trade(row.text("code").intern(), row.text("name"), row.constant("field", Trade.Field.values()),
                row.optional("occupation").orElse(null), row.optional("broader").orElse(null), row.list("names"),
                row.list("spoken"), row.list("cues"), near, Set.copyOf(row.list("certificates")),
                Collections.unmodifiableSet(flags));
    }

    private static void check(Row row, Trade trade, Map<String, Row> rows, Certificates certificates) {
        for (String certificate : trade.certificates()) {
            if (certificates.find(certificate).isEmpty()) {
                throw row.fault("unknown certificate " + certificate);
            }
        }
        Set<String> seen = new HashSet<>(Set.of(trade.code()));
        for (Optional<String> wider = row.optional("broader"); wider.isPresent(); wider =
                rows.get(wider.get()).optional("broader")) {
            if (!rows.containsKey(wider.get())) {
                throw row.fault("unknown broader trade " + wider.get());
            }
            if (!seen.add(wider.get())) {
                throw row.fault(trade.code() + " is a kind of itself");
            }
        }
    }

    private void addName(Row row, String name, Trade trade) {
        Trade earlier = byName.putIfAbsent(key(name), trade);
        if (earlier != null) {
            throw row.fault("name " + name + " belongs to " + earlier.code() + " already");
        }
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(" ", "");
    }
}
