package io.sanjian.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts and JSON values at which software stumbles. */
final class HostileTexts {
    /** Longer than any field may be, and yet no body that is refused for its length. */
    static final String LONG_HAN = "汉".repeat(60_000);
    private static final int DEEP = 10_000;
    private static final int MANY = 40_000;

    /** Fit for every place that takes text: parameters, JSON strings, cells. */
    static final List<String> TEXTS = List.of(
            // nothing, and what looks like it
            "", " ", "　", "\u200B", "null", "undefined",
            // characters
            "\0", "a\0b", "\uFEFF500112", "\u202E张三\u202C", "\u0007\u001B[31m\b", "\r\nX-Injected: 1", "𠮷𡈽",
            "e\u0301",
            "👨‍👩‍👧‍👦", "ﷺ".repeat(50), "\uFFFE\uFFFF", "İı", "١٢٣", "１２３", "1２", "Ⅷ",
            // lengths
            "汉".repeat(201), "x".repeat(256), "1".repeat(400), "焊工 ".repeat(60), ",".repeat(300), "((((".repeat(50),
            // numbers
            "-1", "0", "-0", "00", "+5", "1.5", "1e3", "1e400", "-1e400", "1e-400", "1e999999999", "-1E-2147483649",
            "NaN",
            "Infinity", "-Infinity", "0x1F", "1_000", "2147483648", "-2147483649", "9223372036854775807",
            "9223372036854775808", "-9223372036854775808", "123456789012345678901234567890", "0.1e1",
            // days and times
            "2026-02-30", "2026-13-01", "0000-00-00", "0000-01-01", "9999-12-31", "+10000-01-01", "+999999999-12-31",
            "-999999999-01-01", "2026-01-20T25:00:00Z", "2026-01-20T10:00:00+99:00", "+999999999-12-31T23:59:59-18:00",
            "-999999999-01-01T00:00:00+18:00", "2026-01-20T10:00:00.123456789123Z", "2026-06-30T23:59:60Z", "20260230",
            "2958466", "二〇二六年一月二十日",
            // numbers of persons: no such day, a wrong check digit, other digits
            "500101199002301234", "50010119901301123X", "500101299901011234", "500101199001011111", "１３８００１３８０００",
            "+8613800138000", "1380013800000000",
            // other languages
            "=1+1", "' or '1'='1", "'; drop table worker; --", "%", "_%", "\\", "\"", "`id`", "$(id)",
            "${jndi:ldap://x/y}",
            "{{7*7}}", "<script>alert(1)</script>", "&lt;", "../../../etc/passwd", "file:///etc/passwd", "*:*",
            "title:(a OR",
            "a AND", "[* TO", "~~~", "焊工^1e9", "/(a+)+$/", "a".repeat(60) + "!", "[]", "{}", "[", "{\"a\":1}",
            // pages and places
            "91,181", "NaN,NaN", "1e400,1", ",", "29.7,106.6,1", "29.7;106.6", "500000", "5001", "500101001",
            "999999999999",
            cursor("x;2026-01-01;1;fNaN;l9"), cursor(";;;"), cursor(";;;l99999999999999999999"),
            cursor("0;+999999999-12-31;;l1"),
            "====", "AAAA", "-", "a-b-c-d-e", "00000000-0000-0000-0000-000000000000",
            // webhooks, cron, zones
            "http://", "http://[::1", "https://user:pw@host/", "https://xn--/", "javascript:alert(1)", "http://例え.テスト/",
            "* * * * * *", "0 0 31 2 *", "0 0 0 ? * MON#9", "*/0 * * * *", "Asia/Shanghai\0", "Mars/Olympus", "UTC+99");

    /** Values for a place in a JSON body, as they are written. */
    static final List<String> JSON = Stream.concat(TEXTS.stream().map(HostileTexts::quoted), Stream.of(
            "null", "true", "0", "-1", "1.5", "1e400", "-1e400", "1e-400", "1e999999999", "2147483648",
            "9223372036854775807",
            "9223372036854775808", "123456789012345678901234567890", "1".repeat(900), "1".repeat(5_000),
            "0." + "1".repeat(900), "{}", "[]", "[[]]", "[{}]", "[null]", "[null,null]", "[1,\"1\",1.0]", "{\"\":\"\"}",
            "{\"a\":{\"a\":{\"a\":1}}}", "\"\\ud800\"", "\"\\udc00\\ud800\"", "[\"\\ud83d\"]", "[\"\\u0000\"]",
            "[\"\"]",
            "{\"\\u0000\":\"\\u0000\"}", "NaN", "01", "tRue", "'x'", "// x\n1", "1,\"q\":2", "\"\\x\"", "\"a\nb\"",
            quoted(LONG_HAN), "[" + quoted(LONG_HAN) + "]", "[".repeat(DEEP) + "]".repeat(DEEP),
            "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP), "[".repeat(500) + "]".repeat(500),
            "[" + "1,".repeat(MANY) + "1]", "[" + "\"焊工\",".repeat(MANY / 2) + "\"焊工\"]",
            IntStream.range(0, MANY / 2).mapToObj(i -> "\"" + (500000 + i) + '"').toList().toString(),
            "{" + "\"a\":1,".repeat(MANY) + "\"a\":2}", "[{" + "\"code\":\"x\"},{".repeat(10_000) + "}]")).toList();

    private HostileTexts() {
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As a JSON string; control characters and half surrogates as escapes. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ' || c >= 0xD800 && c <= 0xDFFF) {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    /** As it may stand in a path or query. */
    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_';
            encoded.append(plain ? Character.toString(b) : "%%%02X".formatted(b & 0xFF));
        }
        return encoded.toString();
    }
}
