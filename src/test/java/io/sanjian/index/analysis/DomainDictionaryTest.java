package io.sanjian.index.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.cluster.Clusters;
import io.sanjian.reference.terms.TextNormalizer;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DomainDictionaryTest {
    private static final Areas AREAS = Areas.load();
    private static final Trades TRADES = Trades.load(Certificates.load());
    private static final Dictionary DICTIONARY =
            DomainDictionary.of(AREAS, TRADES, Certificates.load(), Clusters.load());
    private final ChineseAnalyzer queries = ChineseAnalyzer.forQueries(DICTIONARY);

    @Test
    void everyTradeNameStaysWhole() {
        assertThat(TRADES.all()).isNotEmpty();
        assertThat(TRADES.all().stream().map(Trade::name).filter(name -> !whole(name))).isEmpty();
    }

    @Test
    void everyDistrictAndTownNameStaysWhole() {
        Stream<String> names = AREAS.all().map(Area::name).distinct();
        List<String> split = AREAS.all().filter(area -> area.code().length() <= 9).map(Area::name)
                .filter(name -> !whole(name)).toList();
        assertThat(names.count()).isGreaterThan(1000);
        assertThat(split).isEmpty();
    }

    @Test
    void wordsThatStockSegmentersSplitStayWholeWithinASentence() {
        assertThat(queries.terms("重庆渝北两江新区急招普工包吃住")).contains("普工", "包吃住").doesNotContain("北两");
        assertThat(queries.terms("招聘育婴师和外卖骑手各5名")).contains("招聘", "育婴师", "外卖骑手").doesNotContain("员外");
        assertThat(queries.terms("服务员外卖骑手")).containsExactly("服务员", "外卖骑手");
        assertThat(queries.terms("确保安全生产")).containsExactly("确保", "安全生产");
    }

    private boolean whole(String name) {
        String normal = TextNormalizer.normal(name);
        return !normal.chars().allMatch(Characters::isPartOfWord) || queries.terms(name).equals(List.of(normal));
    }
}
