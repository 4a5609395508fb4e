package io.sanjian.worker;

import io.sanjian.reference.terms.TextNormalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Telephone numbers of mainland China, brought into one form so that the blind index finds them. */
public final class PhoneNumber {
    private static final Pattern FILLERS = Pattern.compile("[\\s\\-()（）]");
    /** Between the digits of one number. */
    private static final Pattern BLANKS = Pattern.compile("(?<=\\d)[\\s-](?=\\d)");
    /** What programs make of a number: {@code 13800000014.0}. */
    private static final Pattern NOUGHT = Pattern.compile("(?<=^\\d{11})\\.0+$");
    private static final Pattern COUNTRY = Pattern.compile("^(\\+86|0086|86(?=1\\d{10}$))");
    private static final Pattern MOBILE_OR_LANDLINE = Pattern.compile("1[3-9]\\d{9}|0\\d{2,3}[2-9]\\d{6,7}");

    private PhoneNumber() {
    }

    /** A number among other words and numbers: mobile ones stand as they are, {@code 13800000001/139…（本人）}. */
    private static final Pattern AMONG = Pattern.compile("(?<![\\dA-Za-z])(?:\\+?86|0086)?(1[3-9]\\d{9})(?!\\d)");

    /** The first number that a text has, as {@link #normal}; the first mobile one where there are several. */
    public static Optional<String> first(String text) {
        Optional<String> only = normal(text);
        if (only.isPresent()) {
            return only;
        }
        Matcher among = AMONG.matcher(BLANKS.matcher(TextNormalizer.normal(text)).replaceAll(""));
        return among.find() ? Optional.of(among.group(1)) : Optional.empty();
    }

    /** Whether a text has more than one mobile number. */
    static boolean several(String text) {
        return AMONG.matcher(BLANKS.matcher(TextNormalizer.normal(text)).replaceAll("")).results().count() > 1;
    }

    /** Digits only, without the country code; empty if this is neither a mobile nor a landline with its area code. */
    static Optional<String> normal(String text) {
        String digits = COUNTRY
                .matcher(FILLERS.matcher(NOUGHT.matcher(TextNormalizer.normal(text)).replaceFirst("")).replaceAll(""))
                .replaceFirst("");
        return MOBILE_OR_LANDLINE.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }
}
