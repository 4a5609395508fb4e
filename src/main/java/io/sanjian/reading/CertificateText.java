package io.sanjian.reading;

import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Certificates;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds certificates in text, and in an advert tells those demanded on day one from those merely wished for. */
final class CertificateText {
    private static final int BEHIND = 10;
    private static final Pattern WISHED_BEHIND = Pattern.compile(
            "^[^,。;\\n]{0,6}?(优先|更好|更佳|最好|为佳|尤佳|加分)|^[^,。;\\n]{0,3}(协助|可协助|公司办|代办|包办|可考|培训)"
                    + "|^[^,。;\\n]{0,4}(均可|也可|不限)");
    private static final Pattern WISHED_BEFORE =
            Pattern.compile("(无需|不需要?|不要求|不用|没有|无|免|最好有?|优先|协助办理?|代办|可考|考取|包考|培训考?)[^,。;\\n]{0,3}$");
    private static final Pattern NO_ONE = Pattern.compile("没得|没有|莫得|没考|无|还没|未考|不要|想考|要考|准备考|打算考|在考|考不到");
    private static final Pattern MISSING = Pattern.compile("(?:没得|没有|莫得|没考过|无)$");
    /** "焊工证过期了", "叉车证在考": named and not held. */
    private static final Pattern NOT_HELD = Pattern.compile(
            "^(?:也|都|是|就|,| )?(?:没|还没|过期|到期|过了期|掉了|丢了|搞掉|遗失|吊销|扣了|在考|在补|正在|准备考|想考|要考|考不|考起恼火)");

    /** Who must drive a fork-lift truck needs its certificate, whatever the post is called (特种设备安全法 14). */
    private static final Pattern DRIVES_FORKLIFT = Pattern.compile("(须|需|要|必须)会?(开|驾驶|操作)叉车|使用叉车");

    private final Certificates certificates;
    private final WordTrie<Certificate> names = new WordTrie<>();

    /**
     * @param start first character
     * @param end   after the last character
     */
    record Found(Certificate certificate, int start, int end) {
    }

    CertificateText(Certificates certificates) {
        this.certificates = certificates;
        for (Certificate certificate : certificates.all()) {
            names.add(Texts.normal(certificate.name()), certificate);
            certificate.aliases().forEach(alias -> names.add(Texts.normal(alias), certificate));
        }
    }

    /** The longest certificate name that starts here, or null; "C1" inside a longer code is none. */
    Found at(String text, int from) {
        int found = names.longestAt(text, from);
        if (found < 0) {
            return null;
        }
        int end = from + WordTrie.length(found);
        boolean cut = from > 0 && Texts.isAsciiLetterOrDigit(text.charAt(from))
                && Texts.isAsciiLetterOrDigit(text.charAt(from - 1))
                || end < text.length() && Texts.isAsciiLetterOrDigit(text.charAt(end - 1))
                        && Texts.isAsciiLetterOrDigit(text.charAt(end)) && !licenceList(text, from, end);
        return cut ? null : new Found(names.value(found), from, end);
    }

    /** Codes of the certificates that this advert demands on the first day, by law or its own words. */
    Set<String> demanded(String text) {
        Set<String> codes = new LinkedHashSet<>();
        Found earlier = null;
        for (int i = 0; i < text.length(); i++) {
            Found found = at(text, i);
            if (found == null) {
                continue;
            }
            if (found.certificate.when() == Certificate.When.DAY_ONE && !wished(text, found)) {
                String code = found.certificate.code();
                if (earlier != null && alternative(text, earlier, found)) {
                    code = easier(earlier.certificate, found.certificate);
                    codes.remove(earlier.certificate.code());
                    if (code == null) {
                        earlier = null;
                        i = found.end - 1;
                        continue;
                    }
                }
                codes.add(code);
                earlier = new Found(certificates.find(code).orElseThrow(), found.start, found.end);
            }
            i = found.end - 1;
        }
        if (DRIVES_FORKLIFT.matcher(text).find()) {
            codes.add("forklift-n1");
        }
        codes.removeIf(code -> codes.stream()
                .anyMatch(other -> certificates.find(other).orElseThrow().covers().contains(code)));
        return codes;
    }

    /** Whether the words just before say that there is none ("没得电工证"). */
    static boolean denied(String text, Found found) {
        return NO_ONE.matcher(text.substring(Math.max(0, found.start - 4), found.start)).find()
                || NOT_HELD.matcher(text.substring(found.end, Math.min(text.length(), found.end + 6))).find();
    }

    /** "没得驾照": there is none, and none is spoken of as on its way. */
    static boolean missing(String text, Found found) {
        return MISSING.matcher(text.substring(0, found.start)).find();
    }

    private static boolean wished(String text, Found found) {
        return WISHED_BEHIND.matcher(text.substring(found.end, Math.min(text.length(), found.end + BEHIND))).find()
                || WISHED_BEFORE.matcher(text.substring(Math.max(0, found.start - BEHIND), found.start)).find();
    }

    /** "A1/A3", "高压或低压电工证": one of the two is enough. */
    private static boolean alternative(String text, Found earlier, Found found) {
        String between = text.substring(earlier.end, found.start);
        return between.length() <= 2 && (between.contains("/") || between.contains("或") || between.contains("、")
                && earlier.certificate.code().startsWith("licence-")
                && found.certificate.code().startsWith("licence-"));
    }

    /** The one that the other includes; null where neither includes the other, so that no single one can be demanded. */
    private static String easier(Certificate one, Certificate other) {
        if (one.code().equals(other.code()) || one.covers().contains(other.code())) {
            return other.code();
        }
        return other.covers().contains(one.code()) ? one.code() : null;
    }

    /** "a1a2" is a list of licences, not a longer word. */
    private static boolean licenceList(String text, int from, int end) {
        return end - from == 2 && end + 1 < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'c'
                && Character.isDigit(text.charAt(end + 1));
    }
}
