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
import org.junit.jupiter.api.Test;

/** Sentences that were written by somebody who knew no table: how many of them are read rightly must not fall. */
class FirstSeenTest {
    private static final int COLUMNS = 7;

    private record Sentence(String said, List<String> wanted, List<String> unwanted, List<String> wishes,
            List<String> unwished, boolean anything) {
    }

    @Test
    void ofTheFirstListAtLeastAsManyAreReadRightlyAsAtFirstSight() throws IOException {
        SpeechReader reader = new SpeechReader(Trades.load(Certificates.load()), Certificates.load());
        List<Sentence> sentences = sentences("/reading/first-seen-1.tsv");
        List<String> wrong =
                sentences.stream().filter(sentence -> !right(sentence, reader.read(List.of(sentence.said))))
                        .map(Sentence::said).toList();
        assertThat(wrong).as("%d sentences", sentences.size()).hasSizeLessThanOrEqualTo(11);
    }

    private static boolean right(Sentence sentence, Understood read) {
        Set<String> trades = read.trades().stream().map(WantedTrade::code).collect(Collectors.toSet());
        List<String> wishes = read.wishes().stream().map(Enum::name).toList();
        boolean wanted = sentence.wanted.isEmpty() ? !sentence.anything || read.anything()
                : !Collections.disjoint(sentence.wanted, trades) || sentence.anything && read.anything();
        return wanted && Collections.disjoint(sentence.unwanted, trades)
                && (sentence.wanted.isEmpty() || !read.barred().containsAll(sentence.wanted))
                && wishes.containsAll(sentence.wishes) && Collections.disjoint(sentence.unwished, wishes);
    }

    private static List<Sentence> sentences(String resource) throws IOException {
        List<Sentence> sentences = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                FirstSeenTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] cells = Arrays.copyOf(line.split("\t", -1), COLUMNS);
                    sentences.add(new Sentence(cells[0], parts(cells[1]), parts(cells[2]), parts(cells[3]),
                            parts(cells[4]), "any".equals(cells[5])));
                }
            }
        }
        return sentences;
    }

    private static List<String> parts(String cell) {
        return cell == null || cell.isBlank() ? List.of() : List.of(cell.strip().split("\\|"));
    }
}
