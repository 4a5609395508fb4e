package io.sanjian.reading;

import io.sanjian.reading.SpeechPhrases.Kind;
import io.sanjian.reading.SpeechPhrases.Phrase;
import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import io.sanjian.reference.terms.Wish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final String ROOM = "[^,。;!?\\n 、不没莫别]{0,%s}?";
    private static final String ROOM_AND_BLANKS = "[^,。;!?\\n、不没莫别]{0,%s}?";

    private static final Pattern SOMEBODY_ELSE = Pattern.compile(
            "(?:他|她|老公|老婆|男人|男的|爱人|婆娘|堂客|媳妇|妈|爸|老汉|婆婆|公公|儿子|女儿|兄弟|哥|姐|妹|弟|父亲|母亲|爷爷|奶奶|外婆|工友|老乡|别个|人家)"
                    + "[^我,。;!? ]{0,3}$");
    private static final Pattern ON_BEHALF =
            Pattern.compile(
                    "(?:帮|给|替|跟)[^,。;!? ]{0,6}(?:找|问|寻|打听|看看|看哈)|(?:他|她|老公|老婆|男人|婆娘|妈|爸|老汉|儿子|女儿|兄弟|哥|姐|妹|弟)[^,。;!? ]{0,3}想");

    private record Circumstance(Pattern pattern, Kind kind, List<Wish> wishes) {
    }

    private final Map<Character, List<Circumstance>> byFirst = new HashMap<>();

    private Circumstances(ReferenceTable table) {
        Map<String, String> classes = table.rows().stream().filter(row -> row.text("kind").startsWith(CLASS))
                .collect(Collectors.toMap(row -> row.text("kind"), row -> row.text("pattern")));
        table.rows().stream().filter(row -> !row.text("kind").startsWith(CLASS)).forEach(row -> add(row, classes));
    }

    static Circumstances load() {
        return new Circumstances(ReferenceTable.load(FILE));
    }

    /** Every circumstance that is told from here on, as a phrase. */
    void each(String text, int from, Consumer<Phrase> action) {
        for (Circumstance circumstance : byFirst.getOrDefault(text.charAt(from), List.of())) {
            Matcher told = circumstance.pattern.matcher(text).region(from, text.length());
            if (told.useTransparentBounds(true).lookingAt()) {
                action.accept(new Phrase(circumstance.kind, told.end() - from, circumstance.wishes, List.of(),
                        List.of(), List.of(), List.of()));
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
        Circumstance circumstance = new Circumstance(
                Pattern.compile(parts.stream().map(part -> part(row, part, classes)).collect(Collectors.joining())),
                Kind.valueOf(kind[0]), List.copyOf(wishes));
        Stream.of(classes.get(parts.getFirst()).split("\\|")).map(word -> word.charAt(0)).distinct()
                .forEach(first -> byFirst.computeIfAbsent(first, key -> new ArrayList<>()).add(circumstance));
    }

    private static String part(Row row, String part, Map<String, String> classes) {
        if (part.startsWith("~")) {
            return ROOM.formatted(part.substring(1));
        }
        if (part.startsWith("_")) {
            return ROOM_AND_BLANKS.formatted(part.substring(1));
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
