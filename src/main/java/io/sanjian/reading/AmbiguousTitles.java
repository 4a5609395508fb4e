package io.sanjian.reading;

import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells by an advert's text what its title leaves open: "诚聘销售精英" can mean selling by telephone, flats or shares. */
final class AmbiguousTitles {
    private static final String FILE = "open-titles.csv";

    private final Map<Trade, Set<String>> titles = new HashMap<>();
    private final Map<Trade, List<Kind>> kinds = new HashMap<>();

    private record Kind(Trade trade, List<String> words) {

        long foundIn(String text) {
            return words.stream().filter(text::contains).count();
        }
    }

    AmbiguousTitles(Trades trades) {
        for (Row row : ReferenceTable.load(FILE).rows()) {
            Trade trade = trade(row, row.text("trade"), trades);
            Optional<String> kind = row.optional("kind");
            if (kind.isPresent()) {
                kinds.computeIfAbsent(trade, key -> new ArrayList<>())
                        .add(new Kind(trade(row, kind.get(), trades), row.list("words")));
            } else {
                titles.computeIfAbsent(trade, key -> new HashSet<>()).addAll(row.list("words"));
            }
        }
    }

    private static Trade trade(Row row, String code, Trades trades) {
        return trades.find(code).orElseThrow(() -> row.fault("unknown trade " + code));
    }

    /**
     * The trades with the first one told more exactly, if it can be.
     *
     * @param namedAs the words by which the title names the first trade; none where the text does
     */
    Set<Trade> tellApart(Set<Trade> read, Set<String> namedAs, String text) {
        Trade first = read.iterator().next();
        List<Kind> possible = kinds.get(first);
        if (possible == null || !titles.getOrDefault(first, Set.of()).containsAll(namedAs)) {
            return read;
        }
        Kind best = null;
        long most = 0;
        for (Kind kind : possible) {
            long found = kind.foundIn(text);
            if (found > most) {
                best = kind;
                most = found;
            }
        }
        if (best == null) {
            return read;
        }
        Set<Trade> told = new LinkedHashSet<>(List.of(best.trade));
        read.stream().filter(trade -> trade != first).forEach(told::add);
        return told;
    }
}
