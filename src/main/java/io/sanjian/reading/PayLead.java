package io.sanjian.reading;

import io.sanjian.reference.terms.PayUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands before an amount in its clause, back to the number before it. */
final class PayLead {
    private static final int LOOK_BACK = 24;
    private static final Pattern BASIC_BEFORE = Pattern.compile("基本工资|基础工资|责任底薪|底薪|保底|基薪|无责|起薪");
    private static final Pattern TRIAL =
            Pattern.compile("(?:试用期?|实习期?|培训(?:期|薪酬|工资)|见习期?|学徒期?|试岗期?|适应期|前[一二三两]个?月|第[一二三]个?月|首月)(?!过后|后|满|结束|通过)");
    private static final Pattern LABEL = Pattern
            .compile("综合|月入|收入|到手|月均|均薪|平均|人均|日均|日入|日赚|月赚|月挣|日挣|一般员工|普通员工|年入|年薪|月薪|工资|薪资|薪酬|薪水|薪|待遇|日结|周结|月结|时薪|周薪"
                    + "|点工|小时工|钟点工|转正后?|税前|税后|包月|报酬|酬劳|工价|单价|计件|底薪|保底|无责|起薪|计时");
    private static final Pattern PERIOD = Pattern.compile("一天|每天|一日|每日|每月|一个?月|每小时|一小时|每个?工");
    private static final Pattern NO_PAY = Pattern.compile(
            "补贴|补助|津贴|奖金?|奖励|加班|押金|保证金|定金|订金|罚|扣|[餐饭房话车补]补|补|全勤|工龄|司龄|提成|抽成|佣金|社保|公积金|保险|险|住房|贷款|返费|返现|返|费|租"
                    + "|投资|资金|资本|注册|营业额|销售额|业绩|任务|客单|产值|产量|面积|额度|年龄|周岁|经验|身高|体重|电话|联系|时间|工时|休息|月休|缴|交(?!通)|(?<!薪资|工资|薪酬|待遇)福利|报销|红包|介绍|推荐"
                    + "|价值|市值|售价|价格|消费|涨|调薪|递增|增加|视力|人数|规模");
    private static final Pattern WITHIN =
            Pattern.compile("(?:含|包含|包括|\\+|＋|加|和|及|与|、|/)\\s*(?:" + NO_PAY.pattern() + ")[^+]{0,3}");
    private static final Pattern HOURS =
            Pattern.compile("\\d{1,2}(?:\\.\\d)?(?:[-~～至到]\\d{1,2})?个?多?(?:小时|h)(?:制|/天|每天)?");
    private static final Pattern TAIL_OF_NUMBER = Pattern.compile("^(?:个?小时|个?月|天|岁|人|名|元|年|%|k|千|万)+");
    private static final Pattern BRACKETED = Pattern.compile("\\([^()]*\\)");
    static final String BREAKS = "。;\n!?|";
    private static final String CLAUSE_BREAKS = BREAKS + ",、";

    final String text;
    final boolean labelled;
    final boolean basic;
    final boolean trial;
    final boolean noPay;
    final boolean yearly;
    final PayUnit unit;

    PayLead(String advert, int start, boolean column) {
        String before = advert.substring(Math.max(0, start - LOOK_BACK), start);
        before = HOURS.matcher(before).replaceAll("");
        int from = before.length();
        while (from > 0 && CLAUSE_BREAKS.indexOf(before.charAt(from - 1)) < 0
                && !PayAmount.isDigit(before.charAt(from - 1))) {
            from--;
        }
        boolean afterNumber = from > 0 && PayAmount.isDigit(before.charAt(from - 1));
        String lead = BRACKETED.matcher(before.substring(from)).replaceAll("");
        text = afterNumber ? TAIL_OF_NUMBER.matcher(lead).replaceFirst("") : lead;
        int label = last(LABEL, text);
        int period = last(PERIOD, text);
        String bare =
                label >= 0 ? text.substring(0, label) + WITHIN.matcher(text.substring(label)).replaceAll("") : text;
        int no = last(NO_PAY, bare);
        int yes = last(LABEL, bare);
        noPay = no >= 0 && no > yes && !(column && label < 0 && bare.endsWith(" "));
        labelled = column || label >= 0 || period >= 0;
        int basicAt = last(BASIC_BEFORE, bare);
        basic = basicAt >= 0 && yes <= basicAt + 2 && !bare.contains("+");
        trial = onTrial(advert, start);
        yearly = text.contains("年薪") || text.contains("年收入") || text.contains("年入") || text.contains("每年")
                || text.contains("一年");
        unit = unit(text);
    }

    /** "试用期1个月，综合2000元": what is said of the time on trial holds to the end of the sentence or to 转正. */
    private static boolean onTrial(String advert, int start) {
        int from = start;
        while (from > 0 && start - from < LOOK_BACK && BREAKS.indexOf(advert.charAt(from - 1)) < 0) {
            from--;
        }
        String sentence = advert.substring(from, start);
        return last(TRIAL, sentence) > sentence.lastIndexOf('转');
    }

    private static PayUnit unit(String text) {
        if (text.contains("时薪") || text.contains("小时") || text.contains("钟点") || text.contains("计时")) {
            return PayUnit.HOUR;
        }
        if (text.contains("周薪") || text.contains("周结") || text.contains("每周")) {
            return PayUnit.WEEK;
        }
        if (text.contains("月")) {
            return PayUnit.MONTH;
        }
        return text.contains("日") || text.contains("天") || text.contains("点工") || text.contains("每个工") ? PayUnit.DAY
                : null;
    }

    private static int last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int end = -1;
        while (matcher.find()) {
            end = matcher.end();
        }
        return end;
    }
}
