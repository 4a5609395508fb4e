package io.sanjian.imports;

import io.sanjian.reference.terms.PlainText;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the columns of a table may be called besides the name of their field: Chinese headings as they stand in the
 * tables that offices exchange. Blanks, a note in brackets and a mark of duty are no part of the name
 * ({@code 月　薪（元）*}).
 */
public final class Headings {
    private static final Pattern NOTE = Pattern.compile("[*＊★]|[（(\\[【〔][^）)\\]】〕]*[）)\\]】〕]|[:：]$");
    private final Map<String, String> paths;
    private final Set<String> identifying;
    private final Set<String> names;

    /**
     * @param paths       heading to path of the field, such as {@code 岗位名称} to {@code title}
     * @param identifying fields that say which thing a row is about: a table has a column of one of them at least, and a
     *                    value of theirs that is damaged costs the row
     */
    public Headings(Map<String, String> paths, Set<String> identifying) {
        this(paths, identifying, new HashSet<>(paths.values()));
    }

    private Headings(Map<String, String> paths, Set<String> identifying, Set<String> names) {
        this.paths = Map.copyOf(paths);
        this.identifying = Set.copyOf(identifying);
        this.names = Set.copyOf(names);
    }

    /** Also knowing columns that have these names, of tables of another format; any of them may identify a row. */
    public Headings and(Collection<String> others) {
        Set<String> all = new HashSet<>(names);
        all.addAll(others);
        Set<String> identify = new HashSet<>(identifying);
        identify.addAll(others);
        return new Headings(paths, identify, all);
    }

    /** Path of the field; a heading that is not known stands for itself. */
    String path(String heading) {
        String dense = PlainText.withoutBlanks(heading);
        String name = NOTE.matcher(dense).replaceAll("");
        return paths.getOrDefault(dense, paths.getOrDefault(name, name));
    }

    /** Whether a heading is that of a field. */
    boolean knows(String heading) {
        return names.contains(path(heading));
    }

    /** Whether a field says which thing a row is about. */
    boolean identifies(String path) {
        return identifying.contains(path);
    }

    /** Headings of the fields of which a table must have one. */
    List<String> expected() {
        return paths.entrySet().stream().filter(entry -> identifying.contains(entry.getValue())).map(Map.Entry::getKey)
                .sorted().limit(10).toList();
    }
}
