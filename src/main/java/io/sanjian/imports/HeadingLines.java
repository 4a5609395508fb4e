package io.sanjian.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the headings among the lines of a table: one line, or two where the upper one has names of groups
 * ({@code 年龄} over {@code 最小} and {@code 最大}). Titles, notes and numbers of columns may stand above, between and below.
 */
final class HeadingLines {
    /** Characters of a heading with its notes. */
    private static final int LONGEST = 100;
    /** Columns of the last group, behind its name. */
    private static final int MOST_IN_GROUP = 20;
    private final Headings headings;

    /**
     * @param first index of the line (of the upper one of two) among those that were looked at
     * @param lines how many lines they take
     * @param names one per column, null where there is none
     */
    record Found(int first, int lines, List<String> names) {
    }

    HeadingLines(Headings headings) {
        this.headings = headings;
    }

    /** The line that names most of the known fields, the first of several. */
    Optional<Found> best(List<TableLine> lines) {
        Found best = null;
        int most = 0;
        for (int i = 0; i < lines.size(); i++) {
            Found found = at(lines, i);
            int score = score(found.names());
            if (score > most) {
                best = found;
                most = score;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The headings that begin with this line, if it has any. */
    Found at(List<TableLine> lines, int index) {
        TableLine upper = lines.get(index);
        if (index + 1 < lines.size() && group(upper, lines.get(index + 1))) {
            TableLine lower = lines.get(index + 1);
            List<String> both = joined(upper, lower);
            int alone = score(upper.cells());
            // a title over the headings is no group: it makes nothing known
            boolean names = alone > 0 || score(both) > score(lower.cells());
            if (names && (score(both) > alone || score(both) == alone && over(upper, lower))) {
                return new Found(index, 2, both);
            }
        }
        return new Found(index, 1, upper.cells());
    }

    /** Whether a line among the data repeats the headings, as on the next page of a printed list. */
    boolean again(TableLine line) {
        for (String cell : line.cells()) {
            if (value(cell)) {
                return false;
            }
        }
        int score = score(line.cells());
        return score >= 2 && 2 * score >= line.filled() && (score >= 4 || score == line.filled());
    }

    /** Whether a text is no heading at first sight: names of columns are short and have hardly any digits. */
    private static boolean value(String cell) {
        if (cell == null) {
            return false;
        }
        int digits = 0;
        for (int i = 0; i < cell.length(); i++) {
            digits += cell.charAt(i) >= '0' && cell.charAt(i) <= '9' ? 1 : 0;
        }
        return digits > 2 || cell.length() > LONGEST;
    }

    /** How many different fields are named; none counts where none of them says what a row is about. */
    int score(List<String> names) {
        Set<String> known = new HashSet<>();
        boolean identifies = false;
        for (String name : names) {
            if (name != null && !name.isEmpty() && name.length() <= LONGEST && headings.knows(name)) {
                String path = headings.path(name);
                known.add(path);
                identifies |= headings.identifies(path);
            }
        }
        return identifies ? known.size() : 0;
    }

    /**
     * Whether the second line has names of columns under groups of the first: what stands in it repeats what is above (one
     * cell over both lines) or lies under a group, which goes on to the right as long as the first line is empty there.
     */
    private boolean group(TableLine upper, TableLine lower) {
        boolean grouped = false;
        if (lower.cells().size() > upper.cells().size() + MOST_IN_GROUP) {
            return false;
        }
        for (int i = 0; i < lower.cells().size(); i++) {
            String below = lower.cell(i);
            if (below == null || below.equals(upper.cell(i))) {
                continue;
            }
            boolean goesOn = upper.cell(i + 1) == null && lower.cell(i + 1) != null;
            if (upper.cell(i) != null && !goesOn && !headings.knows(under(upper.cell(i), below))
                    || below.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return false;
            }
            grouped |= upper.cell(i) != null;
        }
        return grouped;
    }

    /** Whether some of the headings are over both lines: with one of its own in every column it is a row. */
    private static boolean over(TableLine upper, TableLine lower) {
        return IntStream.range(0, upper.cells().size()).anyMatch(
                i -> upper.cell(i) != null && (lower.cell(i) == null || lower.cell(i).equals(upper.cell(i))));
    }

    private List<String> joined(TableLine upper, TableLine lower) {
        List<String> names = new ArrayList<>();
        String group = null;
        for (int i = 0; i < Math.max(upper.cells().size(), lower.cells().size()); i++) {
            String above = upper.cell(i);
            String below = lower.cell(i);
            group = above != null ? above : group;
            names.add(below == null || Objects.equals(above, below) ? above : under(group, below));
        }
        return names;
    }

    /** 月薪 over 下限 is 月薪下限, 年龄 over 最小 is 最小年龄. */
    private String under(String group, String name) {
        if (group == null) {
            return name;
        }
        for (String joined : List.of(group + name, name + group)) {
            if (headings.knows(joined)) {
                return joined;
            }
        }
        return name;
    }
}
