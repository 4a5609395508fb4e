package io.sanjian.reading;

import io.sanjian.reading.Understood.Skill;
import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Trade.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What workers say besides trades: wishes, negations, readiness for anything, and words that say nothing. */
final class SpeechPhrases {
    private static final String FILE = "speech.csv";
    private static final Pattern WORD_CLASS = Pattern.compile("@[a-z-]+\\??");

    private final WordTrie<List<Phrase>> trie = new WordTrie<>();
    private final Map<Kind, Map<String, Phrase>> phrases = new EnumMap<>(Kind.class);

    /** What a phrase does; where two are as long the earlier kind counts. */
    enum Kind {
        LIKED, WISH, FACT, DUTY, SIGN, UNFIT, ENDED, SETBACK, HOME, EXCEPT, BUT_ALL, NO_PAPERS, PAPERS, NOT_NOT, NOT,
        NOT_AFTER,
        LEAVE,
        ODD_JOBS, ANYTHING, PLACE, FAMILY, ATTRIBUTE, HAVE_NOT, ASK, SUGGEST, TURN, ONLY, WANT, BUT, DOES, OK, PAST,
        NEW_TO, LEARN, PARTLY, OTHERS, LIST, AT_LEAST, SKILL, FILLER
    }

    /** What work has to it besides the trade, wanted or refused. */
    enum Attribute {
        NIGHT, DAY, OVERTIME, HEIGHT, LOAD, STANDING, SEAT, OUTDOORS, LODGING, MEALS, LIVE_IN, AWAY, LONG_HAUL,
        DAILY_PAY,
        INSURANCE, WEEKENDS_OFF
    }

    /** One phrase; lists hold what it says, as a phrase can say two things ("包吃住"). */
    record Phrase(Kind kind, int length, List<Wish> wishes, List<Family> families, List<Field> places,
            List<Attribute> attributes, List<Skill> skills) {
    }

    private SpeechPhrases(ReferenceTable table) {
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
                        Texts.normal(text), key -> new Phrase(kind, key.length(), new ArrayList<>(1),
                                new ArrayList<>(1), new ArrayList<>(1), new ArrayList<>(1), new ArrayList<>(1)));
                if (parts.length == 2) {
                    add(row, kind, parts[1], phrase);
                }
            }
        }
        Map<String, List<Phrase>> byText = new HashMap<>();
        phrases.values().forEach(ofKind -> ofKind
                .forEach((text, phrase) -> byText.computeIfAbsent(text, key -> new ArrayList<>(1)).add(phrase)));
        byText.forEach(trie::add);
    }

    static SpeechPhrases load() {
        return new SpeechPhrases(ReferenceTable.load(FILE));
    }

    /** Every phrase that starts here. */
    void each(CharSequence text, int from, Consumer<Phrase> action) {
        trie.each(text, from, (found, length) -> found.forEach(action));
    }

    /** The phrase of the kind that is this text, or null. */
    Phrase find(Kind kind, String text) {
        return phrases.getOrDefault(kind, Map.of()).get(text);
    }

    /** The longest phrase of the kind that starts here, or null. */
    Phrase at(Kind kind, String text, int from) {
        Phrase[] longest = new Phrase[1];
        each(text, from, phrase -> longest[0] = phrase.kind() == kind ? phrase : longest[0]);
        return longest[0];
    }

    /** The phrase with each word of its classes in turn. */
    private static Stream<String> spelledOut(Row row, String phrase, Map<String, List<String>> classes) {
        Matcher named = WORD_CLASS.matcher(phrase);
        if (!named.find()) {
            return Stream.of(phrase);
        }
        boolean optional = named.group().endsWith("?");
        String name = optional ? named.group().substring(0, named.group().length() - 1) : named.group();
        List<String> words = classes.get(name);
        if (words == null) {
            throw row.fault(name + " is no class of words above");
        }
        return Stream.concat(words.stream(), optional ? Stream.of("") : Stream.empty()).flatMap(
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
                case SKILL -> phrase.skills.add(Skill.valueOf(name));
                case ATTRIBUTE -> phrase.attributes.add(Attribute.valueOf(name));
                default -> throw row.fault(kind + " takes no name");
            }
        } catch (IllegalArgumentException e) {
            throw row.fault("unknown name " + name);
        }
    }
}
