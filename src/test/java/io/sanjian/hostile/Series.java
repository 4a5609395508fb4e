package io.sanjian.hostile;

import io.sanjian.support.Answer;
import io.sanjian.support.RawHttp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Sends call after call and keeps what is wrong with the answers. What is sent depends on the seed alone:
 * {@code -Dsanjian.fuzz.seed=} a number, or {@code random}; {@code -Dsanjian.fuzz.share=} which part of all values is tried
 * at each place, 1 for all; {@code -Dsanjian.fuzz.operation=} for one operation alone.
 */
final class Series {
    private static final long SEED = seed(System.getProperty("sanjian.fuzz.seed", "1131"));
    private static final double SHARE = Double.parseDouble(System.getProperty("sanjian.fuzz.share", "0.1"));
    private static final String OPERATION = System.getProperty("sanjian.fuzz.operation", "");
    private static final int SHOWN = 60;

    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final long start = System.nanoTime();
    private final String name;
    private String slowest = "";
    private long most = -1;

    Series(String name) {
        this.name = name;
    }

    private static long seed(String text) {
        return text.equals("random") ? System.nanoTime() : Long.parseLong(text);
    }

    static boolean concerns(String operation) {
        return OPERATION.isEmpty() || OPERATION.equals(operation);
    }

    /** Chance for one place: the same whatever else is tried. */
    static Random random(String place) {
        return new Random(SEED * 31 + place.hashCode());
    }

    static List<String> choose(String place, List<String> values) {
        List<String> chosen = new ArrayList<>(values);
        Collections.shuffle(chosen, random(place));
        return chosen.subList(0, (int) Math.ceil(SHARE * chosen.size()));
    }

    /** As many of {@code most} cases as the share says, at least one. */
    static int cases(int most) {
        return (int) Math.ceil(SHARE * most);
    }

    /** @param what is called, and how */
    Answer send(String what, Call call) {
        Answer answer = RawHttp.send(call.bytes());
        statuses.merge(answer.status(), 1, Integer::sum);
        List<String> wrong = AnswerRules.faults(answer);
        if (!wrong.isEmpty()) {
            fault(what + ": " + wrong + "\n    " + call + "\n    " + answer);
        }
        if (answer.millis() > most) {
            most = answer.millis();
            slowest = what + " " + call;
        }
        return answer;
    }

    void fault(String text) {
        faults.add(text);
    }

    /** Fails with all that was wrong. */
    void end() {
        System.out.printf("Hostile: %s, seed %d, share %s: %s calls in %.1f s, by status %s, slowest %d ms: %s%n", name,
                SEED, SHARE, statuses.values().stream().mapToInt(Integer::intValue).sum(),
                (System.nanoTime() - start) / 1e9, statuses, most, slowest);
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.size() + " faults, seed " + SEED + "\n"
                    + String.join("\n", faults.subList(0, Math.min(SHOWN, faults.size()))));
        }
    }
}
