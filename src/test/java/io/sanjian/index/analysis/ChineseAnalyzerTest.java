package io.sanjian.index.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.index.analysis.ChineseAnalyzer.Word;
import io.sanjian.reference.terms.TextNormalizer;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

class ChineseAnalyzerTest {
    private static final List<String> WORDS = List.of("外卖骑手", "外卖", "骑手", "普工", "育婴师", "渝北区", "渝北", "保安", "安全",
            "确保", "服务员", "CNC操作工", "操作工", "驾驶证C1", "焊工");
    private final Dictionary dictionary = Dictionary.of(WORDS);
    private final ChineseAnalyzer texts = ChineseAnalyzer.forTexts(dictionary);
    private final ChineseAnalyzer queries = ChineseAnalyzer.forQueries(dictionary);

    @Test
    void queriesKeepTheLongestWordWhole() {
        assertThat(queries.terms("渝北区招外卖骑手，普工")).containsExactly("渝北区", "招", "外卖骑手", "普工");
    }

    @Test
    void textsAlsoGiveTheWordsInsideWords() {
        assertThat(texts.terms("外卖骑手")).containsExactly("外卖骑手", "外卖", "卖骑", "骑手", "手");
        assertThat(texts.terms("服务员")).containsExactly("服务员", "服务", "务员", "员");
    }

    @Test
    void textsGiveTheWordsAcrossTheBordersOfWords() {
        assertThat(texts.terms("包保安住")).contains("包保", "安住");
        assertThat(texts.terms("员外卖")).contains("员外", "外卖");
        assertThat(ChineseAnalyzer.forTexts(Dictionary.of(List.of("住宿"))).terms("包住宿"))
                .containsExactly("包住", "包", "住宿", "宿");
    }

    @Test
    void aWordThatTwoWordsOnlySeemToHoldIsNotThere() {
        assertThat(texts.terms("确保安全")).containsExactly("确保", "安全", "全");
    }

    @Test
    void hanRunsThatNoWordCoversBecomePairs() {
        assertThat(texts.terms("打螺丝")).containsExactly("打螺", "螺丝", "丝");
        assertThat(queries.terms("打螺丝")).containsExactly("打螺", "螺丝");
        assertThat(texts.terms("招 人")).containsExactly("招", "人");
    }

    @Test
    void lettersAndDigitsAreRunsWithoutCaseAndWidth() {
        assertThat(texts.terms("ＣＮＣ 5000-8000元 B2C")).containsExactly("cnc", "5000", "8000元", "8000", "元", "b2c");
    }

    @Test
    void aNumberIsAskedForWithWhatItCounts() {
        assertThat(queries.terms("50岁 8000")).containsExactly("50岁", "8000");
        assertThat(queries.terms("50岁以上")).containsExactly("50岁", "岁以", "以上");
        assertThat(texts.terms("18-50岁以下")).contains("50岁", "50").doesNotContain("18岁");
        assertThat(queries.terms("B2照")).containsExactly("b2", "照");
    }

    @Test
    void aCharacterLeftOverBetweenWordsIsAskedForWithItsNeighbour() {
        assertThat(queries.words("外卖员")).extracting(Word::terms).containsExactly(List.of("外卖"), List.of("卖员"));
        assertThat(queries.words("焊 保安")).extracting(Word::terms).containsExactly(List.of("焊"), List.of("保安"));
    }

    @Test
    void wordsWithLettersAreWordsUnlessTheRunGoesOn() {
        assertThat(queries.terms("cnc操作工")).containsExactly("cnc操作工");
        assertThat(texts.terms("CNC操作工")).contains("cnc操作工", "操作工", "cnc", "操作");
        assertThat(queries.terms("XCNC操作工")).containsExactly("xcnc", "操作工");
        assertThat(queries.terms("驾驶证C1")).containsExactly("驾驶证c1");
        assertThat(queries.terms("驾驶证C12")).containsExactly("驾驶", "驶证", "c12");
    }

