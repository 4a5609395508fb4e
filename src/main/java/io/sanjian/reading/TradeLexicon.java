package io.sanjian.reading;

import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All names of all trades in one dictionary. */
final class TradeLexicon {
    private static final String DECOYS = "decoys.csv";
    /** What looks like a trade's name and is none. */
    private static final Word DECOY = new Word(null, true, false);
    private static final int LONGEST_DECOY = 8;
    /** Of one character, and of a place or branch of two, too many others sound alike. */
    private static final int SHORTEST_MISTYPED = 2;
    private static final Set<String> GENERAL = Set.of("general-worker", "machine-operator", "skilled-worker");

    /** What stands between a verb and what it does: "卖过衣服", "种点菜", "守个大门". */
    private static final Set<String> INFIXES =
            Set.of("点", "个", "过", "了", "些", "着", "到", "起", "下", "哈", "得", "一下", "点儿", "过点",
                    "两个", "几个", "三个", "一个", "点点", "过个", "惯了");
    /** What stands between a thing and the verb behind it: "老人我会照顾". */
    private static final Set<String> DOERS =
            Set.of("我", "我会", "我能", "我也", "我也会", "我都", "我都会", "我愿意", "也会", "都会", "我可以");
    private static final String BEGIN_DOERS = "我也都";
    private static final int LONGEST_DOER = 3;
    private static final List<String> LONG_VERBS = List.of("照顾", "照看", "服侍", "伺候", "打扫", "护理", "看护", "接送", "组装", "安装");
    private static final int[] NO_INFIX = {};
    private static final int[] ONE = {1};
    private static final int[] TWO = {2};
    private static final int[] ONE_OR_TWO = {1, 2};
    /** "养老院护理员" is 养老院护理. */
    private static final String SUFFIXES = "员工岗";
    private static final String VERBS =
            "卖做干开打扎带送洗端踩养跑烧搬修装贴砌刷刮种摘扫看守煮炒切包搞当喂放抬挑背拉写教剪按焊拆搭挖推顾护管检收发配陪领引候理分选拣驾调测验喷抛磨车铣刨浇绑支关粉抹吊钻扛栽插割砍杀宰酿缝织绣编弹钉粘";
    private static final String TENDING = "守看扫管";
    /** Verbs of crafts and vehicles: what they are done to tells the trade where it is put first ("架子也不搭了"). */
    private static final String CRAFTS = "开跑搭支关砌贴刷刮装拆焊绑扎铺喷抛磨车铣吊";

    private final Trades trades;
    private final WordTrie<Word> objects = new WordTrie<>();
    private final WordTrie<Word> trie = new WordTrie<>();
    /** Of speech only: an advert calls its job by its name. */
    private final WordTrie<Word> variants = new WordTrie<>();
    private final WordTrie<Word> fronted = new WordTrie<>();
    private final SoundAlikes sounds = new SoundAlikes();

    /**
     * @param cue counts only where no better word stands beside it
     * @param spoken a way of speaking rather than a job title
     */
    record Word(Trade trade, boolean cue, boolean spoken) {
    }

    /**
     * @param start        first character
     * @param end          after the last character
     * @param length       characters of the name itself, less than there are between start and end where an infix stands
     * @param otherwise    how many characters are written otherwise than in the name and only sound alike
     * @param alternatives all trades of which a name sounds so, where it is not written so; else empty
     */
    record Found(Word word, int start, int end, int length, int otherwise, List<Trade> alternatives) {

        Found(Word word, int start, int end) {
            this(word, start, end, end - start, 0, List.of());
        }

        Trade trade() {
            return word.trade;
        }

        /** Whether it only looks like a name and is none. */
        boolean decoy() {
            return word == DECOY;
        }
    }

    /** Whether the trade says no more than that somebody works in a factory. */
    static boolean general(Trade trade) {
        return GENERAL.contains(trade.code());
    }

