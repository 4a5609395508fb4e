package io.sanjian.reference.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sanjian.reference.table.ReferenceDataException;
import io.sanjian.reference.table.ReferenceTable;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradesTest {
    private static final String HEADER = "code,name,field,occupation,broader,certificates,flags,names,spoken,cues\n";
    private static final String CIRCLES = "circle,weight,workers,works\n";
    private static final ReferenceTable NO_CIRCLES = ReferenceTable.parse("trade-circles.csv", CIRCLES);
    private static final Trades TRADES = Trades.load(Certificates.load());

    @Test
    void thereAreMoreThanTwoHundredTradesWithNamesThatNoOtherHas() {
        assertThat(TRADES.all()).hasSizeGreaterThan(200);
        Set<String> names = new HashSet<>();
        for (Trade trade : TRADES.all()) {
            assertThat(names.add(trade.name())).as(trade.name()).isTrue();
            trade.names().forEach(name -> assertThat(names.add(name)).as(name).isTrue());
            trade.spokenNames().forEach(name -> assertThat(names.add(name)).as(name).isTrue());
        }
        assertThat(names).hasSizeGreaterThan(4_000);
    }

    @Test
    void occupationCodesHaveTheFormOfTheClassification() {
        assertThat(TRADES.all()).allSatisfy(trade -> {
            if (trade.occupation() != null) {
                assertThat(trade.occupation()).matches("[1-6]-\\d\\d-\\d\\d-\\d\\d");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"焊工, welder", "打灰, concrete-worker", "挖机, excavator-operator", "welder, welder", "CNC, cnc-operator",
            "跑滴滴, ride-hailing-driver"})
    void aTradeIsFoundByNameSpokenNameAndCode(String name, String code) {
        assertThat(TRADES.byName(name)).map(Trade::code).contains(code);
    }

    @Test
    void nearnessIsMutualUnlessWrittenAsOneWay() {
        assertThat(TRADES.find("welder").orElseThrow().near()).containsKey("riveter").containsKey("general-worker");
        assertThat(TRADES.find("riveter").orElseThrow().near()).containsKey("welder");
        assertThat(TRADES.find("general-worker").orElseThrow().near()).doesNotContainKey("welder");
    }

    @Test
    void theYoungAreKeptFromHeightsLoadsPoisonAndWheels() {
        for (String code : Set.of("scaffolder", "loader", "chemical-operator", "driver", "guard", "rider",
                "electrician")) {
            assertThat(TRADES.find(code).orElseThrow().barredForMinors()).as(code).isTrue();
        }
        for (String code : Set.of("assembler", "waiter", "cashier", "packer")) {
            assertThat(TRADES.find(code).orElseThrow().barredForMinors()).as(code).isFalse();
        }
    }

    @Test
    void aTradeOfAnUnknownKindIsRefusedWithFileAndLine() {
        assertRefused("a,甲,MANUFACTURING,,nowhere,,,,,\n", "trades.csv:2", "nowhere");
    }

    @Test
    void aTradeThatIsAKindOfItselfIsRefused() {
        assertRefused("a,甲,MANUFACTURING,,b,,,,,\nb,乙,MANUFACTURING,,a,,,,,\n", "trades.csv:2", "kind of itself");
    }

    @Test
    void aNameOfTwoTradesIsRefused() {
        assertRefused("a,甲,MANUFACTURING,,,,,焊,,\nb,乙,MANUFACTURING,,,,,焊,,\n", "trades.csv:3", "焊");
    }

    @Test
    void anUnknownCertificateFlagOrFieldIsRefused() {
        assertRefused("a,甲,MANUFACTURING,,,nothing,,,,\n", "trades.csv:2", "nothing");
        assertRefused("a,甲,MANUFACTURING,,,,HUGE,,,\n", "trades.csv:2", "HUGE");
        assertRefused("a,甲,NOWHERE,,,,,,,\n", "trades.csv:2", "NOWHERE");
    }

    @Test
    void nearTradesMustBeKnownAndWeighed() {
        ReferenceTable trades = ReferenceTable.parse("trades.csv", HEADER + "a,甲,MANUFACTURING,,,,,,,\n");
        for (String row : Set.of("a,b:50,", "a,a:50,", "a,,a", "b,a:50,", "a,a:100,")) {
            ReferenceTable near = ReferenceTable.parse("trade-near.csv", "trade,near,towards\n" + row + "\n");
            assertThatThrownBy(() -> Trades.of(trades, near, NO_CIRCLES, Certificates.load())).as(row)
                    .isInstanceOf(ReferenceDataException.class).hasMessageStartingWith("trade-near.csv:2");
        }
    }

    @Test
    void ofAPairAndItsCirclesTheGreatestWeightHolds() {
        ReferenceTable trades = ReferenceTable.parse("trades.csv", HEADER + "a,甲,MANUFACTURING,,,,,,,\n"
                + "b,乙,MANUFACTURING,,,,,,,\nc,丙,MANUFACTURING,,,,,,,\nd,丁,MANUFACTURING,,,,,,,\n");
        ReferenceTable near = ReferenceTable.parse("trade-near.csv", "trade,near,towards\na,b:50,c:80\n");
        ReferenceTable circles = ReferenceTable.parse("trade-circles.csv",
                CIRCLES + "one,64,a|b|c,b|c\nother,60,a,b|d\n");
        Trades read = Trades.of(trades, near, circles, Certificates.load());
        assertThat(read.find("a").orElseThrow().near()).isEqualTo(Map.of("b", 64, "c", 80, "d", 60));
        assertThat(read.find("b").orElseThrow().near()).isEqualTo(Map.of("a", 50, "c", 64));
        assertThat(read.find("c").orElseThrow().near()).isEqualTo(Map.of("b", 64));
        assertThat(read.find("d").orElseThrow().near()).isEmpty();
    }

    @Test
    void tradesOfACircleMustBeKnownAndWeighed() {
        ReferenceTable trades = ReferenceTable.parse("trades.csv", HEADER + "a,甲,MANUFACTURING,,,,,,,\n");
        ReferenceTable near = ReferenceTable.parse("trade-near.csv", "trade,near,towards\n");
        for (String row : Set.of("one,64,a,b", "one,64,b,a", "one,0,a,a", "one,,a,a")) {
            ReferenceTable circles = ReferenceTable.parse("trade-circles.csv", CIRCLES + row + "\n");
            assertThatThrownBy(() -> Trades.of(trades, near, circles, Certificates.load())).as(row)
                    .isInstanceOf(ReferenceDataException.class).hasMessageStartingWith("trade-circles.csv:2");
        }
    }

    private static void assertRefused(String rows, String place, String fault) {
        ReferenceTable trades = ReferenceTable.parse("trades.csv", HEADER + rows);
        ReferenceTable near = ReferenceTable.parse("trade-near.csv", "trade,near,towards\n");
        assertThatThrownBy(() -> Trades.of(trades, near, NO_CIRCLES, Certificates.load()))
                .isInstanceOf(ReferenceDataException.class).hasMessageStartingWith(place).hasMessageContaining(fault);
    }
}