    @Test
    void rareCharactersOutsideTheBasicPlaneStayWhole() {
        assertThat(queries.terms("\uD842\uDFB7好")).containsExactly("\uD842\uDFB7", "好");
    }

    @Test
    void emptyAndSignsOnlyGiveNothing() {
        assertThat(queries.terms("")).isEmpty();
        assertThat(texts.terms("，。！~ \n")).isEmpty();
    }

    @Test
    void dictionaryKnowsItsWordsAndTellsOthersApart() {
        assertThat(WORDS.stream().map(TextNormalizer::normal)).allMatch(dictionary::contains);
        assertThat(dictionary.contains("外")).isFalse();
        assertThat(dictionary.contains("")).isFalse();
        assertThat(dictionary.contains("外卖骑")).isFalse();
        assertThat(Dictionary.of(List.of("普工")).fingerprint())
                .isEqualTo(Dictionary.of(List.of("普工", " 普工", "工")).fingerprint())
                .isNotEqualTo(Dictionary.of(List.of("焊工")).fingerprint());
    }

    /** What a plain scan finds, words find: pairs and words of the dictionary at any place of any text. */
    @Test
    void randomTextIsFoundByEveryWordInIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            String text = TextNormalizer.normal(randomText(random));
            Set<String> terms = new HashSet<>(texts.terms(text));
            for (int at = 0; at + 1 < text.length(); at++) {
                String pair = text.substring(at, at + 2);
                if (pair.chars().allMatch(c -> c >= '一' && c < '一' + 200)) {
                    assertThat(terms).as("seed %d text %s", seed, text).contains(pair);
                }
            }
            WORDS.stream().map(TextNormalizer::normal).filter(word -> word.length() > 2 && word.matches("\\p{IsHan}+"))
                    .filter(text::contains).forEach(word -> assertThat(terms).as("seed %d", seed).contains(word));
        }
    }

    /** By hand what Lucene's BaseTokenStreamTestCase checks, on random text of words, letters, signs and rare characters. */
    @Test
    void randomTextKeepsTheContractOfTokenStreams() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            String text = randomText(random);
            List<String> found = check(texts, text, "seed " + seed + " text " + text);
            List<String> asked = check(queries, text, "seed " + seed + " query " + text);
            assertThat(found).as("seed %d: a text is found by itself: %s", seed, text).containsAll(asked);
        }
    }

    private static List<String> check(Analyzer analyzer, String text, String context) throws IOException {
        List<String> terms = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (TokenStream stream = analyzer.tokenStream("f", new StringReader(text))) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
            PositionIncrementAttribute position = stream.getAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int lastStart = 0;
            while (stream.incrementToken()) {
                assertThat(offset.startOffset()).as(context).isGreaterThanOrEqualTo(lastStart);
                assertThat(offset.endOffset()).as(context).isGreaterThan(offset.startOffset());
                assertThat(TextNormalizer.normal(text.substring(offset.startOffset(), offset.endOffset()))).as(context)
                        .isEqualTo(term.toString());
                assertThat(position.getPositionIncrement()).as(context)
                        .isEqualTo(terms.isEmpty() || offset.startOffset() > lastStart ? 1 : 0);
                assertThat(seen.add(offset.startOffset() + "-" + offset.endOffset())).as(context + ": twice").isTrue();
                lastStart = offset.startOffset();
                terms.add(term.toString());
            }
            stream.end();
            assertThat(offset.endOffset()).as(context).isEqualTo(text.length());
        }
        return terms;
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(switch (random.nextInt(6)) {
                case 0 -> WORDS.get(random.nextInt(WORDS.size()));
                case 1 -> String.valueOf((char) ('一' + random.nextInt(200)));
                case 2 -> String.valueOf((char) ('Ａ' + random.nextInt(26)));
                case 3 -> "a1Z9，。 -".substring(random.nextInt(7));
                case 4 -> Character.toString(0x20000 + random.nextInt(100));
                default -> String.valueOf((char) (0x20 + random.nextInt(0x2000)));
            });
        }
        return text.toString();
    }
}
