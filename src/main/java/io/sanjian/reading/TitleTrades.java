package io.sanjian.reading;

import io.sanjian.reading.TradeLexicon.Found;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trade.Field;
import io.sanjian.reference.trade.Trade.Flag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads which trades an advert offers. A title is cut into jobs at its separators ("普工/焊工/叉车工"); in each the last
 * word is the head, as Chinese puts it: 骑手电动车销售 is sales, not riding, 叉车维修 is repair. The text is asked only
 * where the title names no job, or only a general one (普工), or where the text lists several ("钢筋工20人 木工30人").
 */
final class TitleTrades {
    static final int MAX_TRADES = 10;
    private static final Set<String> GENERAL =
            Set.of("general-worker", "public-welfare", "machine-operator", "site-labourer", "skilled-worker");
    private static final String RIDER = "rider";
    private static final String SEASONAL = "event-helper";
    /** Who operates something does not inspect it, whatever the text says of quality. */
    private static final Set<String> INSPECTING = Set.of("quality-inspector", "lab-tester", "electronics-tester");
    /** Who is called so sits in an office, unless a trade stands before it (配送专员). */
    private static final Pattern OFFICE =
            Pattern.compile("(?:专员|助理|经理|主管|总监|顾问|代表|精英|推广|拓展|储备干部|工程师|管理员|联络员|代理|fae|sqe)$");
    private static final int UNKNOWN_WORK = 2;

    private final TradeLexicon lexicon;
    private final TextTrades texts;
    private final AmbiguousTitles openTitles;

    TitleTrades(TradeLexicon lexicon, AmbiguousTitles openTitles) {
        this.lexicon = lexicon;
        this.texts = new TextTrades(lexicon);
        this.openTitles = openTitles;
    }

    /**
     * The trades, the title's first job first.
     *
     * @param title in normal form
     * @param text  the description in normal form, may be empty
     */
    List<Trade> read(String title, String text) {
        StringBuilder main = new StringBuilder(title.length());
        StringBuilder bracketed = new StringBuilder();
        split(title, main, bracketed);
        Jobs jobs = new Jobs();
        readJobs(main, jobs);
        Set<Trade> trades = jobs.all();
        Trade labourer = trades.isEmpty() ? jobs.labourer() : null;
        if (labourer != null) {
            trades.add(labourer);
        }
        Jobs remarks = new Jobs();
        readJobs(bracketed, remarks);
        if (trades.isEmpty() || !whiteCollar(trades)) {
            trades.addAll(remarks.all());
        }
        jobs.cues.addAll(remarks.cues);
        complete(trades, jobs.cues, main, text);
        forRiders(trades, jobs.heads);
        if (labourer != null) {
            onSite(trades, labourer);
        }
        if (!trades.isEmpty()) {
            trades = openTitles.tellApart(trades, namesOf(trades.iterator().next(), title), text);
        }
        return trades.stream().limit(MAX_TRADES).toList();
    }

    /** The trades that a title names by itself. */
    Set<Trade> named(String title) {
        Jobs jobs = new Jobs();
        readJobs(title, jobs);
        return jobs.all();
    }

