package io.sanjian.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Chinese text in overlapping pairs of characters, other words whole: as the CJK analyzers of Lucene and its kin do. */
final class Bigrams {
    private Bigrams() {
    }

    static List<String> of(String text) {
        List<String> grams = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || kind(text.charAt(i)) != kind(text.charAt(start))) {
                add(text.substring(start, i), kind(text.charAt(start)), grams);
                start = i;
            }
        }
        return grams;
    }

    private static void add(String run, Kind kind, List<String> grams) {
        switch (kind) {
            case WORD -> grams.add(run.toLowerCase(Locale.ROOT));
            case HAN -> {
                if (run.length() == 1) {
                    grams.add(run);
                }
                for (int i = 0; i + 2 <= run.length(); i++) {
                    grams.add(run.substring(i, i + 2));
                }
            }
            case OTHER -> {
            }
        }
    }

    private enum Kind {
        HAN, WORD, OTHER
    }

    private static Kind kind(char character) {
        if (Character.isIdeographic(character)) {
            return Kind.HAN;
        }
        return Character.isLetterOrDigit(character) ? Kind.WORD : Kind.OTHER;
    }
}
