package io.sanjian.reference.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.reference.trade.TradeSimilarity.Common;
import io.sanjian.reference.trade.TradeSimilarity.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeSimilarityTest {
    private static final Trades TRADES = Trades.load(Certificates.load());

    @ParameterizedTest
    @CsvSource({"turner, miller, OCCUPATION", "electrician, line-worker, FIELD", "cleaner, dishwasher, HANDS",
            "plumber-electrician, electrician, PAPERS"})
    void whatTwoTradesHaveInCommon(String worker, String work, Common common) {
        assertThat(kinship(worker, work).common()).isEqualTo(common);
    }

    @Test
    void theWeightTellsHowSoonTheWorkIsDone() {
        Trade turner = TRADES.find("turner").orElseThrow();
        assertThat(TradeSimilarity.of(turner, turner, 85).effort()).isEqualTo(Effort.AT_ONCE);
        assertThat(TradeSimilarity.of(turner, turner, 60).effort()).isEqualTo(Effort.DAYS);
        assertThat(TradeSimilarity.of(turner, turner, 59).effort()).isEqualTo(Effort.WEEKS);
        assertThat(TradeSimilarity.of(turner, turner, 5).effort()).isEqualTo(Effort.TRAINING);
    }

    @Test
    void everyNearTradeHasAReason() {
        for (Trade trade : TRADES.all()) {
            trade.near().forEach((near, weight) -> assertThat(
                    TradeSimilarity.of(trade, TRADES.find(near).orElseThrow(), weight).text())
                    .matches("\\p{IsHan}+，\\p{IsHan}+"));
        }
    }

    private static TradeSimilarity kinship(String worker, String work) {
        return TradeSimilarity.of(TRADES.find(worker).orElseThrow(), TRADES.find(work).orElseThrow(), 70);
    }
}
