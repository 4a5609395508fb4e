package io.sanjian.delivery.sms;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Understands that somebody wants no more text messages, however it is written: the word of the text message alone or with what people
 * put around it (ＴＤ, {@code T D}, 回TD, 回复TD退订), or a sentence that says so (我找到工作了，不要再发了). What asks about it, denies it, or wants
 * something else is left for somebody to read: a person who loses an offer by mistake is worse off than one who gets another text.
 */
final class OptOut {
    /** A wish to be left alone is short; what is longer is read by somebody. */
    private static final int LONGEST = 300;
    private static final String POLITE = "(?:了|吧|啊|呀|哈|哦|喔|噢|嘛|哟|嗨|多谢|谢|拜托|麻烦|好吗|好不好|行吗|行不行|要得不)*";
    private static final String THING = "(?:短信|信息|消息|微信|推送|通知|广告|岗位|工作|职位|招聘|服务|业务|订阅|这些|这种|这个|这类|垃圾|你们|所有|全部|一切|的)*";
    private static final String TO_ME = "(?:给|跟|向|对)?(?:我|俺|我们|本人|这个号码|这个手机|我手机)?";
    /** What people put around the word of the text message. Classes, for words one of which begins another would be tried both ways. */
    private static final String BEFORE = "[请我要想回复覆发送输入退订短信麻烦]*";
    private static final String AFTER = "[退订取消阅短信了吧啊呀哈哦喔噢哟嗨谢多拜托麻烦]*";
    /** Not to be sent to, in standard and Chongqing speech. The rest of the sentence must not say what it is about instead. */
    private static final Pattern STOP = Pattern.compile("(?:不要|不用|不必|不许|不准|不得|别|莫|勿|甭|休|停止|停)(?:再|在|继续)?" + TO_ME
            + "(?:再|老|乱|总|天天|一直|继续)?(?:发送|推送|发|打扰|骚扰|烦)(?:来|过来|送)?" + TO_ME + "(?:了|来|过来)?" + THING + POLITE + "$");
    private static final Pattern NO_MORE =
            Pattern.compile("(?:不想|不愿|不愿意|不再|拒绝|停止)(?:再|继续)?(?:收到|接收|收|看到)(?:到)?" + TO_ME + THING
                    + POLITE + "$|(?:不要|不需要|不想要)(?:这些|这种|你们的)?(?:短信|信息|消息|推送|广告)" + POLITE + "$");
    private static final Pattern CANCEL = Pattern.compile(
            "退订|退定(?!金)|推订|拒收|拒绝短信|取消(?:你们的|这个|所有|全部)?(?:订阅|短信|推送|通知|接收)|关闭(?:短信|推送)|UNSUBSCRIBE");
    /** Before a word that would end it: the word is denied, asked about, or only supposed. */
    private static final Pattern DENIED = Pattern.compile(
            "(?:不|没|未|别|莫|勿|非|误|取消|如果|要是|假如|怎|咋|何|什么|啥|是否|会)[^了]{0,4}$");
    private static final Pattern NOT_SAID =
            Pattern.compile("(?:不是|并非|没说|没有说|没叫|没让|没喊|没要|怎么|为什么|为啥)[你们我他叫让说过要的就]{0,4}$");
    /** After it: a question, or another matter. */
    private static final Pattern ASKED =
            Pattern.compile("^(?:了)?(?:吗|么|嘛|没|是|的话|会|费|金|方式|方法|怎|什么|啥|之后|以后|后|原因|链接|回|不了|不到)");
    private static final Pattern CLAUSES = Pattern.compile("[，。！？,.!?;；、:：~～…\\n]+");
    private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String TRADITIONAL = "訂閱發別覆復擾煩請謝們號碼機關業務職廣給個種還這";
    private static final String SIMPLIFIED = "订阅发别复复扰烦请谢们号码机关业务职广给个种还这";

    private final Pattern command;

    /** @param words that end all texts when they are the whole reply, such as TD */
    OptOut(Collection<String> words) {
        String known = words.stream().map(word -> NO_WORDS.matcher(folded(word)).replaceAll(""))
                .filter(word -> !word.isEmpty()).map(Pattern::quote).collect(Collectors.joining("|"));
        this.command = Pattern.compile(BEFORE + "(?:" + known + ")+" + AFTER);
    }

    /** Whether this reply says that no more texts are wanted. */
    boolean isSaidIn(String reply) {
        if (reply.codePointCount(0, reply.length()) > LONGEST) {
            return isSaidInShort(bare(reply));
        }
        return isSaidInShort(reply);
    }

    private boolean isSaidInShort(String reply) {
        if (reply.length() > 2 * LONGEST) {
            return false;
        }
        String text = folded(reply);
        if (command.matcher(NO_WORDS.matcher(text).replaceAll("")).matches()) {
            return true;
        }
        int from = 0;
        Matcher ends = CLAUSES.matcher(text);
        while (from < text.length()) {
            boolean found = ends.find(from);
            String clause = NO_WORDS.matcher(text.substring(from, found ? ends.start() : text.length())).replaceAll("");
            boolean question = found && (ends.group().contains("?") || ends.group().contains("？"));
            if (isStop(clause) || isCancel(clause) && !question) {
                return true;
            }
            from = found ? ends.end() : text.length();
        }
        return false;
    }

    private static boolean isStop(String clause) {
        for (Pattern pattern : new Pattern[]{STOP, NO_MORE}) {
            Matcher found = pattern.matcher(clause);
            if (found.find() && !NOT_SAID.matcher(clause.substring(0, found.start())).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCancel(String clause) {
        Matcher found = CANCEL.matcher(clause);
        return found.find() && !DENIED.matcher(clause.substring(0, found.start())).find()
                && !ASKED.matcher(clause.substring(found.end())).find();
    }

    /** Without what stands around the letters and digits. A pattern would look at a long text once for each character. */
    private static String bare(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && !Character.isLetterOrDigit(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && !Character.isLetterOrDigit(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /** In one width, one case and one script, without what nobody sees. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT).forEach(c -> {
                    int simplified = TRADITIONAL.indexOf(c);
                    folded.appendCodePoint(simplified < 0 ? c : SIMPLIFIED.charAt(simplified));
                });
        return folded.toString();
    }
}
