package io.sanjian.recommendation.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.reading.SpeechReader;
import io.sanjian.reading.Understood;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnderstoodSentenceTest {
    private static final SpeechReader READER = new SpeechReader(Trades.load(Certificates.load()), Certificates.load());
    private static final UnderstoodSentence SENTENCE = new UnderstoodSentence(Certificates.load());

    @Test
    void whatWasHeardIsReadBackInOneSentence() {
        assertThat(SENTENCE.of(READER.read(List.of("烧电焊，工地不去，一个月五千以上"))))
                .isEqualTo("听您说：会的或想做的是焊工（“烧电焊”）；不要“工地”；工资至少一个月5000元。");
        assertThat(SENTENCE.of(READER.read(List.of("箍桶")))).isEqualTo("听您说：“箍桶”没听懂。");
        assertThat(SENTENCE.of(READER.read(List.of()))).isEqualTo("没听出您想做什么活。");
    }

    @ParameterizedTest
    @EnumSource(Wish.class)
    void everyWishIsSaid(Wish wish) {
        Understood understood =
                new Understood(List.of(), Set.of(), List.of(), true, Set.of(), Set.of(wish), Set.of(), Set.of(),
                        null, List.of(), List.of(), null, null);
        assertThat(SENTENCE.of(understood)).startsWith("听您说：没限定工种；要求是").matches("[\\p{IsHan}，。；：]+");
    }
}
