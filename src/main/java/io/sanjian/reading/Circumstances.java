package io.sanjian.reading;

import io.sanjian.reading.SpeechPhrases.Kind;
import io.sanjian.reading.SpeechPhrases.Phrase;
import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import io.sanjian.reference.terms.Wish;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Facts of people's lives that say how work must be ("晚上必须在屋头守到瘫起的妈", "书都没读过几天"): patterns of classes of words with
 * room between them, as nobody says them twice in the same words.
 */
final class Circumstances {
    private static final String FILE = "circumstances.csv";
    private static final String CLASS = "@";
    /** "不是不能上夜班". */
    private static final String IS_NOT = "不是";
    /** Room between two parts, by the sign before its greatest length. */
    private static final Map<Character, String> ROOMS = Map.of('~', "[^,。;!?\\n 、不没莫别]{0,%s}?",
            '_', "[^,。;!?\\n、不没莫别]{0,%s}?", '^', "[^。;!?\\n]{0,%s}?");

    private static final Pattern SOMEBODY_ELSE = Pattern.compile(
            "(?:他|她|老公|老婆|男人|男的|爱人|婆娘|堂客|媳妇|妈|爸|老汉|婆婆|公公|儿子|女儿|兄弟|哥|姐|妹|弟|父亲|母亲|爷爷|奶奶|外婆|工友|老乡|别个|人家)"
                    + "[^我,。;!? ]{0,3}$");
    private static final Pattern ON_BEHALF =
            Pattern.compile(
                    "(?:帮|给|替|跟)[^,。;!? ]{0,6}(?:找|问|寻|打听|看看|看哈)|(?:他|她|老公|老婆|男人|婆娘|妈|爸|老汉|儿子|女儿|兄弟|哥|姐|妹|弟)[^,。;!? ]{0,3}想");

    /** @param needs numbers of the parts that must be there, as {@link #written} tells them */
    private record Circumstance(Pattern pattern, Kind kind, List<Wish> wishes, int[] needs) {

