package io.sanjian.reading;

import java.util.function.IntConsumer;

/** Negations as people put them together ("再也不想给我推荐", "不搭了", "焊不动了"), which no list holds whole. */
final class NegationWords {
    /** The parts of a negation in their order; each but the second may be left out. */
    private static final String[][] PARTS = {
            {"坚决", "绝对", "打死", "死都", "死也", "再也", "反正", "真的", "就是", "就", "也", "都"},
            {"不", "莫", "别", "甭"},
            {"要", "想", "愿意", "愿", "肯", "敢", "能", "得", "考虑", "喜欢", "打算"},
            {"再"},
            {"给我们", "给我", "喊我们", "喊我", "叫我", "让我", "帮我", "跟我", "派我", "劝我", "安排我"},
            {"推荐", "介绍", "安排", "找", "说", "提"},
            {"去", "来", "上", "进", "到", "做", "干", "搞", "当", "跑", "开", "碰", "沾", "整", "打", "送"}};
    private static final int NEGATION = 1;
    private static final String BEGINS = "不莫别甭坚绝打死再反真就也都";
    /** Behind 不, what a verb of one character is beyond: "焊不动", "站不得", "背不起". */
    private static final String STRENGTH = "动起得住赢";
    /** Verbs of a negation that may be said of what goes before as well as of what follows: "保安不想做". */
    private static final String ENDS_A_THOUGHT = "做干搞当跑开要想去来进接碰考虑";

    private NegationWords() {
    }

    /** Tells each place where a negation ends that starts here. */
    static void each(String text, int from, IntConsumer end) {
        if (from + 1 < text.length() && text.charAt(from + 1) == '不') {
            int over = beyond(text, from);
            if (over > 0) {
                end.accept(over);
            }
        }
        if (BEGINS.indexOf(text.charAt(from)) >= 0) {
            if (over(text, from)) {
                end.accept(from + 3);
            }
            part(text, from, 0, end);
        }
    }

    private static void part(String text, int at, int part, IntConsumer end) {
        if (part > NEGATION) {
            end.accept(at);
            if (at < text.length() && text.charAt(at) == '了') {
                end.accept(at + 1);
            }
        }
        for (int later = part; later < PARTS.length; later++) {
            for (String word : PARTS[later]) {
                if (text.startsWith(word, at)) {
                    part(text, at + word.length(), later + 1, end);
                }
            }
            if (later == NEGATION) {
                return;
            }
        }
    }

    /** Any verb of one character that is over: "不搭了", "不焊了". */
    private static boolean over(String text, int from) {
        return text.charAt(from) == '不' && from + 2 < text.length() && Texts.isHan(text.charAt(from + 1))
                && text.charAt(from + 2) == '了';
    }

    /** Where "焊不动了" ends, or 0. */
    private static int beyond(String text, int from) {
        if (from + 2 >= text.length() || STRENGTH.indexOf(text.charAt(from + 2)) < 0
                || !Texts.isHan(text.charAt(from))) {
            return 0;
        }
        return from + 3 < text.length() && text.charAt(from + 3) == '了' ? from + 4 : from + 3;
    }

    /** Whether it can follow what it refuses ("架子不搭了"). */
    static boolean canFollow(String negation) {
        return negation.endsWith("了") || negation.indexOf('不') > 0 && beyond(negation, 0) > 0
                || ENDS_A_THOUGHT.indexOf(negation.charAt(negation.length() - 1)) >= 0;
    }

    /** Whether it can go before what it refuses. */
    static boolean canPrecede(String negation) {
        return !negation.endsWith("了");
    }
}
