package io.sanjian.reading;

import io.sanjian.reading.PostingReading.Flag;
import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remarks that an advert's words give rise to: by a dictionary of phrases, longest first, and for demands of one sex and
 * of fees by what stands around them. An officer sees and decides.
 */
final class PostingFlags {
    private static final String FILE = "posting-phrases.csv";
    private static final String NONE = "NONE";
    private static final Pattern TRAINEE = Pattern.compile("学徒|学员|实习|生手");
    private static final Pattern SEX_OPEN =
            Pattern.compile("男女不限|不限男女|性别不限|男女均可|男女皆可|男女都|不限性别|男女工");
    /** Fees before the first pay: 劳动合同法 9 forbids them. */
    private static final Pattern FEES = Pattern.compile(
            "(?<!不用|无需|不需|不必|不得|不|免|0|零)(交|缴|收|付)(取|纳)?[^,。;\\n不无免]{0,4}"
                    + "(押金|保证金|服装费|培训费|报名费|资料费|手续费|工装费|办卡费|入职费|建档费|介绍费)");
    /** "不上夜班", "无需搬运", "没有社保": said of the work's conditions, the remark does not hold. */
    private static final Pattern DENIED = Pattern.compile("(?:不是|不|无|没有|没得|莫得|没|非|免|零)(?:需要?|用|必|要求|要|怎么)?"
            + "(?:上|有|做|倒|搞|含|包|提供|安排|购?买|缴?交|缴纳|求|涉及|从事|接触)?$");
    private static final Pattern DENIED_BEHIND = Pattern.compile("^(?::|情况:)?(?:无|没有|不要求|不限|自理|不需要|不用|勿扰|除外)");
    private static final int LONGEST_DENIAL = 6;
    /** What the work is like: where it is denied, there is nothing to remark. */
    private static final Set<Flag> CONDITIONS = EnumSet.of(Flag.NIGHT_SHIFT, Flag.DAY_SHIFT, Flag.FLEXIBLE_HOURS,
            Flag.LONG_HOURS, Flag.SEATED, Flag.STANDING, Flag.HEAVY_LOAD, Flag.HEIGHT, Flag.OUTDOORS, Flag.LIVE_IN,
            Flag.INSURANCE, Flag.WEEKENDS_OFF, Flag.COUPLES, Flag.OWN_VEHICLE, Flag.LITERACY, Flag.TRANSFER,
            Flag.SHORT_TERM);
    private static final Set<Flag> OF_THE_JOB = EnumSet.copyOf(CONDITIONS);

    static {
        OF_THE_JOB.addAll(Set.of(Flag.NO_EXPERIENCE, Flag.OLDER_WELCOME, Flag.WHITE_COLLAR));
    }

    private static final Pattern VETERANS = Pattern.compile(
            "(?:有|持|凭|带|须|需|要|限|是)(?:有)?(?:退[伍役]军?人?证书?|退[伍役]军人(?!家属))(?![^,。;\\n]{0,8}(?:优先|更佳|最好|放宽|可|也|均|加分|者佳))");
    private static final String DEMANDS = "限招要求只收为是";

    private final WordTrie<Remark> phrases = new WordTrie<>();

    /**
     * @param flag  or null where the phrase takes the sting out of a shorter one
     * @param doubt for DUBIOUS what it looks like, else null
     */
    private record Remark(Flag flag, FraudSignal.Kind doubt) {
    }

    PostingFlags() {
        for (Row row : ReferenceTable.load(FILE).rows()) {
            Remark remark = remark(row);
            row.list("phrases").forEach(phrase -> phrases.add(Texts.normal(phrase), remark));
        }
    }

    private static Remark remark(Row row) {
        String[] parts = row.text("flag").split(":", 2);
        if (parts[0].equals(NONE)) {
            return new Remark(null, null);
        }
        try {
            Flag flag = Flag.valueOf(parts[0]);
            if (flag == Flag.DUBIOUS != (parts.length == 2)) {
                throw row.fault(Flag.DUBIOUS + " and no other takes a kind of doubt");
            }
            return new Remark(flag, parts.length == 2 ? FraudSignal.Kind.valueOf(parts[1]) : null);
        } catch (IllegalArgumentException e) {
            throw row.fault("unknown flag " + row.text("flag"));
        }
    }

    /**
     * @param title  in normal form
     * @param own    title and what the text says of the title's job
     * @param text   title and description in normal form
     * @param doubts takes why the advert is {@link Flag#DUBIOUS}
     */
    Set<Flag> read(String title, String own, String text, Set<FraudSignal> doubts) {
        Set<Flag> flags = read(title, text, doubts);
        if (own.length() < text.length()) {
            flags.removeAll(OF_THE_JOB);
            Set<Flag> ofJob = read(title, own, new HashSet<>());
            ofJob.retainAll(OF_THE_JOB);
            flags.addAll(ofJob);
        }
        return flags;
    }

    private Set<Flag> read(String title, String text, Set<FraudSignal> doubts) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        boolean money = false;
        boolean sex = false;
        boolean byDay = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            money |= c == '费' || c == '金';
            sex |= (c == '男' || c == '女') && demandsSex(text, i);
            int found = phrases.longestAt(text, i);
            if (found >= 0) {
                Remark remark = phrases.value(found);
                int end = i + WordTrie.length(found);
                if (remark.flag != null && !(CONDITIONS.contains(remark.flag) && denied(text, i, end))) {
                    flags.add(remark.flag);
                } else if (remark.flag == Flag.NIGHT_SHIFT) {
                    byDay = true;
                }
                if (remark.doubt != null) {
                    doubts.add(new FraudSignal(remark.doubt, text.substring(i, end)));
                }
                i = end - 1;
            }
        }
        if (flags.contains(Flag.NIGHT_SHIFT)) {
            flags.remove(Flag.DAY_SHIFT);
        } else if (byDay) {
            flags.add(Flag.DAY_SHIFT);
        }
        if (text.contains("退") && VETERANS.matcher(text).find()) {
            flags.add(Flag.FOR_VETERANS);
        }
        if (sex && !SEX_OPEN.matcher(text).find()) {
            flags.add(Flag.SEX_LIMIT);
        }
        Matcher fees = FEES.matcher(text);
        if (money && fees.find()) {
            flags.add(Flag.DUBIOUS);
            doubts.add(new FraudSignal(FraudSignal.Kind.FEES_FIRST, fees.group()));
        }
        if (TRAINEE.matcher(title).find()) {
            flags.add(Flag.TRAINEE);
        }
        return flags;
    }

    private static boolean denied(String text, int start, int end) {
        return DENIED.matcher(text.substring(Math.max(0, start - LONGEST_DENIAL), start)).find()
                || DENIED_BEHIND.matcher(text.substring(end, Math.min(text.length(), end + LONGEST_DENIAL))).find();
    }

    /** 就业促进法 27: "男,", "(女)", "限女性", "只要男的" are demands; "男18-60,女18-50" and "男女" are none. */
    private static boolean demandsSex(String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (before == '男' || before == '女' || after == '男' || after == '女') {
            return false;
        }
        if (DEMANDS.indexOf(before) >= 0) {
            return true;
        }
        boolean opens = !Texts.isHan(before) && !Texts.isAsciiLetterOrDigit(before);
        int end = at + 1;
        if (end < text.length() && "性士生工".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        boolean closes = end >= text.length() || ",。;)".indexOf(text.charAt(end)) >= 0;
        return opens && closes;
    }
}
