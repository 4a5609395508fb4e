package io.sanjian.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.delivery.RecommendationMessage.State;
import io.sanjian.matching.Reason;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a telephone may show of the words of employers. */
class PhoneTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"a\\u0007b|ab", "a\\u001Bb|ab", "a\\u0000b|ab", "a\\u009Fb|ab", "a\\u200Bb|ab", "a\\u200Db|ab",
                    "a\\u202Eb|ab", "a\\u2066b\\u2069|ab", "a\\u061Cb|ab", "a\\uFEFFb|ab", "a\\u00ADb|ab",
                    "a\\uFE0Fb|ab", "a\\uDB40\\uDC41b|ab",
                    "a\\uDB40\\uDD00b|ab", "a\\uE000b|ab", "a\\uDBFF\\uDFFDb|ab", "a\\uFFFEb|ab", "a\\u0378b|ab",
                    "a\\uD800b|ab", "a\\uDC00b|ab",
                    "a\\uFFFDb|ab", "a\\uFFFCb|ab", "a\\u3164b|ab", "a\\u2800b|ab", "a\\u034Fb|ab", "a\\u20DDb|ab",
                    "a\\uFFF9b|ab",
                    "a\\nb|a b", "a\\r\\nb|a b", "a\\u2028b|a b", "a\\u2029b|a b", "a\\u0085b|a b", "a\\tb|a b",
                    "a\\u3000b|a b", "a\\u00A0b|a b",
                    "a \\u200B b|a b", "\\u3000a\\n|a", "\\u200B\\u202E|''", "e\\u0301|e\\u0301",
                    "e\\u0301\\u0302\\u0303\\u0304|e\\u0301\\u0302",
                    "焊工😀|焊工😀", "𠮷野家|𠮷野家", "【急招】焊工|【急招】焊工"})
    void whatNoPhoneShowsGoes(String given, String shown) {
        assertThat(PhoneText.line(unescaped(given))).isEqualTo(unescaped(shown));
    }

    private static String unescaped(String text) {
        return java.util.regex.Pattern.compile("\\\\(?:u([0-9A-F]{4})|([nrt]))").matcher(text).replaceAll(found -> {
            String c = found.group(1) != null ? Character.toString((char) Integer.parseInt(found.group(1), 16))
                    : Map.of("n", "\n", "r", "\r", "t", "\t").get(found.group(2));
            return java.util.regex.Matcher.quoteReplacement(c);
        });
    }

    @Test
    void noBracketsOfASignatureStandInATextMessage() {
        assertThat(PhoneText.sms("【腾讯科技】焊工〖急〗\u202E[好]")).isEqualTo("（腾讯科技）焊工（急）[好]");
    }

    @Test
    void everyCodePointIsShownOrGone() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String line = PhoneText.line("a" + Character.toString(c) + "b");
            assertThat(line.codePoints().noneMatch(each -> switch (Character.getType(each)) {
                case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                        Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    true;
                default -> false;
            })).as("U+%04X", c).isTrue();
            assertThat(line).startsWith("a").endsWith("b");
        }
    }

    private static RecommendationMessage message(String title, String employer) {
        Pick pick = new Pick(1, new PostingSummary(1, "a", title, employer, Family.GENERAL, "500112", "渝北区",
                new Pay(6000.0, null, PayUnit.MONTH), null, null, null, "s"), 80, null, 3.2,
                List.of(new Reason("R", Map.of(), "会\u0007焊工")));
        return new RecommendationMessage(1, 1, "w", State.SHORT, List.of(pick));
    }

    @Test
    void theInboxShowsIt() {
        assertThat(InboxText.of(message("焊\u202E工\n\u0007", "长\u200B安")).body())
                .startsWith("1. 焊工 · 长安 · 渝北区 · 6000元/月：会焊工");
        assertThat(InboxText.of(message("\u200B\u202E", "\u0007")).body()).startsWith("1. 岗位 · 渝北区 · ");
    }

    @Test
    void aLineOfAPickShowsIt() {
        assertThat(PickLine.of(message("\u001B焊\uFE0F工", null).picks().getFirst(), 20)).isEqualTo("焊工 6000元/月 渝北区");
        assertThat(PickLine.of(message("\u200B", null).picks().getFirst(), 20)).isEqualTo("岗位 6000元/月 渝北区");
        assertThat(PickLine.of(message("\u200B".repeat(100) + "焊工", null).picks().getFirst(), 6)).isNotEmpty();
    }
}
