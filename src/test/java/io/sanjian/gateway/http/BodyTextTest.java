package io.sanjian.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever charset others write in, and whatever they say it is. */
class BodyTextTest {

    private static String read(String text, String charset, String contentType) {
        return BodyText.of(text.getBytes(Charset.forName(charset)), BodyText.declared(contentType).orElse(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"退订", "谢谢", "拒收", "不要再发了", "取消", "联通", "你好TD", "td", "",
            "{\"mobile\":\"1\",\"content\":\"退订\"}"})
    void chineseIsReadInEitherCharsetDeclaredOrNot(String text) {
        for (String declared : new String[]{null, "text/plain", "text/plain; charset=ISO-8859-1",
                "text/plain; charset=nonsense",
                "text/plain; charset="}) {
            assertThat(read(text, "GBK", declared)).as("%s", declared).isEqualTo(text);
            assertThat(read(text, "UTF-8", declared)).as("%s", declared).isEqualTo(text);
        }
        for (String declared : new String[]{"x/y;charset=GBK", "x/y; charset=\"gb2312\"", "x/y;charset=GB18030;a=b",
                "x/y; CHARSET='gbk'"}) {
            assertThat(read(text, "GBK", declared)).as(declared).isEqualTo(text);
        }
        assertThat(read(text, "UTF-8", "x/y;charset=UTF-8")).isEqualTo(text);
        assertThat(read(text, "UTF-16", null)).isEqualTo(text);
    }

    @Test
    void aDeclarationThatIsNotTrueIsPassedOver() {
        assertThat(read("退订", "GBK", "x/y;charset=utf-8")).isEqualTo("退订");
    }

    @Test
    void whatCannotBeReadIsReplacedAndTheRestStays() {
        assertThat(BodyText.of(new byte[]{'a', (byte) 0xFF, (byte) 0xFF, 'b'}, null)).startsWith("a").endsWith("b");
        assertThat(BodyText.of("\uFEFFTD".getBytes(StandardCharsets.UTF_8), null)).isEqualTo("TD");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-",
            value = {"https://x/y,-", "http://x:1992/,-", "http://x:65536/,port", "http://x:0/,port", "x,URL",
                    "ftp://x/,URL", "http:///x,host", "http://a b/,URL"})
    void addressesAreLookedThrough(String url, String violation) {
        if (violation == null) {
            assertThat(HttpAddress.violation(url)).isEmpty();
        } else {
            assertThat(HttpAddress.violation(url).orElseThrow()).contains(violation);
        }
    }
}
