package io.sanjian.worker;

import io.sanjian.crypto.Masks;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.reference.terms.PlainText;
import io.sanjian.reference.terms.TextNormalizer;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.MessagePattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A citizen identity number (GB 11643-1999): six digits of the place of first registration, eight of the birth date,
 * three of order (odd for men), one check character. The place is that of the day of registration and never a home.
 */
public final class IdNumber {
    private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private final String value;
    private final LocalDate birthDate;

    /** Why a text is no identity number. */
    public static final class Malformed extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final transient Message reason;

        private final boolean checkCharacter;

        Malformed(@MessagePattern String reason) {
            this(reason, false);
        }

        Malformed(@MessagePattern String reason, boolean checkCharacter) {
            super(reason);
            this.checkCharacter = checkCharacter;
            this.reason = Message.of(reason);
        }

        /** Whether all but the check character is as it should be: most likely one digit is mistyped. */
        public boolean checkCharacter() {
            return checkCharacter;
        }

        /** Said after the name of the field. */
        public Message reason() {
            return reason;
        }
    }

    private IdNumber(String value, LocalDate birthDate) {
        this.value = value;
        this.birthDate = birthDate;
    }

    /**
     * Reads a number; blanks, full-width digits, a lower-case x and a sign of multiplication in its place are taken.
     *
     * @throws Malformed with a reason that does not hold the number
     */
    public static IdNumber of(String text) {
        String value = TextNormalizer.normal(PlainText.withoutBlanks(text)).replace('×', 'x').toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new Malformed("has not the form of 17 digits and a check character");
        }
        if (value.charAt(17) != checkCharacter(value)) {
            throw new Malformed("has a wrong check character", true);
        }
        try {
            return new IdNumber(value, LocalDate.parse(value.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            throw new Malformed("holds an impossible birth date");
        }
    }

    /** The check character that the first 17 digits ask for. */
    static char checkCharacter(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    public String value() {
        return value;
    }

    public LocalDate birthDate() {
        return birthDate;
    }

    public Sex sex() {
        return (value.charAt(16) - '0') % 2 == 1 ? Sex.M : Sex.F;
    }

    @Override
    public String toString() {
        return Masks.idNumber(value);
    }
}