    /** Whether {@code trade} is a kind of {@code wider}, however far down. */
    boolean isKindOf(Trade trade, Trade wider) {
        for (String code = trade.broader(); code != null; code = trades.find(code).orElseThrow().broader()) {
            if (code.equals(wider.code())) {
                return true;
            }
        }
        return false;
    }

    TradeLexicon(Trades trades) {
        this.trades = trades;
        ReferenceTable.load(DECOYS).rows().forEach(row -> row.list("words").forEach(word -> add(word, DECOY)));
        for (Trade trade : trades.all()) {
            add(trade.name(), new Word(trade, false, false));
            trade.names().forEach(name -> add(name, new Word(trade, false, false)));
        }
        for (Trade trade : trades.all()) {
            trade.spokenNames().forEach(name -> add(name, new Word(trade, false, true)));
        }
        for (Trade trade : trades.all()) {
            trade.cues().forEach(name -> add(name, new Word(trade, true, false)));
        }
        addObjects();
        addVariants();
        addFronted();
        sounds.close();
    }

    /** Every name with some of its words put otherwise ("扫渣渣" for "扫垃圾"); one that is another trade's name stays that. */
    private void addVariants() {
        Synonyms synonyms = Synonyms.load();
        for (Trade trade : trades.all()) {
            Stream.concat(trade.names().stream(), trade.spokenNames().stream()).map(Texts::normal)
                    .flatMap(name -> synonyms.variants(name).stream())
                    .filter(name -> find(name) == null)
                    .forEach(name -> variants.add(name, new Word(trade, false, true)));
        }
    }

    /** "老人我照顾得好", "电脑我会修": what is done to it is put first, and who does it stands between. */
    private void addFronted() {
        for (Trade trade : trades.all()) {
            trade.spokenNames().stream().map(Texts::normal).forEach(name -> {
                int verb = LONG_VERBS.stream().anyMatch(name::startsWith) ? 2
                        : VERBS.indexOf(name.charAt(0)) >= 0 ? 1 : 0;
                if (verb > 0 && name.length() - verb >= 2) {
                    fronted.add(name.substring(verb) + name.substring(0, verb), new Word(trade, false, true));
                }
            });
        }
    }

    /** The longest name that starts here, or null; a longer name that begins inside it wins ("做|物业维修", not 做物业). */
    Found at(CharSequence text, int from) {
        Found found = longest(text, from);
        if (found != null) {
            for (int i = from + 1; i < found.end; i++) {
                Found later = longest(text, i);
                if (later != null && later.end - later.start > found.end - found.start) {
                    return null;
                }
            }
        }
        return found;
    }

    /** Every name that starts here, with one of the {@link #INFIXES} inside or none; what looks like one and is none too. */
    void each(CharSequence text, int from, Consumer<Found> action) {
        trie.each(text, from, (word, length) -> {
            if (!cutsAsciiWord(text, from, from + length)) {
                action.accept(new Found(word, from, from + length, length, 0, List.of()));
                if (word != DECOY && !word.cue && length > 2 && from + length < text.length()
                        && SUFFIXES.indexOf(text.charAt(from + length)) >= 0) {
                    action.accept(new Found(word, from, from + length + 1, length, 0, List.of()));
                }
            }
        });
        variants.each(text, from,
                (word, length) -> action.accept(new Found(word, from, from + length, length, 0, List.of())));
        objects.each(text, from,
                (word, length) -> action.accept(new Found(word, from, from + length, length, 0, List.of())));
        trie.eachSkipping(text, from, at -> infixes(text, at), (word, length, skipped) -> {
            if (word != DECOY) {
                action.accept(new Found(word, from, from + length + skipped, length, 0, List.of()));
            }
        });
    }

    /** Every name that starts here with what is done put before who does it. */
    void eachFronted(CharSequence text, int from, Consumer<Found> action) {
        fronted.eachSkipping(text, from, at -> doers(text, at), (word, length, skipped) -> action
                .accept(new Found(word, from, from + length + skipped, length, 0, List.of())));
    }

