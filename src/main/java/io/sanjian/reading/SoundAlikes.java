package io.sanjian.reading;

import io.sanjian.reading.TradeLexicon.Found;
import io.sanjian.reading.TradeLexicon.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of trades by how they sound, for words that were mistyped or that voice input got wrong (电汗工, 挖崛机, 贴词专). */
final class SoundAlikes {
    /** Of names as long as this one character written right is enough; of others half. */
    private static final int ONE_IS_ENOUGH = 3;

    private final ConfusableCharacters alikes = ConfusableCharacters.load();
    private final Map<String, List<Name>> byFolded = new HashMap<>();
    private final WordTrie<List<Name>> names = new WordTrie<>();

    private record Name(String text, Word word) {

        /** How many characters stand in the text as they are in the name. */
        int written(CharSequence in, int from) {
            int written = 0;
            for (int i = 0; i < text.length(); i++) {
                if (in.charAt(from + i) == text.charAt(i)) {
                    written++;
                }
            }
            return written;
        }
    }

    void add(String name, Word word) {
        byFolded.computeIfAbsent(alikes.fold(name), key -> new ArrayList<>(1)).add(new Name(name, word));
    }

    /** All names are known now. */
    void close() {
        byFolded.forEach(names::add);
    }

    /** The text with one character for all that sound or look alike; the same length. */
    String fold(CharSequence text) {
        return alikes.fold(text);
    }

    /**
     * The names that sound like what stands here and are written otherwise, one for each length.
     *
     * @param folded the text, folded
     */
    List<Found> at(CharSequence text, String folded, int from) {
        if (!Texts.isHan(text.charAt(from))) {
            return List.of();
        }
        List<Found> all = new ArrayList<>(0);
        names.each(folded, from, (named, length) -> {
            int most = 1;
            List<Word> best = new ArrayList<>(1);
            for (Name name : named) {
                int written = name.written(text, from);
                if (written > most) {
                    best.clear();
                    most = written;
                }
                if (written == most) {
                    best.add(name.word);
                }
            }
            if (!best.isEmpty() && most < length && (2 * most >= length || length == ONE_IS_ENOUGH)) {
                all.add(new Found(best.getFirst(), from, from + length, length, length - most,
                        best.stream().map(Word::trade).toList()));
            }
        });
        return all;
    }
}