    /** The words by which a title names a trade. */
    private Set<String> namesOf(Trade trade, String title) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < title.length(); i++) {
            Found found = lexicon.at(title, i);
            if (found != null) {
                if (found.trade() == trade) {
                    names.add(title.substring(found.start(), found.end()));
                }
                i = found.end() - 1;
            }
        }
        return names;
    }

    /** What a title says: jobs in its own words, jobs in a manner of speaking, what stands before a head, places. */
    private static final class Jobs {
        private final Set<Trade> heads = new LinkedHashSet<>();
        private final Set<Trade> spoken = new LinkedHashSet<>();
        private final Set<Trade> aside = new LinkedHashSet<>();
        private final Set<Trade> cues = new LinkedHashSet<>();

        Set<Trade> all() {
            Set<Trade> named = new LinkedHashSet<>(heads);
            if (heads.stream().noneMatch(trade -> trade.code().equals(RIDER))) {
                named.addAll(spoken);
                named.addAll(aside);
            }
            return named;
        }

        /** The labourer of a title such as 以工代赈项目招工, or null. */
        Trade labourer() {
            return cues.stream().filter(Trade::construction).findFirst().orElse(null);
        }
    }

    /**
     * Adds what places and text say, where the title's own words say nothing or only something general. An operator
     * (操作工) of something that the text names and that has to be learnt is that, and no general hand.
     */
    private void complete(Set<Trade> trades, Set<Trade> cues, StringBuilder title, String text) {
        List<Trade> textCues = new ArrayList<>();
        if (trades.isEmpty()) {
            trades.addAll(cues);
            texts.readAny(text, trades, textCues);
            if (OFFICE.matcher(title.toString().strip()).find() || trades.stream().anyMatch(TitleTrades::office)) {
                // Of work in an office the text names what is sold or looked after as well.
                trades.removeIf(trade -> !office(trade));
                textCues.removeIf(trade -> !office(trade));
            }
            if (trades.isEmpty()) {
                textCues.stream().limit(1).forEach(trades::add);
            }
        } else if (trades.stream().allMatch(trade -> GENERAL.contains(trade.code()))) {
            trades.addAll(cues);
            texts.readBesideGeneral(text, trades, textCues);
            if (title.indexOf("操作") >= 0 && title.indexOf("普工") < 0 && trades.stream().anyMatch(TitleTrades::skilled)) {
                trades.removeIf(TradeLexicon::general);
            }
        } else {
            texts.readListed(text, trades);
        }
    }

    /** Remarks in brackets come last: they explain the job or narrow it. */
    private static void split(String title, StringBuilder main, StringBuilder bracketed) {
        int depth = 0;
        for (int i = 0; i < title.length(); i++) {
            char c = title.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
                bracketed.append(' ');
                main.append(' ');
            } else if (c == ')' || c == ']') {
                depth = Math.max(0, depth - 1);
            } else {
                (depth > 0 ? bracketed : main).append(c);
            }
        }
    }

    private void readJobs(CharSequence title, Jobs jobs) {
        List<Found> job = new ArrayList<>();
        for (int i = 0; i <= title.length(); i++) {
            if (i == title.length() || separates(title, i)) {
                if (job.isEmpty() || !ofUnknownOffice(title, job.getLast(), i)) {
                    close(job, jobs);
                }
                job.clear();
                continue;
            }
            Found found = lexicon.at(title, i);
            if (found != null) {
                if (!denied(title, i)) {
                    job.add(found);
                }
                i = found.end() - 1;
            }
        }
    }

    /** 跑车项目投诉专员: what stands between the trade and the head is an office's work that no table knows. */
    private static boolean ofUnknownOffice(CharSequence title, Found last, int end) {
        Matcher head = OFFICE.matcher(title).region(last.end(), end);
        return !office(last.trade()) && head.find() && head.start() - last.end() >= UNKNOWN_WORK;
    }

    /** "不装不卸", "不会做饭". */
    private static boolean denied(CharSequence title, int at) {
        int before = at > 1 && title.charAt(at - 1) == '会' ? at - 2 : at - 1;
        return before >= 0 && "不无非".indexOf(title.charAt(before)) >= 0;
    }

    /** The last word of a job is its head; a general one (摩托车装配线普工, 半挂拖头司机) is told apart by what stands before. */
    private static void close(List<Found> job, Jobs jobs) {
        Found head = null;
        for (Found found : job) {
            if (found.word().cue()) {
                jobs.cues.add(found.trade());
            } else {
                head = found;
            }
        }
        if (head == null) {
            return;
        }
        Trade last = head.trade();
        Set<Trade> before = new LinkedHashSet<>();
        for (Found found : job) {
            if (!found.word().cue() && found != head && !takesObject(last)) {
                before.add(found.trade());
            }
        }
        if (rides(head, before)) {
            jobs.heads.add(last.code().equals(RIDER) ? last
                    : before.stream().filter(trade -> trade.code().equals(RIDER)).findFirst().orElseThrow());
            return;
        }
        boolean general = GENERAL.contains(last.code())
                || before.stream().anyMatch(trade -> last.code().equals(trade.broader()));
        if (general) {
            jobs.heads.addAll(before);
        }
        if (!general || !TradeLexicon.general(last) || before.isEmpty()) {
            (head.word().spoken() ? jobs.spoken : jobs.heads).add(last);
        }
        jobs.aside.addAll(before);
    }

    /** Riders' adverts jest about other work (进厂不如骑手送餐, 努力搬砖的配送员): beside a rider nothing else is meant. */
    private static boolean rides(Found head, Set<Trade> before) {
        return head.trade().code().equals(RIDER) && !head.word().spoken()
                || before.stream().anyMatch(trade -> trade.code().equals(RIDER));
    }

    /** Selling, repairing, managing or recruiting welders is not welding. */
    private static boolean takesObject(Trade head) {
        return head.flags().contains(Flag.WHITE_COLLAR) || head.field() == Field.RETAIL
                || head.field() == Field.MAINTENANCE;
    }

    private static boolean whiteCollar(Set<Trade> trades) {
        return office(trades.iterator().next());
    }

    private static boolean office(Trade trade) {
        return trade.flags().contains(Flag.WHITE_COLLAR);
    }

    /** Under a title of site work (以工代赈项目招工) the text's 普工 and 技工 are labourers of the site, not of a factory. */
    private static void onSite(Set<Trade> trades, Trade labourer) {
        if (trades.removeIf(trade -> GENERAL.contains(trade.code()))) {
            trades.add(labourer);
        }
    }

    /** 暑假工 and 进厂不如 of a rider's advert are no other work; 普工/骑手 are two jobs. */
    private static void forRiders(Set<Trade> trades, Set<Trade> heads) {
        boolean riders = trades.stream().anyMatch(trade -> trade.code().equals(RIDER));
        if (riders && trades.stream().allMatch(trade -> trade.code().equals(RIDER) || trade.code().equals(SEASONAL)
                || GENERAL.contains(trade.code()))) {
            trades.removeIf(trade -> trade.code().equals(SEASONAL)
                    || GENERAL.contains(trade.code()) && !heads.contains(trade));
        }
    }

    private static boolean skilled(Trade trade) {
        return trade.field() == Field.MANUFACTURING && !trade.flags().contains(Flag.UNSKILLED)
                && !GENERAL.contains(trade.code()) && !INSPECTING.contains(trade.code());
    }

    private static boolean separates(CharSequence title, int at) {
        return switch (title.charAt(at)) {
            case ' ', '/', '\\', '、', ',', ';', '|', '+', '-', ':', '。', '!', '【', '】', '~', '·', '“', '”', '和', '及',
                    '或',
                    '兼' ->
                true;
            default -> false;
        };
    }
}
