package io.sanjian.reference.trade;

import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads which trades are near to one another: a worker's trade to the trades whose work they can take, with weight. */
final class NearTrades {

    private NearTrades() {
    }

    /**
     * A row's own direction is as written; the way back of {@code near} holds where the other trade's row is silent. Of a
     * pair of trades and their circles the greatest weight holds.
     */
    static Map<String, Map<String, Integer>> read(ReferenceTable table, ReferenceTable circles, Set<String> codes) {
        table.uniqueBy("trade");
        Map<String, Map<String, Integer>> weights = new HashMap<>();
        Map<String, Map<String, Integer>> back = new HashMap<>();
        for (Row row : table.rows()) {
            String trade = known(row, row.text("trade"), codes);
            for (String entry : row.list("near")) {
                String other = add(row, trade, entry, codes, weights);
                back.computeIfAbsent(other, key -> new HashMap<>()).put(trade, weights.get(trade).get(other));
            }
            for (String entry : row.list("towards")) {
                add(row, trade, entry, codes, weights);
            }
        }
        back.forEach((trade, others) -> others.forEach(
                (other, weight) -> weights.computeIfAbsent(trade, key -> new HashMap<>()).putIfAbsent(other, weight)));
        circles.rows().forEach(row -> addCircle(row, codes, weights));
        Map<String, Map<String, Integer>> fixed = new HashMap<>();
        weights.forEach((trade, others) -> fixed.put(trade, Map.copyOf(others)));
        return fixed;
    }

    private static void addCircle(Row row, Set<String> codes, Map<String, Map<String, Integer>> weights) {
        int weight = weight(row, row.text("weight"));
        for (String worker : row.list("workers")) {
            Map<String, Integer> near = weights.computeIfAbsent(known(row, worker, codes), key -> new HashMap<>());
            for (String work : row.list("works")) {
                if (!known(row, work, codes).equals(worker)) {
                    near.merge(work, weight, Math::max);
                }
            }
        }
    }

    private static String add(Row row, String trade, String entry, Set<String> codes,
            Map<String, Map<String, Integer>> weights) {
        int colon = entry.indexOf(':');
        if (colon < 0) {
            throw row.fault("'" + entry + "' is not trade:weight");
        }
        String other = known(row, entry.substring(0, colon), codes);
        int weight = weight(row, entry.substring(colon + 1));
        if (other.equals(trade)) {
            throw row.fault(trade + " is near to itself");
        }
        if (weights.computeIfAbsent(trade, key -> new HashMap<>()).put(other, weight) != null) {
            throw row.fault(other + " stands twice");
        }
        return other;
    }

    private static int weight(Row row, String text) {
        if (!text.matches("[1-9][0-9]?")) {
            throw row.fault("weight " + text + " is not a number of 1 to 99");
        }
        return Integer.parseInt(text);
    }

    private static String known(Row row, String code, Set<String> codes) {
        if (!codes.contains(code)) {
            throw row.fault("unknown trade " + code);
        }
        return code;
    }
}
