package io.sanjian.reading;

import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.table.ReferenceTable.Row;
import java.util.HashMap;
import java.util.Map;

/** Characters that are typed for one another, since they sound alike (焊 汗, 检 捡) or look alike (掘 崛). */
final class ConfusableCharacters {
    private static final String SYLLABLES = "syllables.csv";
    private static final String LOOKS = "look-alikes.csv";

    /** Chongqing says fu for hu (父工 is 护工), and parts of it f for every hu. */
    private static final Map<String, String> HEARD_AS = Map.of("hu", "fu", "hui", "fei", "hun", "fen", "huan", "fan",
            "huang", "fang", "hua", "fa");

    private final char[] folded = new char[Character.MAX_VALUE + 1];

    private ConfusableCharacters() {
        Map<String, Character> heardAs = new HashMap<>();
        for (Row row : ReferenceTable.load(SYLLABLES).rows()) {
            String letters = row.text("letters");
            char heard = heardAs.computeIfAbsent(HEARD_AS.getOrDefault(row.text("syllable"), row.text("syllable")),
                    syllable -> letters.charAt(0));
            for (int i = 0; i < letters.length(); i++) {
                if (folded[letters.charAt(i)] != 0) {
                    throw row.fault(letters.charAt(i) + " stands in two rows");
                }
                folded[letters.charAt(i)] = heard;
            }
        }
        for (Row row : ReferenceTable.load(LOOKS).rows()) {
            String letters = row.text("letters");
            for (int i = 1; i < letters.length(); i++) {
                folded[letters.charAt(i)] = fold(letters.charAt(0));
            }
        }
    }

    static ConfusableCharacters load() {
        return new ConfusableCharacters();
    }

    /** The text with the first of its group in place of each character, the same length. */
    String fold(CharSequence text) {
        char[] letters = new char[text.length()];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = fold(text.charAt(i));
        }
        return new String(letters);
    }

    private char fold(char letter) {
        return folded[letter] == 0 ? letter : folded[letter];
    }
}
