package io.sanjian.web.fields;

import io.sanjian.reference.terms.TextNormalizer;
import io.sanjian.web.problem.Violation;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds what a field names among what it may name, upper or lower case: null where there is no such name, which is told. */
final class ConstantText {
    /** What is said besides: {@code 是（口头）}. */
    private static final Pattern REMARK = Pattern.compile("\\s*[（(].*[)）]$");

    private final Consumer<Violation> faults;

    ConstantText(Consumer<Violation> faults) {
        this.faults = faults;
    }

    /**
     * @param text  what was sent, or null
     * @param label by which it may be called as well
     */
    <T> T among(String path, String text, List<T> allowed, Function<T, String> name, Function<T, String> label) {
        return text == null ? null : allowed.stream()
                .filter(each -> name.apply(each).equalsIgnoreCase(text) || label.apply(each).equals(text)).findFirst()
                .orElseGet(() -> {
                    faults.accept(Violation.unknownCode(path, text, allowed.stream().map(name).toList()));
                    return null;
                });
    }

    /** True or false, also as 是/否, yes/no, 1/0. @param text what was sent, or null */
    Boolean truth(String path, String text) {
        return switch (text == null ? "" : REMARK.matcher(TextNormalizer.normal(text)).replaceFirst("")) {
            case "" -> null;
            case "true", "yes", "y", "1", "1.0", "是", "是的", "同意", "已同意", "愿意", "√", "✓", "✔", "☑" -> true;
            case "false", "no", "n", "0", "0.0", "否", "不是", "不同意", "未同意", "不愿意", "×", "✗", "✘" -> false;
            default -> {
                faults.accept(Violation.malformed(path, "'{0}' is neither true nor false", text));
                yield null;
            }
        };
    }
}
