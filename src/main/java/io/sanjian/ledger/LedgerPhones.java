package io.sanjian.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The numbers of column 7 as one value: the one that is called first, the others behind it. */
final class LedgerPhones {
    private static final String BETWEEN = "|";

    private LedgerPhones() {
    }

    /** @param others may be empty */
    static String join(String first, List<String> others) {
        if (first == null) {
            return null;
        }
        List<String> all = new ArrayList<>(others.size() + 1);
        all.add(first);
        all.addAll(others);
        return String.join(BETWEEN, all);
    }

    /** What is known, where it begins with the same number and has the others too: to leave some out says nothing of them. */
    static String known(String known, String given) {
        return known != null && first(known).equals(first(given)) && all(known).containsAll(all(given)) ? known : given;
    }

    static String first(String numbers) {
        return numbers == null ? null : all(numbers).getFirst();
    }

    static List<String> others(String numbers) {
        List<String> all = all(numbers);
        return all.isEmpty() ? all : all.subList(1, all.size());
    }

    static List<String> all(String numbers) {
        return numbers == null ? List.of() : Arrays.asList(numbers.split("\\|"));
    }
}
