package io.sanjian.reading;

import java.util.function.IntConsumer;

/** Negations as people put them together ("再也不想给我推荐", "不搭了", "焊不动了"), which no list holds whole. */
final class NegationWords {
    /** The parts of a negation in their order; each but the second may be left out. */
    private static final String[][] PARTS = {
            {"坚决", "绝对", "打死都", "打死也", "打死", "死都", "死也", "死活都", "死活", "说啥都", "说啥也", "说什么也", "再也", "反正", "真的", "实在",
                    "从来", "就是", "就", "也", "都", "又"},
            {"不", "莫", "别", "甭"},
            {"要", "想", "愿意", "愿", "肯", "敢", "能", "得", "考虑", "喜欢", "打算", "是要", "是想", "是来", "是", "用", "必", "消", "准我", "准",
                    "许我", "许", "太想",
                    "大想", "情愿", "乐意", "耐烦", "爱", "适合", "可能"},
            {"再"},
            {"给我们", "给我", "喊我们", "喊我", "叫我", "让我", "帮我", "跟我", "派我", "劝我", "安排我", "把我", "跟到我", "再给我", "叫你", "喊你", "让你",
                    "要你",
                    "你给我", "你们给我"},
            {"再"},
            {"给我找", "帮我找", "推荐", "介绍", "安排", "找我", "联系我", "推给我", "发给我", "介绍给我", "找", "说", "提", "发", "推", "派", "排", "搞",
                    "光"},
            {"去", "来", "上", "进", "到", "做", "干", "搞", "当", "跑", "开", "碰", "沾", "整", "打来", "打", "送", "下", "爬", "往", "弄",
                    "接"}};
    private static final int NEGATION = 1;
    private static final String BEGINS = "不莫别甭坚绝打死说再反真实从就也都又";
    /** Behind 不, what a verb of one character is beyond: "焊不动", "站不得", "背不起", "闻不惯". */
    private static final String STRENGTH = "动起得住赢惯来了成";
    private static final String WHO = "我你他她";
    private static final String GO_ON = "不下去";
    private static final String MODALS = "想要得能愿敢肯";
    /** "跑伤了", "罚怕了": of what somebody has had enough. */
    private static final String ENOUGH = "够怕伤腻烦厌寒";
    /** "能够", "受伤", "害怕" and the like are other words. */
    private static final String OF_OTHER_WORDS = "足能就钱受害可恐耐麻讨不没也都还才已人手刚满";
    /** "谁还去", "哪个愿意做": asked by those who will not. */
    private static final String[][] WHO_WOULD = {{"谁", "哪个"}, {"还愿意", "还想", "还敢", "还肯", "愿意", "还", "敢", "肯"},
            {"去做", "去当", "去干", "去跑", "去", "来做", "来", "进", "做", "干", "搞", "当", "跑"}};
    /** Verbs of a negation that may be said of what goes before as well as of what follows: "保安不想做". */
    private static final String ENDS_A_THOUGHT = "做干搞当跑开要想去来进接碰虑我提说荐绍谈发推派排准让许打找上送下卖欢意沾整";

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
        if (enough(text, from)) {
            end.accept(from + 3);
        }
        whoWould(text, from, end);
        if (BEGINS.indexOf(text.charAt(from)) >= 0) {
            int over = over(text, from);
            if (over > 0) {
                end.accept(over);
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

    private static boolean enough(String text, int from) {
        return from + 2 < text.length() && text.charAt(from + 2) == '了' && ENOUGH.indexOf(text.charAt(from + 1)) >= 0
                && Texts.isHan(text.charAt(from)) && OF_OTHER_WORDS.indexOf(text.charAt(from)) < 0;
    }

    private static void whoWould(String text, int from, IntConsumer end) {
        int at = from;
        for (String[] part : WHO_WOULD) {
            String word = starting(text, at, part);
            if (word == null) {
                return;
            }
            at += word.length();
        }
        end.accept(at);
    }

    private static String starting(String text, int at, String[] words) {
        for (String word : words) {
            if (text.startsWith(word, at)) {
                return word;
            }
        }
        return null;
    }

    /** Where "不搭了" or "不想再带了" ends, any verb of one character that is over, or 0. */
    private static int over(String text, int from) {
        int at = from + 1;
        if (text.charAt(from) != '不') {
            return 0;
        }
        if (at < text.length() && MODALS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '再') {
            at++;
        }
        return at + 1 < text.length() && Texts.isHan(text.charAt(at)) && WHO.indexOf(text.charAt(at)) < 0
                && text.charAt(at + 1) == '了' ? at + 2 : 0;
    }

    /** Where "焊不动了" ends, or 0. */
    private static int beyond(String text, int from) {
        if (from + 2 >= text.length()
                || STRENGTH.indexOf(text.charAt(from + 2)) < 0 && !text.startsWith(GO_ON, from + 1)
                || !Texts.isHan(text.charAt(from))) {
            return 0;
        }
        int end = text.startsWith(GO_ON, from + 1) ? from + 1 + GO_ON.length() : from + 3;
        return end < text.length() && text.charAt(end) == '了' ? end + 1 : end;
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
