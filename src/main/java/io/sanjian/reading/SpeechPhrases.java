package io.sanjian.reading;

import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Trade.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What workers say besides trades: wishes, negations, readiness for anything, and words that say nothing. */
final class SpeechPhrases {
    private static final String FILE = "speech.csv";
    private static final Pattern WORD_CLASS = Pattern.compile("@[a-z-]+");

    private final Map<Kind, WordTrie<Phrase>> tries = new HashMap<>();

    enum Kind {
        ANYTHING, ODD_JOBS, AT_LEAST, NOT, NOT_AFTER, EXCEPT, BUT_ALL, LIKED, PAPERS, NO_PAPERS, HOME, UNFIT, WISH,
        FAMILY, PLACE, FILLER
    }

    /** One phrase; lists hold what it says, as a phrase can say two things ("包吃住"). */
    record Phrase(int length, List<Wish> wishes, List<Family> families, List<Field> places) {
    }

    private SpeechPhrases(ReferenceTable table) {
        for (Kind kind : Kind.values()) {
            tries.put(kind, new WordTrie<>());
        }
        Map<Kind, Map<String, Phrase>> phrases = new HashMap<>();
        Map<String, List<String>> classes = new HashMap<>();
        for (Row row : table.rows()) {
            if (WORD_CLASS.matcher(row.text("kind")).matches()) {
                classes.put(row.text("kind"), row.list("phrases"));
                continue;
            }
            String[] parts = row.text("kind").split(":", 2);
            Kind kind = kind(row, parts[0]);
            for (String text : row.list("phrases").stream().flatMap(phrase -> spelledOut(row, phrase, classes))
                    .toList()) {
                Phrase phrase = phrases.computeIfAbsent(kind, key -> new HashMap<>()).computeIfAbsent(
                        Texts.normal(text),
                        key -> new Phrase(key.length(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                if (parts.length == 2) {
                    add(row, kind, parts[1], phrase);
                }
            }
        }
        phrases.forEach((kind, byText) -> byText.forEach((text, phrase) -> tries.get(kind).add(text, phrase)));
    }

    static SpeechPhrases load() {
        return new SpeechPhrases(ReferenceTable.load(FILE));
    }

    /** The longest phrase of the kind that starts here, or null. */
    Phrase at(Kind kind, CharSequence text, int from) {
        WordTrie<Phrase> trie = tries.get(kind);
        int found = trie.longestAt(text, from);
        return found < 0 ? null : trie.value(found);
    }

    /** Whether a phrase of any kind starts here. */
    boolean any(CharSequence text, int from) {
        return tries.values().stream().anyMatch(trie -> trie.longestAt(text, from) >= 0);
    }

    /** The phrase with each word of its classes in turn. */
    private static Stream<String> spelledOut(Row row, String phrase, Map<String, List<String>> classes) {
        Matcher named = WORD_CLASS.matcher(phrase);
        if (!named.find()) {
            return Stream.of(phrase);
        }
        List<String> words = classes.get(named.group());
        if (words == null) {
            throw row.fault(named.group() + " is no class of words above");
        }
        return words.stream().flatMap(
                word -> spelledOut(row, phrase.substring(0, named.start()) + word + phrase.substring(named.end()),
                        classes));
    }

    private static Kind kind(Row row, String name) {
        try {
            return Kind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw row.fault("unknown kind " + name);
        }
    }

    private static void add(Row row, Kind kind, String name, Phrase phrase) {
        try {
            switch (kind) {
                case WISH -> phrase.wishes.add(Wish.valueOf(name));
                case FAMILY -> phrase.families.add(Family.valueOf(name));
                case PLACE -> phrase.places.add(Field.valueOf(name));
                default -> throw row.fault(kind + " takes no name");
            }
        } catch (IllegalArgumentException e) {
            throw row.fault("unknown name " + name);
        }
    }
}
