package io.sanjian.index.analysis;

import io.sanjian.index.analysis.Segmenter.Token;
import io.sanjian.reference.terms.TextNormalizer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Feeds Lucene with the tokens of a {@link Segmenter}. A posting is small: the whole text is read at once. */
final class ChineseTokenizer extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final Segmenter segmenter;

    private char[] text = new char[256];
    private int length;
    private int lastStart;
    private Iterator<Token> tokens;

    ChineseTokenizer(Segmenter segmenter) {
        this.segmenter = segmenter;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        length = 0;
        int read;
        while ((read = input.read(text, length, text.length - length)) >= 0) {
            length += read;
            if (length == text.length) {
                text = Arrays.copyOf(text, length * 2);
            }
        }
        for (int i = 0; i < length; i++) {
            text[i] = TextNormalizer.normal(text[i]);
        }
        lastStart = -1;
        tokens = segmenter.segment(text, length).iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!tokens.hasNext()) {
            return false;
        }
        clearAttributes();
        Token token = tokens.next();
        term.copyBuffer(text, token.start(), token.end() - token.start());
        offset.setOffset(correctOffset(token.start()), correctOffset(token.end()));
        position.setPositionIncrement(token.start() == lastStart ? 0 : 1);
        lastStart = token.start();
        return true;
    }

    @Override
    public void end() throws IOException {
        super.end();
        offset.setOffset(correctOffset(length), correctOffset(length));
    }

    @Override
    public void close() throws IOException {
        super.close();
        tokens = List.<Token>of().iterator();
    }
}
