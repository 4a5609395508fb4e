package io.sanjian.imports;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the columns of a table may be called besides the name of their field: Chinese headings as they stand in the
 * tables that offices exchange. A note in brackets and a mark of duty are no part of the name ({@code 月薪（元）*}).
 */
public final class Headings {
    private static final Pattern NOTE = Pattern.compile("[\\s*＊]|[（(\\[【][^）)\\]】]*[）)\\]】]");
    private final Map<String, String> paths;

    /** @param paths heading to path of the field, such as {@code 岗位名称} to {@code title} */
    public Headings(Map<String, String> paths) {
        this.paths = Map.copyOf(paths);
    }

    /** Path of the field; a heading that is not known stands for itself. */
    String path(String heading) {
        String name = NOTE.matcher(heading).replaceAll("");
        return paths.getOrDefault(heading.strip(), paths.getOrDefault(name, name));
    }
}
