package io.sanjian.reading;

import io.sanjian.reading.TradeLexicon.Found;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trade.Field;
import io.sanjian.reference.trade.Trade.Flag;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which trades the text below a title offers. */
final class TextTrades {
    private static final int TEXT_START = 220;
    private static final int MAX_FROM_TEXT = 6;
    /** "有印刷、化工的专业背景优先": what somebody should know, not what they will do. */
    private static final Pattern BACKGROUND = Pattern.compile("[^。;\\n]{0,14}?(优先|专业|背景|相关经验)");
    private static final Pattern LISTED = Pattern.compile("^[^,。;\\n\\d]{0,6}?:?\\s*\\d{1,3}\\s*(名|人|个)");

    /** What a company tells of itself: its products and plants name no job. */
    private static final Pattern ABOUT_COMPANY = Pattern.compile(
            "成立于|创建于|创立于|始建于|总部|注册资|占地|坐落|下设|高新技术企业|上市公司|主营|主要从事|专业从事|专业生产|致力于|集研发|于一体|公司产品|产品远销|认证");
    /** What portals put behind the number of a company's people in its tags: its branch (1000-9999人、餐饮服务). */
    private static final Pattern BRANCH = Pattern.compile("\\d{2,6}人(?:以上)?、[^\\n。]*");
    private static final Pattern ABOUT_JOB = Pattern.compile("招|聘|急需|岗位|负责|工作内容|任职");

    private final TradeLexicon lexicon;

    TextTrades(TradeLexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Adds the trades that the first part of the text names in so many words. */
    void readAny(String text, Set<Trade> trades, List<Trade> cues) {
        read(text, trades, cues, false);
    }

    /** Beside a general title (普工) only trades of the same part of the economy are meant, however they are put. */
    void readBesideGeneral(String text, Set<Trade> trades, List<Trade> cues) {
        read(text, trades, cues, true);
    }

    private void read(String text, Set<Trade> trades, List<Trade> cues, boolean besideGeneral) {
        int end = Math.min(text.length(), TEXT_START);
        int found = 0;
        Matcher branch = BRANCH.matcher(text);
        int branchStart = branch.find() ? branch.start() : end;
        int branchEnd = branchStart < end ? branch.end() : end;
        for (int i = 0; i < end && found < MAX_FROM_TEXT; i++) {
            Found word = lexicon.at(text, i);
            if (word == null) {
                continue;
            }
            i = word.end() - 1;
            Trade trade = word.trade();
            boolean ofBranch = branchStart <= word.start() && word.start() < branchEnd;
            if (ofBranch || aboutCompany(text, word.start())) {
                continue;
            }
            if (besideGeneral && (!suitsGeneral(trade) || BACKGROUND.matcher(text).region(i + 1, end).lookingAt())) {
                continue;
            }
            if (word.word().cue()) {
                cues.add(trade);
            } else if ((!word.word().spoken() || besideGeneral) && trades.add(trade)) {
                found++;
            }
        }
    }

    /** "电焊工2名；冲床3名": jobs that the text offers with a number of people. */
    void readListed(String text, Set<Trade> trades) {
        for (int i = 0; i < text.length() && trades.size() < TitleTrades.MAX_TRADES; i++) {
            Found word = lexicon.at(text, i);
            if (word == null) {
                continue;
            }
            i = word.end() - 1;
            if (!word.word().cue()) {
                Matcher listed = LISTED.matcher(text).region(word.end(), Math.min(text.length(), word.end() + 14));
                if (listed.lookingAt()) {
                    trades.add(word.trade());
                }
            }
        }
    }

    private static boolean suitsGeneral(Trade trade) {
        return !trade.flags().contains(Flag.WHITE_COLLAR) && (trade.field() == Field.MANUFACTURING
                || trade.field() == Field.LOGISTICS || trade.field() == Field.PUBLIC
                || trade.field() == Field.CONSTRUCTION);
    }

    private static boolean aboutCompany(String text, int at) {
        int start = at;
        while (start > 0 && !endsSentence(text.charAt(start - 1))) {
            start--;
        }
        int end = at;
        while (end < text.length() && !endsSentence(text.charAt(end))) {
            end++;
        }
        Matcher company = ABOUT_COMPANY.matcher(text).region(start, end);
        return company.find() && !ABOUT_JOB.matcher(text).region(start, end).find();
    }

    private static boolean endsSentence(char c) {
        return c == '。' || c == ';' || c == '\n' || c == '!';
    }
}
