package io.sanjian.index.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Chinese text into terms, on lucene-core alone (ADR 0031). Texts to be found also give the words inside their words:
 * 外卖骑手 is found by 骑手; a query gives its longest words only.
 */
public final class ChineseAnalyzer extends Analyzer {
    /** Part of the index's fingerprint: raise it when the same text gives other terms. */
    public static final int VERSION = 1;

    private final Segmenter segmenter;

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
}
