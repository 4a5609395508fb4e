package io.sanjian.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.matching.PostingFacts;
import io.sanjian.support.MemoryIndex;
import io.sanjian.support.RandomPostings;
import java.io.IOException;
import java.util.Random;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class FactsCodecTest {

    @Test
    void whatIsEncodedIsDecoded() throws IOException {
        long seed = System.nanoTime();
        RandomPostings postings = new RandomPostings(new Random(seed), 40);
        FactsCodec codec = new FactsCodec();
        long bytes = 0;
        for (long id = 1; id <= 5000; id++) {
            PostingFacts facts = MemoryIndex.FACTS.of(postings.posting(id));
            BytesRef encoded = FactsCodec.encode(facts);
            assertThat(codec.decode(encoded)).as("seed %d", seed).isEqualTo(facts);
            bytes += encoded.length;
        }
        assertThat(bytes / 5000).as("bytes per posting").isLessThan(250);
    }

    @Test
    void equalPartsBecomeOneObject() throws IOException {
        RandomPostings postings = new RandomPostings(new Random(3), 5);
        BytesRef encoded = FactsCodec.encode(MemoryIndex.FACTS.of(postings.posting(1)));
        FactsCodec codec = new FactsCodec();
        PostingFacts one = codec.decode(encoded);
        PostingFacts other = codec.decode(encoded);
        assertThat(one.title()).isSameAs(other.title());
        assertThat(one.place()).isSameAs(other.place());
        assertThat(one.trades()).isSameAs(other.trades());
        assertThat(one.publishedOn()).isSameAs(other.publishedOn());
    }
}
