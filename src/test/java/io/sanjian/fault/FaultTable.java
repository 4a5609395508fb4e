package io.sanjian.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was tried and what became of it, as the Markdown table of docs/faults.md: printed, and left in target. */
final class FaultTable {
    private static final Path FILE = Path.of("target", "fault-table.md");
    private static final Map<String, Row> ROWS = new LinkedHashMap<>();

    /**
     * Sums of one fault.
     *
     * @param doubt messages that came twice although their channel knows no key, and were marked as in doubt
     */
    private record Row(int tried, long lists, long messages, long lost, long doubled, long doubt) {

        Row and(Findings found) {
            return new Row(tried + 1, lists + found.lists(), messages + found.messages(), lost + found.lost().size(),
                    doubled + found.doubled().size(), doubt + found.inDoubt());
        }
    }

    private FaultTable() {
    }

    static synchronized void add(String fault, Findings found) {
        ROWS.put(fault, ROWS.getOrDefault(fault, new Row(0, 0, 0, 0, 0, 0)).and(found));
    }

    static synchronized void print() {
        StringBuilder table = new StringBuilder("""
                | fault | tried | lists | messages | lost | doubled | twice, and marked |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                """);
        ROWS.forEach((fault, row) -> table.append("| %s | %d | %,d | %,d | %d | %d | %d |%n".formatted(fault,
                row.tried(), row.lists(), row.messages(), row.lost(), row.doubled(), row.doubt())));
        try {
            Files.writeString(FILE, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.printf("%nFaults so far, seed %d (again with -Dsanjian.fault.seed=%d):%n%s%n", Seed.value(),
                Seed.value(), table);
    }
}
