package io.sanjian.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingsTest {
    private static final Wordings WORDINGS = new Wordings(null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "zh | zh", "zh-CN | zh", "zh-CN,zh;q=0.9,en;q=0.8 | zh", "en-US,en;q=0.9,zh;q=0.8 | en", "ZH_cn | zh",
            "en;q=0.1, zh;q=0.2 | zh", "zh;q=0, en;q=0.1 | en", "zh;q=0 | en", "fr | en", "fr, zh;q=0.1 | zh",
            "en, zh | en", "zh, en | zh", "zh ; q = 0.5 , en ; q=0.4 | zh", "*;q=0.1, zh;q=0.05, en;q=0.01 | en",
            ";;, ,q=1 | en", "zh;q=nonsense | zh", "zh;q=2 | zh"})
    void aHeaderChooses(String header, String language) {
        assertThat(WORDINGS.of(List.of(header), false).language()).isEqualTo(language);
    }

    @Test
    void withoutAHeaderOrWishTheCallersRoleChooses() {
        assertThat(WORDINGS.of(List.of(), true).language()).isEqualTo("zh");
        assertThat(WORDINGS.of(List.of(), false).language()).isEqualTo("en");
        assertThat(WORDINGS.of(List.of("*"), true).language()).isEqualTo("zh");
        assertThat(WORDINGS.of(List.of(""), true).language()).isEqualTo("zh");
        assertThat(WORDINGS.of(List.of("en"), true).language()).isEqualTo("en");
        assertThat(WORDINGS.of(List.of("fr"), true).language()).as("asked for, but not for Chinese").isEqualTo("en");
    }

    @Test
    void fieldsConstantsListsAndMessagesWithinMessagesAreSaidToo() {
        Wording chinese = WORDINGS.of(List.of("zh"), false);
        Violation violation =
                Violation.outOfRange("pay.min", "{field} is above {0}", Message.about("pay.max", "{field}"));
        assertThat(violation.message()).isEqualTo("pay.min is above pay.max");
        assertThat(violation.in(chinese).message()).isEqualTo("最低薪资大于最高薪资");
        assertThat(chinese.text(Message.of("A posting that is {0} cannot become {1}", Thread.State.TERMINATED,
                List.of("a", "b")))).isEqualTo("状态为“TERMINATED”的岗位不能改为“a、b”");
    }

    @Test
    void whatACallerSentIsNoPattern() {
        Violation violation = Violation.malformed("x", "'{0}' is not a number", "{field}{0}{1}$1\\");
        assertThat(violation.message()).isEqualTo("'{field}{0}{1}$1\\' is not a number");
        assertThat(violation.in(WORDINGS.of(List.of("zh"), false)).message()).isEqualTo("“{field}{0}{1}$1\\”不是数字");
    }

    @Test
    void aNumberOfAPersonIsHiddenInBothLanguages() {
        Violation violation = Violation.unknownCode("name", "13812345678", List.of());
        assertThat(violation.message()).doesNotContain("1381234");
        assertThat(violation.in(WORDINGS.of(List.of("zh"), false)).message()).doesNotContain("1381234").contains("*");
        Violation silent = Violation.malformed("age", "'{0}' is not a number", "张三").withoutEcho();
        assertThat(silent.message()).isEqualTo("The value is not a number");
        assertThat(silent.in(WORDINGS.of(List.of("zh"), false)).message()).isEqualTo("所填的内容不是数字");
    }

    @Test
    void aMessageWithoutChineseStaysAsItIs() {
        Message unknown = new Message("Nobody has translated {0}", null, List.of("this"));
        assertThat(WORDINGS.of(List.of("zh"), false).text(unknown)).isEqualTo("Nobody has translated this");
    }
}