    private static int[] doers(CharSequence text, int at) {
        if (at >= text.length() || BEGIN_DOERS.indexOf(text.charAt(at)) < 0) {
            return NO_INFIX;
        }
        return IntStream.rangeClosed(1, LONGEST_DOER).filter(length -> at + length <= text.length()
                && DOERS.contains(text.subSequence(at, at + length).toString())).toArray();
    }

    /** How long an infix is that stands here, behind a verb. */
    private int[] infixes(CharSequence text, int at) {
        if (VERBS.indexOf(text.charAt(at - 1)) < 0) {
            return NO_INFIX;
        }
        boolean one = at < text.length() && INFIXES.contains(text.subSequence(at, at + 1).toString());
        boolean two = at + 1 < text.length() && INFIXES.contains(text.subSequence(at, at + 2).toString());
        int place = placeBetween(text, one ? at + 1 : at);
        if (place > 0) {
            return one ? new int[]{1, 1 + place} : new int[]{place};
        }
        return one ? two ? ONE_OR_TWO : ONE : two ? TWO : NO_INFIX;
    }

    /** "守个菜市场大门": how long the place is that stands between a verb of few words and what is done there, or 0. */
    private int placeBetween(CharSequence text, int at) {
        int found =
                TENDING.indexOf(text.charAt(at - 1)) < 0 && (at < 2 || TENDING.indexOf(text.charAt(at - 2)) < 0) ? -1
                        : at < text.length() ? trie.longestAt(text, at) : -1;
        return found >= 0 && trie.value(found) != DECOY && trie.value(found).cue ? WordTrie.length(found) : 0;
    }

    /** The trade whose name this is, or null. */
    Word find(String name) {
        int found = trie.longestAt(name, 0);
        return found >= 0 && WordTrie.length(found) == name.length() && trie.value(found) != DECOY
                ? trie.value(found) : null;
    }

    /** The names that sound like what is written. */
    SoundAlikes sounds() {
        return sounds;
    }

    private Found longest(CharSequence text, int from) {
        int found = trie.longestAt(text, from);
        if (found < 0) {
            return null;
        }
        int end = from + WordTrie.length(found);
        Word word = trie.value(found);
        return word == DECOY || cutsAsciiWord(text, from, end) || insideDecoy(text, from, end) ? null
                : new Found(word, from, end);
    }

    /** 实验室 of 国家重点实验室. */
    private boolean insideDecoy(CharSequence text, int from, int end) {
        for (int start = Math.max(0, from - LONGEST_DECOY); start < from; start++) {
            int found = trie.longestAt(text, start);
            if (found >= 0 && trie.value(found) == DECOY && start + WordTrie.length(found) >= end) {
                return true;
            }
        }
        return false;
    }

    private void addObjects() {
        Map<String, Set<Trade>> done = new HashMap<>();
        for (Trade trade : trades.all()) {
            Stream.concat(trade.names().stream(), trade.spokenNames().stream()).map(Texts::normal)
                    .filter(name -> name.length() >= 3 && CRAFTS.indexOf(name.charAt(0)) >= 0)
                    .forEach(name -> done.computeIfAbsent(name.substring(1), key -> new HashSet<>()).add(trade));
        }
        done.forEach((object, by) -> {
            if (by.size() == 1 && trie.longestAt(object, 0) < 0) {
                objects.add(object, new Word(by.iterator().next(), true, true));
            }
        });
    }

    private void add(String name, Word word) {
        String normal = Texts.normal(name);
        trie.add(normal, word);
        if (word != DECOY && normal.length() >= (word.cue ? SHORTEST_MISTYPED + 1 : SHORTEST_MISTYPED)) {
            sounds.add(normal, word);
        }
    }

    /** "ui" is no word of "guide", "qc" none of "pqcd". */
    private static boolean cutsAsciiWord(CharSequence text, int start, int end) {
        return start > 0 && isLetter(text.charAt(start)) && isLetter(text.charAt(start - 1))
                || end < text.length() && isLetter(text.charAt(end - 1)) && isLetter(text.charAt(end));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
