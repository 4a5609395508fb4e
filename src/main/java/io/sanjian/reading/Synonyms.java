package io.sanjian.reading;

import io.sanjian.reference.table.ReferenceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that stand for one another within the name of a trade (娃儿 and 孩子, 照顾 and 服侍). */
final class Synonyms {
    private static final String FILE = "synonyms.csv";
    /** Of longer names too few would ever be said otherwise. */
    private static final int LONGEST_NAME = 6;
    private static final int LONGEST_WORD = 4;

    private final Map<String, Set<String>> others = new HashMap<>();

    private Synonyms(ReferenceTable table) {
        table.rows().stream().map(row -> row.list("words")).forEach(words -> words
                .forEach(word -> others.computeIfAbsent(word, key -> new LinkedHashSet<>()).addAll(words)));
    }

    static Synonyms load() {
        return new Synonyms(ReferenceTable.load(FILE));
    }

    /** The name with one or two of its words put otherwise; never the name itself. */
    Set<String> variants(String name) {
        Set<String> variants = new LinkedHashSet<>();
        if (name.length() <= LONGEST_NAME) {
            put(name, 0, new StringBuilder(), 2, variants);
            variants.remove(name);
            // 看守 is not 看看.
            variants.removeIf(so -> so.length() == 2 && so.charAt(0) == so.charAt(1));
        }
        return variants;
    }

    private void put(String name, int at, StringBuilder so, int left, Set<String> variants) {
        if (at == name.length()) {
            variants.add(so.toString());
            return;
        }
        int length = so.length();
        for (String written : startingAt(name, at)) {
            for (String other : left > 0 ? others.get(written) : Set.<String>of()) {
                put(name, at + written.length(), so.append(other), left - 1, variants);
                so.setLength(length);
            }
        }
        put(name, at + 1, so.append(name.charAt(at)), left, variants);
        so.setLength(length);
    }

    /** The longest word of the table that is written here, if any. */
    private List<String> startingAt(String name, int at) {
        for (int end = Math.min(name.length(), at + LONGEST_WORD); end > at; end--) {
            if (others.containsKey(name.substring(at, end))) {
                return new ArrayList<>(List.of(name.substring(at, end)));
            }
        }
        return List.of();
    }
}
