package io.sanjian.index.analysis;

import io.sanjian.index.analysis.Segmenter.Token;
import io.sanjian.reference.terms.TextNormalizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Chinese text into terms, on lucene-core alone (ADR 0031). Texts to be found give every word that they hold, whatever
 * their segmentation: 外卖骑手 is found by 骑手, 包住宿 by 包住; a query gives its longest words only.
 */
public final class ChineseAnalyzer extends Analyzer {
    /** Part of the index's fingerprint: raise it when the same text gives other terms. */
    public static final int VERSION = 2;

    private final Segmenter segmenter;

    /**
     * A word of what somebody typed.
     *
     * @param terms a text that holds the word has one of them; a single character that stands for itself is its own term
     */
    public record Word(String text, List<String> terms) {
    }

    private ChineseAnalyzer(Dictionary dictionary, boolean nested) {
        segmenter = new Segmenter(dictionary, nested);
    }

    /** For texts that go into the index. */
    public static ChineseAnalyzer forTexts(Dictionary dictionary) {
        return new ChineseAnalyzer(dictionary, true);
    }

    /** For what users type. */
    public static ChineseAnalyzer forQueries(Dictionary dictionary) {
        return new ChineseAnalyzer(dictionary, false);
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        return new TokenStreamComponents(new ChineseTokenizer(segmenter));
    }

    /** The terms of a text, in order, with repetitions. */
    public List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    /**
     * The words of what somebody typed, in order. A character that is left over between words is looked for together
     * with its neighbour: the 员 of 火锅店员 as 店员.
     */
    public List<Word> words(String typed) {
        char[] text = TextNormalizer.normal(typed).toCharArray();
        return segmenter.segment(text, text.length).stream().map(token -> word(text, token)).toList();
    }

    private static Word word(char[] text, Token token) {
        String word = new String(text, token.start(), token.end() - token.start());
        if (word.length() > 1) {
            return new Word(word, List.of(word));
        }
        List<String> pairs = new ArrayList<>();
        if (token.start() > 0 && Characters.isHan(text[token.start() - 1])) {
            pairs.add(new String(text, token.start() - 1, 2));
        }
        if (token.end() < text.length && Characters.isHan(text[token.end()])) {
            pairs.add(new String(text, token.start(), 2));
        }
        return new Word(word, pairs.isEmpty() ? List.of(word) : List.copyOf(pairs));
    }
}
