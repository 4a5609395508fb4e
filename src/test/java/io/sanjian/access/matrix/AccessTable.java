package io.sanjian.access.matrix;

import io.sanjian.support.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The access matrix as docs/access.md publishes it. */
final class AccessTable {
    static final String REFUSED = "-";
    /** No limit by row. */
    static final String ALL = "all";
    private static final Path PAGE = Path.of("docs/access.md");
    private static final String HEAD = "| operation | " + World.ANONYMOUS + " |";

    private final List<String> roles;
    private final Map<String, Map<String, String>> cells;

    private AccessTable(List<String> roles, Map<String, Map<String, String>> cells) {
        this.roles = roles;
        this.cells = cells;
    }

    static AccessTable read() {
        List<String> lines;
        try {
            lines = Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int head = 0;
        while (!lines.get(head).startsWith(HEAD)) {
            head++;
        }
        List<String> roles = cells(lines.get(head)).subList(1, cells(lines.get(head)).size());
        Map<String, Map<String, String>> table = new LinkedHashMap<>();
        for (int line = head + 2; lines.get(line).startsWith("|"); line++) {
            List<String> cells = cells(lines.get(line));
            Map<String, String> byRole = new LinkedHashMap<>();
            for (int i = 0; i < roles.size(); i++) {
                byRole.put(roles.get(i), cells.get(i + 1));
            }
            if (table.put(cells.getFirst(), byRole) != null) {
                throw new IllegalStateException(cells.getFirst() + " has two lines in " + PAGE);
            }
        }
        return new AccessTable(roles, table);
    }

    private static List<String> cells(String line) {
        return new ArrayList<>(Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList());
    }

    List<String> roles() {
        return roles;
    }

    /** Ids of operations, in the order of the page. */
    List<String> operations() {
        return List.copyOf(cells.keySet());
    }

    /** What the page says: {@code -}, {@code all}, or the name of a reach. */
    String cell(String operation, String role) {
        return cells.get(operation).get(role);
    }

    boolean isByRow(String operation, String role) {
        return !List.of(REFUSED, ALL).contains(cell(operation, role));
    }
}
