package io.sanjian.delivery;

import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.reference.terms.Pay;
import java.math.BigDecimal;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pick in a few characters, for fields of messages: what the work is, what it pays, where it is. Where room is short the
 * wording gets tighter, then the place goes, then what employers add to their titles in brackets; the kind of work and the
 * pay stay to the last.
 */
public final class PickLine {
    private static final Pattern BRACKETS = Pattern.compile("[【\\[（(][^】\\])）]*[】\\])）]");
    private static final Pattern AREA_SUFFIX = Pattern.compile("((土家族|苗族|彝族|侗族)+自治县|(?<!新|开发)[区县])$");
    /** A title of which a phone can show nothing. */
    private static final String NAMELESS = "岗位";
    private static final int THOUSAND = 1000;
    private static final int TEN_THOUSAND = 10_000;
    /** A title that is cut below this says nothing any more. */
    private static final int LEAST_TITLE = 4;

    private PickLine() {
    }

    /**
     * The pick in at most {@code room} characters (code points), such as {@code 焊工 6-8千/月 渝北}.
     *
     * @param room 6 or more
     */
    public static String of(Pick pick, int room) {
        PostingSummary posting = pick.posting();
        String title = title(posting);
        String bare = bare(title);
        String area = posting.areaName() == null ? "" : posting.areaName();
        String near = shortArea(area);
        String pay = pay(posting.pay());
        String tight = tightPay(posting.pay());
        return Stream.of(List.of(title, pay, area), List.of(title, tight, area), List.of(title, tight, near),
                List.of(bare, tight, near), List.of(bare, tight), List.of(cut(bare, room - length(tight) - 1), tight))
                .map(PickLine::joined).filter(line -> length(line) <= room).findFirst()
                .orElseGet(() -> cut(bare, room));
    }

    /** What the work is called, in one line; never empty. */
    public static String title(PostingSummary posting) {
        String title = PhoneText.line(posting.title());
        return title.isEmpty() ? NAMELESS : title;
    }

    /** Full pay, such as {@code 6000-8000元/月}; empty where nothing is known. */
    public static String pay(Pay pay) {
        if (isUnknown(pay)) {
            return "";
        }
        return range(pay, plain(pay.min()), plain(pay.max()), "-") + pay.unit().label();
    }

    /** The same in few characters, such as {@code 6-8千/月}. */
    static String tightPay(Pay pay) {
        if (isUnknown(pay)) {
            return "";
        }
        String low = tight(pay.min());
        String high = tight(pay.max());
        boolean sameUnit = !low.isEmpty() && !high.isEmpty() && !Character.isDigit(low.charAt(low.length() - 1))
                && low.charAt(low.length() - 1) == high.charAt(high.length() - 1);
        String from = sameUnit && !low.equals(high) ? low.substring(0, low.length() - 1) : low;
        return range(pay, from, high, "-") + pay.unit().label().replace("元", "").replace("小时", "时");
    }

    /** A district without its kind where its name can stand alone: {@code 渝北}, but {@code 两江新区}. */
    static String shortArea(String area) {
        String name = AREA_SUFFIX.matcher(area).replaceFirst("");
        return name.length() < 2 ? area : name;
    }

    /** At most {@code room} characters, the last one an ellipsis where something was cut. */
    public static String cut(String text, int room) {
        if (length(text) <= room) {
            return text;
        }
        return room < LEAST_TITLE ? "" : text.substring(0, text.offsetByCodePoints(0, room - 1)) + "…";
    }

    /** The first characters, {@code most} of them. */
    public static String head(String text, int most) {
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** In characters as WeChat counts them. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String bare(String title) {
        String bare = PhoneText.line(BRACKETS.matcher(title).replaceAll(""));
        return bare.isEmpty() ? title : bare;
    }

    private static boolean isUnknown(Pay pay) {
        return pay == null || pay.min() == null && pay.max() == null;
    }

    private static String range(Pay pay, String low, String high, String between) {
        if (pay.min() == null) {
            return "最高" + high;
        }
        return pay.max() == null || pay.max().equals(pay.min()) ? low : low + between + high;
    }

    private static String tight(Double amount) {
        if (amount != null && amount >= TEN_THOUSAND && amount % THOUSAND == 0) {
            return plain(amount / TEN_THOUSAND) + "万";
        }
        return amount != null && amount >= THOUSAND && amount % (THOUSAND / 10) == 0
                ? plain(amount / THOUSAND) + "千" : plain(amount);
    }

    private static String plain(Double amount) {
        return amount == null ? "" : BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
    }

    private static String joined(List<String> parts) {
        StringJoiner line = new StringJoiner(" ");
        parts.stream().filter(part -> !part.isEmpty()).forEach(line::add);
        return line.toString();
    }
}
