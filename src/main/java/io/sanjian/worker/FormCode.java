package io.sanjian.worker;

import io.sanjian.reference.terms.PlainText;
import io.sanjian.reference.terms.TextNormalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the coded answers of a form: 4, ④, （4）, 4.返乡暂无合适工作, the wording alone, or words that only one of them has. */
public final class FormCode {
    private static final Pattern NUMBER = Pattern.compile("^[(]?(?:([1-9])(?:\\.0+$)?|([①-⑨]))[)]?[.、:,。]?");
    private static final Pattern SIGNS = Pattern.compile("[,。.;、:]");
    private static final Pattern SEVERAL = Pattern.compile("[(]?[1-9①-⑨][)]?(?:[,、;/和及+]?[(]?[1-9①-⑨][)]?)+");
    private static final int LEAST_WORDS = 2;

    private FormCode() {
    }

    /** @param value null where none is meant; @param several whether more than one is named */
    public record Read<E>(E value, boolean several) {
    }

    /**
     * @param values in the order of their numbers, from 1
     * @param label  the wording of the form
     */
    public static <E extends Enum<E>> Read<E> read(String text, E[] values, Function<E, String> label) {
        String plain = TextNormalizer.normal(PlainText.withoutBlanks(text));
        if (SEVERAL.matcher(plain).matches()) {
            return new Read<>(null, true);
        }
        Matcher number = NUMBER.matcher(plain);
        Optional<Integer> numbered = number.find() ? Optional.of(index(number)) : Optional.empty();
        String words = words(numbered.isPresent() ? plain.substring(number.end()) : plain);
        if (words.isEmpty()) {
            return new Read<>(numbered.filter(i -> i < values.length).map(i -> values[i]).orElse(null), false);
        }
        List<E> meant = Arrays.stream(values).filter(each -> each.name().equalsIgnoreCase(plain)
                || words(label.apply(each)).equals(words)).toList();
        if (meant.isEmpty() && words.length() >= LEAST_WORDS) {
            meant = Arrays.stream(values).filter(each -> words(label.apply(each)).contains(words)
                    || words.contains(words(label.apply(each)))).toList();
        }
        boolean one = meant.size() == 1 && (numbered.isEmpty() || numbered.get() == meant.getFirst().ordinal());
        return new Read<>(one ? meant.getFirst() : null, false);
    }

    private static int index(Matcher number) {
        return number.group(1) != null ? number.group(1).charAt(0) - '1' : number.group(2).charAt(0) - '①';
    }

    private static String words(String text) {
        return SIGNS.matcher(TextNormalizer.normal(text)).replaceAll("").replace("因为", "因");
    }
}
