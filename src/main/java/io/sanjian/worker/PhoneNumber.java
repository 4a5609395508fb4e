package io.sanjian.worker;

import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers of mainland China, brought into one form so that the blind index finds them. */
final class PhoneNumber {
    private static final Pattern FILLERS = Pattern.compile("[\\s\\-()（）]");
    private static final Pattern COUNTRY = Pattern.compile("^(\\+86|0086|86(?=1\\d{10}$))");
    private static final Pattern MOBILE_OR_LANDLINE = Pattern.compile("1[3-9]\\d{9}|0\\d{2,3}[2-9]\\d{6,7}");

    private PhoneNumber() {
    }

    /** Digits only, without the country code; empty if this is neither a mobile nor a landline with its area code. */
    static Optional<String> normal(String text) {
        String digits = COUNTRY.matcher(FILLERS.matcher(text).replaceAll("")).replaceFirst("");
        return MOBILE_OR_LANDLINE.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }
}
