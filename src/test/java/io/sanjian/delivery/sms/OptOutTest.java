package io.sanjian.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.sanjian.support.DeliveryFixture;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How people say that they want no more texts, and what only looks like it. */
class OptOutTest {
    private final OptOut optOut =
            new OptOut(DeliveryFixture.config(SmsReplyConfig.class, Map.of()).optOutWords());

    @ParameterizedTest
    @ValueSource(strings = {"TD", "td", "Td。", "ＴＤ", "Ｔ", "ｔ", "T", "T D", "t d", "T.D", "【TD】", "“TD”", "(T)", "TD!!!",
            "T\u200bD", "TDTD",
            "回TD", "回T", "回复TD", "回复TD退订", "TD退订", "退订TD", "退订回TD", "我要TD", "TD谢谢", "请退订 TD", "N", "n", "回N", "0000",
            "00000",
            "退订", "退 订", "退訂", "退订！", "退订？", "退订，谢谢", "我要退订", "请给我退订", "麻烦退订一下", "退订短信", "全部退订", "退订了还发", "推订",
            "拒收", "我拒收", "拒收短信", "取消订阅", "取消訂閱", "请取消推送", "取消短信", "Unsubscribe",
            "不要再发了", "不要再發了", "不要发了", "不要再给我发短信了", "不用再发了", "不用给我发信息了", "不必再发", "别发了", "别再发了", "别給我发了",
            "莫发了", "莫再发了", "莫给我发这些了", "勿发", "请勿打扰", "不要打扰我", "别烦我了", "停止发送", "别再推送了", "甭发了",
            "不想再收到短信", "不想收到你们的信息", "不再接收", "拒绝接收", "不需要短信", "不要短信了",
            "我找到工作了，不要再发了", "我找到工作了不要再发了", "没兴趣别发了", "人都老了，莫发了嘛", "谢谢，别再发了好吗", "能不能不要再发了？",
            "怎么还在发，退订", "不要了退订", "退订退订退订", "烦死人，退订！！！", "TD，不要再发了", "你们好\n退订"})
    void theseWantNoMore(String reply) {
        assertThat(optOut.isSaidIn(reply)).as(reply).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"谢谢", "不退订", "不要退订", "我不想退订", "别给我退订", "没退订", "不需要退订", "取消退订", "请勿退订", "误退订", "退订吗",
            "可以退订吗？", "怎么退订", "如何退订", "退订是什么意思", "回TD是什么意思", "TD是啥", "为什么退订", "如果退订会怎样",
            "TDX", "STD", "T恤厂要人吗", "我会做T恤", "这个厂T3的还招人不", "N95口罩厂在哪", "你们要T吗还是要C证", "工资有10000吗", "工资5000",
            "电话13800138000",
            "10000", "不要再发错了", "不要发给我夜班的岗位", "别发传单的工作", "不用发票", "不要白班的", "不需要", "不要", "不是不要再发了", "我没说不要再发了",
            "怎么不发了", "继续发", "再发几个岗位", "退定金不", "厂里拒绝我了", "什么时候发工资", "别送我去广东", "我要报名", "1", "好的", "收到", "OK", "NO", "",
            "。", "【三荐】为您推荐3个岗位：1.焊工；2.保洁员。详情请打开小程序查看。退订回TD"})
    void theseWantSomethingElse(String reply) {
        assertThat(optOut.isSaidIn(reply)).as(reply).isFalse();
    }

    @Test
    void otherWordsMayBeAgreedWithTheOperator() {
        OptOut own = new OptOut(DeliveryFixture.config(SmsReplyConfig.class,
                Map.of("sanjian.delivery.sms.replies.opt-out-words", "QX, 88 ")).optOutWords());
        assertThat(own.isSaidIn("回复ＱＸ")).isTrue();
        assertThat(own.isSaidIn("88")).isTrue();
        assertThat(own.isSaidIn("TD")).isFalse();
        assertThat(own.isSaidIn("不要再发了")).as("sentences are understood with any words").isTrue();
    }

    @Test
    void noReplyIsReadForLong() {
        String[] slow =
                {"x" + "。".repeat(400_000) + "x", "我要".repeat(150) + "x", "不要再发".repeat(75), "你们的".repeat(99) + "x",
                        "不想再收到" + "短信信息".repeat(70) + "x", "退订了".repeat(99), "谢".repeat(299) + "T",
                        "别发" + "谢".repeat(290) + "x",
                        "退".repeat(300), "不".repeat(300), "T".repeat(299) + "x"};
        for (String reply : slow) {
            assertTimeout(Duration.ofSeconds(10), () -> optOut.isSaidIn(reply), reply.substring(0, 5));
        }
    }
}