        boolean possible(BitSet written) {
            for (int need : needs) {
                if (!written.get(need)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Map<Character, List<Circumstance>> facts = new HashMap<>();
    private final Map<Character, List<Circumstance>> signs = new HashMap<>();
    /** Parts of patterns, numbered by the characters that they can begin with, and by each character those that can. */
    private final Map<BitSet, Integer> parts = new HashMap<>();
    private final Map<Character, BitSet> partsByFirst = new HashMap<>();

    private Circumstances(ReferenceTable table) {
        Map<String, String> classes = table.rows().stream().filter(row -> row.text("kind").startsWith(CLASS))
                .collect(Collectors.toMap(row -> row.text("kind"), row -> row.text("pattern")));
        table.rows().stream().filter(row -> !row.text("kind").startsWith(CLASS)).forEach(row -> add(row, classes));
    }

    static Circumstances load() {
        return new Circumstances(ReferenceTable.load(FILE));
    }

    /** Which parts of patterns can stand in a text at all: most patterns are ruled out by it at once. */
    BitSet written(String text) {
        BitSet written = new BitSet(parts.size());
        for (int at = 0; at < text.length(); at++) {
            BitSet begun = partsByFirst.get(text.charAt(at));
            if (begun != null) {
                written.or(begun);
            }
        }
        return written;
    }

    /** Every circumstance that is told from here on in words of their own, as a phrase. */
    void each(String text, BitSet written, int from, Consumer<Phrase> action) {
        find(facts, text, written, from, (circumstance, end) -> action.accept(new Phrase(circumstance.kind,
                end - from, circumstance.wishes, List.of(), List.of(), List.of(), List.of())));
    }

    /** What can be told from words that stand farther apart and say something else as well. */
    void signs(String text, Consumer<List<Wish>> action) {
        BitSet written = written(text);
        for (int at = 0; at < text.length(); at++) {
            int from = at;
            find(signs, text, written, at, (circumstance, end) -> {
                if (!ofSomebodyElse(text, from)) {
                    action.accept(circumstance.wishes);
                }
            });
        }
    }

    private static void find(Map<Character, List<Circumstance>> byFirst, String text, BitSet written, int from,
            BiConsumer<Circumstance, Integer> action) {
        if (text.startsWith(IS_NOT, from - IS_NOT.length())) {
            return;
        }
        for (Circumstance circumstance : byFirst.getOrDefault(text.charAt(from), List.of())) {
            if (circumstance.possible(written)) {
                Matcher told = circumstance.pattern.matcher(text).region(from, text.length());
                if (told.useTransparentBounds(true).lookingAt()) {
                    action.accept(circumstance, told.end());
                }
            }
        }
    }

    /** "他腰杆痛回去了": how somebody else is, of whom no work is asked for. */
    static boolean ofSomebodyElse(String text, int at) {
        return SOMEBODY_ELSE.matcher(text).region(0, at).find() && !ON_BEHALF.matcher(text).find();
    }

    private void add(Row row, Map<String, String> classes) {
        List<String> parts = Stream.of(row.text("pattern").split(" ")).toList();
        if (!classes.containsKey(parts.getFirst())) {
            throw row.fault("a pattern begins with a class of words");
        }
        String[] kind = row.text("kind").split(":", 2);
        List<Wish> wishes = new ArrayList<>();
        if (kind.length == 2) {
            Stream.of(kind[1].split("\\+")).map(Wish::valueOf).forEach(wishes::add);
        }
        List<List<String>> choices = parts.stream().filter(part -> !ROOMS.containsKey(part.charAt(0)))
                .filter(part -> !part.endsWith("?")).map(part -> choices(row, part, classes)).toList();
        Circumstance circumstance = new Circumstance(
                Pattern.compile(parts.stream().map(part -> part(row, part, classes)).collect(Collectors.joining())),
                Kind.valueOf(kind[0]), List.copyOf(wishes), choices.stream().skip(1)
                        .filter(words -> words.stream().allMatch(Circumstances::literal))
                        .mapToInt(words -> number(first(words))).toArray());
        Map<Character, List<Circumstance>> byFirst = circumstance.kind == Kind.SIGN ? signs : facts;
        first(choices.getFirst()).stream()
                .forEach(first -> byFirst.computeIfAbsent((char) first, key -> new ArrayList<>()).add(circumstance));
    }

    /** Whether the regular expression begins with a character that must be there. */
    private static boolean literal(String word) {
        return Texts.isHan(word.charAt(0)) && (word.length() == 1 || word.charAt(1) != '?');
    }

    private int number(BitSet first) {
        Integer known = parts.get(first);
        if (known != null) {
            return known;
        }
        int number = parts.size();
        parts.put(first, number);
        first.stream().forEach(
                letter -> partsByFirst.computeIfAbsent((char) letter, key -> new BitSet()).set(number));
        return number;
    }

    private static BitSet first(List<String> words) {
        BitSet first = new BitSet();
        words.forEach(word -> first.set(word.charAt(0)));
        return first;
    }

    private static List<String> choices(Row row, String part, Map<String, String> classes) {
        return Stream.of(part.split("\\|")).map(word -> word.startsWith(CLASS) ? named(row, word, classes) : word)
                .flatMap(words -> Stream.of(words.split("\\|"))).toList();
    }

    private static String part(Row row, String part, Map<String, String> classes) {
        String room = ROOMS.get(part.charAt(0));
        if (room != null) {
            return room.formatted(part.substring(1));
        }
        boolean optional = part.endsWith("?");
        String words = optional ? part.substring(0, part.length() - 1) : part;
        return "(?:" + Stream.of(words.split("\\|")).map(word -> word.startsWith(CLASS) ? named(row, word, classes)
                : word).collect(Collectors.joining("|")) + ")" + (optional ? "?" : "");
    }

    private static String named(Row row, String word, Map<String, String> classes) {
        String words = classes.get(word);
        if (words == null) {
            throw row.fault(word + " is no class of words");
        }
        return words;
    }
}
