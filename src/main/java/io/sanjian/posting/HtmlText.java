package io.sanjian.posting;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an advert that was written as a page of the web. What is no mark-up ({@code 5<6}) stays. */
final class HtmlText {
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));");
    private static final Map<String, String> NAMED = Map.ofEntries(Map.entry("nbsp", " "), Map.entry("ensp", " "),
            Map.entry("emsp", " "), Map.entry("thinsp", " "), Map.entry("lt", "<"), Map.entry("gt", ">"),
            Map.entry("amp", "&"), Map.entry("quot", "\""), Map.entry("apos", "'"), Map.entry("ndash", "–"),
            Map.entry("mdash", "—"), Map.entry("middot", "·"), Map.entry("bull", "•"), Map.entry("hellip", "…"),
            Map.entry("ldquo", "“"), Map.entry("rdquo", "”"), Map.entry("lsquo", "‘"), Map.entry("rsquo", "’"),
            Map.entry("times", "×"), Map.entry("divide", "÷"), Map.entry("deg", "°"), Map.entry("yen", "¥"),
            Map.entry("plusmn", "±"), Map.entry("le", "≤"), Map.entry("ge", "≥"), Map.entry("tilde", "~"),
            Map.entry("sim", "~"), Map.entry("shy", ""), Map.entry("zwnj", ""), Map.entry("zwj", ""));
    private static final Pattern UNSEEN = Pattern.compile("<!--.*?-->|<(script|style)\\b[^>]*>.*?</\\1\\s*>",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE_END = Pattern.compile(
            "<(?:br|hr)\\s*/?>|</(?:p|div|li|tr|h[1-6]|ul|ol|table|dd|dt|section)\\s*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile(
            "</?(?:a|abbr|b|big|blockquote|body|br|code|dd|div|dl|dt|em|font|h[1-6]|head|hr|html|i|img|label|li|o:p|ol|p|pre|s"
                    + "|section|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul|center|article|input|button|meta|link)"
                    + "(?:\\s[^<>]*)?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINES = Pattern.compile("[ \\t]*\\n\\s*");

    private HtmlText() {
    }

    /** The text as a browser shows it, or null where nothing is left; one without mark-up stays as it is. */
    static String plain(String text) {
        if (text == null || text.indexOf('<') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        // a page that was made safe to be shown as text is one all the same
        String once = TAG.matcher(text).find() ? text : unescaped(text);
        String plain = TAG.matcher(once).find()
                ? unescaped(TAG.matcher(LINE_END.matcher(UNSEEN.matcher(once).replaceAll("")).replaceAll("\n"))
                        .replaceAll(""))
                : once;
        String lines = plain.equals(text) ? text : LINES.matcher(plain).replaceAll("\n").strip();
        return lines.isEmpty() ? null : lines;
    }

    private static String unescaped(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1),
                entity.group(2), entity.group(3), entity.group())));
    }

    private static String character(String decimal, String hex, String name, String whole) {
        if (name != null) {
            return NAMED.getOrDefault(name.toLowerCase(Locale.ROOT), whole);
        }
        int point = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hex, 16);
        return point == 160 ? " " : Character.isValidCodePoint(point) && point >= ' ' && !Character.isISOControl(point)
                && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) ? Character.toString(point)
                        : "";
    }
}
