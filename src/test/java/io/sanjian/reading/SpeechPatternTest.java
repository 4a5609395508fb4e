package io.sanjian.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.reading.Understood.WantedTrade;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused and what is wanted comes out right whatever the trades are: every pattern with many trades put in. */
class SpeechPatternTest {
    private static final long SEED = 20261130;
    private static final int TRIES = 60;
    /** Names that mean something else beside another word ("做养鱼的时候"). */
    private static final int MOST_WRONG = 4;
    private static final Trades TRADES = Trades.load(Certificates.load());
    private static final SpeechReader READER = new SpeechReader(TRADES, Certificates.load());
    private static final List<Named> NAMES = names();

    private record Named(String name, Trade trade) {
        boolean kin(Named other) {
            return kindOf(trade, other.trade) || kindOf(other.trade, trade);
        }

        private static boolean kindOf(Trade trade, Trade wider) {
            return trade == wider
                    || trade.broader() != null && kindOf(TRADES.find(trade.broader()).orElseThrow(), wider);
        }
    }

    private record Said(String text, Named refused, Named alsoRefused, Named wanted) {

        boolean readRightly(boolean ruledOut) {
            Understood read = READER.read(List.of(text));
            Set<String> trades = read.trades().stream().map(WantedTrade::code).collect(Collectors.toSet());
            return trades.contains(wanted.trade.code()) && !trades.contains(refused.trade.code())
                    && !trades.contains(alsoRefused.trade.code()) && !read.barred().contains(wanted.trade.code())
                    && (!ruledOut || read.barred().contains(refused.trade.code()));
        }
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void holdsInAnyTrade(String pattern) {
        boolean ruledOut = pattern.startsWith("!");
        Random random = new Random(SEED);
        List<String> wrong = Stream.generate(() -> said(pattern, random))
                .filter(said -> !said.refused.kin(said.wanted) && !said.alsoRefused.kin(said.wanted)
                        && !TradeLexicon.general(said.wanted.trade) && !said.refused.kin(said.alsoRefused))
                .limit(TRIES).filter(said -> !said.readRightly(ruledOut)).map(Said::text).toList();
        assertThat(wrong).hasSizeLessThanOrEqualTo(MOST_WRONG);
    }

    private static Said said(String pattern, Random random) {
        Named refused = NAMES.get(random.nextInt(NAMES.size()));
        Named also = NAMES.get(random.nextInt(NAMES.size()));
        Named wanted = NAMES.get(random.nextInt(NAMES.size()));
        String text = pattern.replace("!", "").replace("X", refused.name).replace("A", also.name).replace("Y",
                wanted.name);
        return new Said(text, refused, also, wanted);
    }

    /** Names that mean their trade and nothing else when they stand alone. */
    private static List<Named> names() {
        List<Named> names = new ArrayList<>();
        for (Trade trade : TRADES.all()) {
            Stream.concat(Stream.of(trade.name()), trade.names().stream()).distinct()
                    .filter(name -> name.chars().allMatch(c -> Texts.isHan((char) c))).filter(name -> {
                        Understood read = READER.read(List.of(name));
                        return read.trades().size() == 1 && read.trades().getFirst().code().equals(trade.code())
                                && !read.anything() && read.barred().isEmpty() && read.families().isEmpty();
                    }).forEach(name -> names.add(new Named(name, trade)));
        }
        return names;
    }

    static Stream<String> patterns() throws IOException {
        try (InputStream in = SpeechPatternTest.class.getResourceAsStream("/reading/patterns.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }
}
