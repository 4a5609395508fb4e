package io.sanjian.matching;

import io.sanjian.reference.terms.TextNormalizer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of employers in a form in which two spellings of one name are equal. */
public final class EmployerNames {
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern LEGAL_FORM = Pattern.compile("(股份有限|有限责任|有限)?公司$");
    private static final Pattern CITY = Pattern.compile("^重庆市?");
    private static final Set<String> NOBODY = Set.of("", "某", "某公司", "公司", "用人单位", "个人", "私人", "雇主", "保密", "匿名", "无");
    private static final int SHORTEST = 2;

    private EmployerNames() {
    }

    /**
     * The key under which postings of one employer are one employer's: without spaces, punctuation, width, case, legal
     * form and the city's name. Empty where no employer is named.
     */
    public static Optional<String> key(String employer) {
        if (employer == null) {
            return Optional.empty();
        }
        String plain = PUNCTUATION.matcher(TextNormalizer.normal(employer)).replaceAll("");
        if (NOBODY.contains(plain)) {
            return Optional.empty();
        }
        String core = CITY.matcher(LEGAL_FORM.matcher(plain).replaceFirst("")).replaceFirst("");
        return Optional.of(core.length() < SHORTEST ? plain : core);
    }
}
