package io.sanjian.worker;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a worker came home, in the words of the ledger (渝人社办〔2022〕107号, annex 1, column 12). */
public enum ReturnReason {
    SHORT_VISIT("在外已有工作或工作意向，仅短期返乡办事"),
    START_BUSINESS("返乡创业"),
    FARM("返乡后继续成为农民"),
    LOOKING_FOR_WORK("返乡暂无合适工作"),
    STOPPED_WORKING("因为个人原因不再工作");

    private final String label;

    ReturnReason(String label) {
        this.label = label;
    }

    private static final Pattern NUMBER = Pattern.compile("^[（(]?([1-5１-５①-⑤])[)）]?\\s*[.．、:：，,。]?\\s*");
    private static final Pattern SIGNS = Pattern.compile("[\\s，,。．.；;、：:]");
    private static final int LEAST_WORDS = 4;

    /**
     * The reason that the form's number, its wording, both, or a part of the wording that only one of them has, stands for;
     * empty where number and wording differ, or where it may be several.
     */
    static Optional<ReturnReason> read(String text) {
        Matcher number = NUMBER.matcher(text);
        Optional<ReturnReason> numbered = number.find()
                ? Optional.of(values()[ordinal(number.group(1).charAt(0))])
                : Optional.empty();
        String words = plain(numbered.isPresent() ? text.substring(number.end()) : text);
        if (words.isEmpty()) {
            return numbered;
        }
        List<ReturnReason> meant = Arrays.stream(values()).filter(reason -> reason.name().equalsIgnoreCase(text.strip())
                || plain(reason.label).equals(words)).toList();
        if (meant.isEmpty() && words.length() >= LEAST_WORDS) {
            meant = Arrays.stream(values()).filter(reason -> plain(reason.label).contains(words)
                    || words.contains(plain(reason.label))).toList();
        }
        return meant.size() != 1 || numbered.isPresent() && numbered.get() != meant.getFirst() ? Optional.empty()
                : Optional.of(meant.getFirst());
    }

    private static int ordinal(char number) {
        return number >= '①' && number <= '⑤' ? number - '①' : Character.digit(number, 10) - 1;
    }

    /** 因为 and 因 are one. */
    private static String plain(String words) {
        return SIGNS.matcher(words).replaceAll("").replace("因为", "因");
    }

    /** The ledger's wording. */
    public String label() {
        return label;
    }
}
