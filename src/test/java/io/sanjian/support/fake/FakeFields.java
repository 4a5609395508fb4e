package io.sanjian.support.fake;

import java.util.Map;
import java.util.regex.Pattern;

/** What WeChat lets into the fields of a subscribe message, by the type that a field's name begins with. */
public final class FakeFields {
    private static final Pattern NAME = Pattern.compile("[a-z_]+?(?=\\d+$)");
    private static final String CLOCK = "\\d{1,2}:\\d{2}(:\\d{2})?";
    private static final String DAY = "\\d{4}(年\\d{1,2}月\\d{1,2}日|-\\d{1,2}-\\d{1,2})";
    private static final Map<String, Pattern> RULES = Map.ofEntries(
            Map.entry("thing", Pattern.compile(".{1,20}")),
            Map.entry("number", Pattern.compile("[+-]?[\\d.]{1,32}")),
            Map.entry("letter", Pattern.compile("[A-Za-z]{1,32}")),
            Map.entry("symbol", Pattern.compile("[^\\p{L}\\p{N}]{1,5}")),
            Map.entry("character_string", Pattern.compile("[\\x21-\\x7e ]{1,32}")),
            Map.entry("time", Pattern.compile(ranged("(" + DAY + " ?)?" + CLOCK + "|" + DAY))),
            Map.entry("date", Pattern.compile(ranged(DAY + "( ?" + CLOCK + ")?"))),
            Map.entry("amount", Pattern.compile("[¥$€£]?\\d{1,10}(\\.\\d{1,2})?元?")),
            Map.entry("phone_number", Pattern.compile("[+\\d-]{1,17}")),
            Map.entry("car_number", Pattern.compile(".{1,8}")),
            Map.entry("name", Pattern.compile("[\\p{IsHan}·]{1,10}|[\\x20-\\x7e]{1,20}")),
            Map.entry("phrase", Pattern.compile("\\p{IsHan}{1,5}")));

    private FakeFields() {
    }

    private static String ranged(String one) {
        return "(" + one + ")(~(" + one + "))?";
    }

    public static boolean allows(String field, String value) {
        var type = NAME.matcher(field);
        if (!type.find() || !RULES.containsKey(type.group()) || value.isBlank() || value.contains("\n")) {
            return false;
        }
        // Patterns count UTF-16 units where WeChat counts characters: a surrogate pair is one of them.
        return RULES.get(type.group()).matcher(value.replaceAll("[\\x{10000}-\\x{10FFFF}]", "字")).matches();
    }
}
