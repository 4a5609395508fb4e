package io.sanjian.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.reading.Understood.WantedTrade;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sentences that were written by somebody who knew no table, and some that were written to try the turns of speech: how many
 * are read wrongly, or are offered what they refuse, must not rise.
 */
class FirstSeenTest {
    private static final int COLUMNS = 8;
    private static final SpeechReader READER = new SpeechReader(Trades.load(Certificates.load()), Certificates.load());

    private record Sentence(String said, List<String> wanted, List<String> unwanted, List<String> ruledOut,
            List<String> wishes, List<String> unwished, boolean anything, String pay) {

        boolean turnedRound(Understood read) {
            return !Collections.disjoint(unwanted, codes(read))
                    || !wanted.isEmpty() && read.barred().containsAll(wanted);
        }

        boolean right(Understood read) {
            Set<String> trades = codes(read);
            List<String> meant = read.wishes().stream().map(Enum::name).toList();
            boolean found = wanted.isEmpty() ? !anything || read.anything()
                    : !Collections.disjoint(wanted, trades) || anything && read.anything();
            return found && !turnedRound(read) && read.barred().containsAll(ruledOut) && meant.containsAll(wishes)
                    && Collections.disjoint(unwished, meant) && (pay.isEmpty() || pay.equals(pay(read)));
        }

        private static Set<String> codes(Understood read) {
            return read.trades().stream().map(WantedTrade::code).collect(Collectors.toSet());
        }

        private static String pay(Understood read) {
            return read.pay() == null ? "0" : String.valueOf(read.pay().min().intValue());
        }
    }

    @ParameterizedTest
    @CsvSource({"first-seen-1.tsv, 0, 0", "first-seen-2.tsv, 1, 1", "first-seen-3.tsv, 2, 1",
            "first-seen-4.tsv, 3, 0", "first-seen-5.tsv, 11, 0", "turns.tsv, 13, 1", "turns-2.tsv, 23, 10",
            "life.tsv, 0, 0", "life-2.tsv, 9, 0"})
    void noMoreAreReadWronglyOrTurnedRound(String list, int mostWrong, int mostTurnedRound) throws IOException {
        List<Sentence> sentences = sentences("/reading/" + list);
        List<String> wrong = new ArrayList<>();
        List<String> turnedRound = new ArrayList<>();
        for (Sentence sentence : sentences) {
            Understood read = READER.read(List.of(sentence.said));
            if (!sentence.right(read)) {
                wrong.add(sentence.said);
            }
            if (sentence.turnedRound(read)) {
                turnedRound.add(sentence.said);
            }
        }
        assertThat(wrong).as("wrong of %d sentences", sentences.size()).hasSizeLessThanOrEqualTo(mostWrong);
        assertThat(turnedRound).as("turned round").hasSizeLessThanOrEqualTo(mostTurnedRound);
    }

    private static List<Sentence> sentences(String resource) throws IOException {
        List<Sentence> sentences = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                FirstSeenTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] cells = Arrays.copyOf(line.split("\t", -1), COLUMNS);
                    List<String> unwanted = parts(cells[2]);
                    sentences.add(new Sentence(cells[0], parts(cells[1]),
                            unwanted.stream().map(code -> code.replace("!", "")).toList(),
                            unwanted.stream().filter(code -> code.endsWith("!")).map(code -> code.replace("!", ""))
                                    .toList(),
                            parts(cells[3]), parts(cells[4]), "any".equals(cells[5]),
                            cells[7] == null ? "" : cells[7].strip()));
                }
            }
        }
        return sentences;
    }

    private static List<String> parts(String cell) {
        return cell == null || cell.isBlank() ? List.of() : List.of(cell.strip().split("\\|"));
    }
}
