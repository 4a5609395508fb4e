package io.sanjian.web.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelt one was meant to be. */
final class NearestName {
    private static final int MOST_EDITS = 2;
    private static final int LONGEST = 40;

    private NearestName() {
    }

    /** The nearest of the known names: the same but for case and signs, or but for two characters of at least five. */
    static Optional<String> of(String misspelt, List<String> known) {
        if (misspelt.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = plain(misspelt);
        int most = plain.length() < MOST_EDITS * 2 + 1 ? plain.length() < MOST_EDITS + 1 ? 0 : 1 : MOST_EDITS;
        return known.stream().filter(name -> edits(plain, plain(name)) <= most)
                .min(Comparator.comparingInt(name -> edits(plain, plain(name))));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.]", "");
    }

    /** Characters to insert, leave out or replace (Levenshtein). */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
