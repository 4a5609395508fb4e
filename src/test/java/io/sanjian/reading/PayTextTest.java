package io.sanjian.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"工资：5000-8000元/月;5000;8000;MONTH", "月薪:6000元;6000;6000;MONTH",
            "工资：5000元以上;5000;;MONTH", "薪资：4-6K;4000;6000;MONTH", "待遇：日结200元;200;200;DAY",
            "薪资：3500-4500元/月，包吃住;3500;4500;MONTH", "薪资：4-6K·13薪;4000;6000;MONTH",
            "高温补贴300元/月，工资4500元;4500;4500;MONTH", "加班费25元/小时，底薪2500元;2500;;MONTH",
            "底薪3000+提成，综合6000-9000;6000;9000;MONTH", "年终奖1000元，月薪5-6000元;5000;6000;MONTH",
            "综合工资（含加班费）6500左右;6500;6500;MONTH", "底薪+提成+奖金=5000-8000元;5000;8000;MONTH",
            "试用期2800元，转正后4000-6000元;4000;6000;MONTH", "年薪10-15万;8333;12500;MONTH", "一天8小时200元;200;200;DAY",
            "240元/12小时;240;240;DAY", "六千到八千一个月;6000;8000;MONTH", "月工资五六千;5000;6000;MONTH", "一天两百八;280;280;DAY",
            "两百块一天;200;200;DAY", "最高8000元;;8000;MONTH", "3.3000-3500元/月，包三餐;3000;3500;MONTH",
            "包吃住，4500-5500;4500;5500;MONTH", "5,000－8,000元／月;5000;8000;MONTH", "月薪1万2;12000;12000;MONTH",
            "无责任底薪（一般员工3500-5000;3500;5000;MONTH", "计件，0.5元/件;0.5;0.5;PIECE"})
    void anAdvertSaysWhatItPays(String text, Double min, Double max, PayUnit unit) {
        assertThat(PayText.read(Texts.normal(text))).isEqualTo(new Pay(min, max, unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"每天工作8小时，月休4天", "住房补贴500元/月", "入职交押金300元", "注册资金5000万元", "上班时间8:00-18:00，工资面议",
            "2015-2018年", "提成50-200元/单", "餐补15元/天", "3000㎡厂房", "全勤奖300元", "年满18-45岁", "夜班补贴20元/天", "每月26天",
            "报销车费200元", "工资：面议", "奖金1000-3000元"})
    void hoursAllowancesDepositsAndCountsAreNoPay(String text) {
        assertThat(PayText.read(Texts.normal(text))).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"4-6;1000;4000;6000;MONTH", "200;1;200;200;MONTH", "日结200;1;200;200;DAY",
            "4500;1000;4500;4500;MONTH", "0.5万-0.8万;1;5000;8000;MONTH", "税后5000-6000;1;5000;6000;MONTH"})
    void aCellOfAColumnOfPayNeedsNoLabel(String cell, int scale, Double min, Double max, PayUnit unit) {
        assertThat(PayText.column(cell, PayUnit.MONTH, scale)).contains(new Pay(min, max, unit));
    }

    /** Random pay in random words, among things of an advert that have figures too and pay nothing. */
    @Test
    void payIsReadHoweverItIsPutAndWhateverStandsAround() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            Stated stated = stated(random);
            String text = around(random) + stated.words + (random.nextBoolean() ? "，" : "。") + around(random);
            assertThat(PayText.read(Texts.normal(text))).as("seed %d: %s", seed, text).isEqualTo(stated.pay);
        }
    }

    private record Stated(String words, Pay pay) {
    }

    private static Stated stated(Random random) {
        PayUnit unit = List.of(PayUnit.MONTH, PayUnit.MONTH, PayUnit.DAY, PayUnit.HOUR).get(random.nextInt(4));
        int step = unit == PayUnit.MONTH ? 500 : unit == PayUnit.DAY ? 10 : 1;
        int low = (unit == PayUnit.MONTH ? 5 : unit == PayUnit.DAY ? 15 : 14) + random.nextInt(10);
        int high = low + 1 + random.nextInt(4);
        double min = low * step;
        double max = high * step;
        String dash = one(random, "-", "—", "~", "至", "到", "--", "－");
        int shape = random.nextInt(4);
        String yuan = one(random, "元", "块", "");
        String amount = switch (shape) {
            case 0 -> figure(random, min, unit) + yuan;
            case 1 -> number(min) + dash + number(max) + yuan;
            case 2 -> number(min) + yuan + dash + number(max) + yuan;
            default -> number(min) + yuan + one(random, "以上", "起");
        };
        Pay pay = new Pay(min, shape == 0 ? Double.valueOf(min) : shape == 3 ? null : Double.valueOf(max), unit);
        String words = switch (unit) {
            case MONTH -> one(random, "工资", "薪资", "月薪", "综合工资", "待遇", "到手", "综合收入", "税后")
                    + one(random, "", "：", ":", "（", "为", " ")
                    + amount + (shape == 3 ? "" : one(random, "", "/月", "每月", "一个月"));
            case DAY -> shape == 3 ? one(random, "日薪", "日结", "一天", "点工") + one(random, "", "：") + amount
                    : one(random, "工资", "", "待遇", "点工") + one(random, "", "：") + amount
                            + one(random, "/天", "一天", "每天", "/日");
            default -> shape == 3 ? "时薪" + one(random, "", "：") + amount
                    : one(random, "工资", "", "时薪", "小时工") + one(random, "", "：") + amount
                            + one(random, "/小时", "每小时", "一小时", "/h");
        };
        return new Stated(words, pay);
    }

    private static String figure(Random random, double amount, PayUnit unit) {
        return unit == PayUnit.MONTH && random.nextBoolean() ? number(amount / 1000) + one(random, "k", "K", "千")
                : number(amount);
    }

    private static String number(double amount) {
        return amount == Math.rint(amount) ? Long.toString((long) amount) : Double.toString(amount);
    }

    private static String around(Random random) {
        return one(random, "", "每天工作8小时，", "招20人，", "18-45岁，", "月休4天，", "高温补贴300元/月，", "全勤奖200元，", "上班8:00-18:00。",
                "2015年成立，", "餐补15元/天。", "入职满1年。", "夜班补贴20元/天，", "押金100元。", "住房补贴500元/月。", "12小时两班倒；", "有2年以上经验，",
                "电话13900000000。", "厂房3000平方米，");
    }

    private static String one(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }
}
