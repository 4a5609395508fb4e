package io.sanjian.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.reading.Understood.WantedTrade;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is said in whatever order is read, and nothing is both wanted and ruled out. */
class SpeechPropertyTest {
    private static final SpeechReader READER = new SpeechReader(Trades.load(Certificates.load()), Certificates.load());

    @Property(tries = 5_000)
    void noWordsAreTooMuch(@ForAll("said") String said) {
        Understood understood = READER.read(List.of(said));
        assertThat(understood.trades()).extracting(WantedTrade::code).doesNotHaveDuplicates()
                .noneMatch(understood.barred()::contains);
    }

    @Provide
    Arbitrary<String> said() {
        Arbitrary<String> known = Arbitraries.of("不", "不要", "不去", "不想做", "没得", "除了", "都行", "以外的都行", "只", "想", "要", "是",
                "去", "做", "当",
                "的", "也", "、", "，", "不做了", "做不动了", "够了", "保安", "洗碗", "端盘子", "电子厂", "工地", "厂", "馆子", "超市", "驾照", "电工证",
                "A2B2", "十年", "五千", "夜班", "包吃住", "接娃儿", "腰杆痛", "不锈钢", "招不招", "抱安", "材料", "公益岗", "老公", "在屋头带");
        Arbitrary<String> any = Arbitraries.strings().ofMinLength(1).ofMaxLength(3);
        return Arbitraries.frequencyOf(Tuple.of(9, known), Tuple.of(1, any)).list().ofMinSize(1)
                .ofMaxSize(9).map(parts -> String.join("", parts));
    }
}
