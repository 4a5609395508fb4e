package io.sanjian.bench.micro;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.bench.Sample;
import io.sanjian.index.analysis.ChineseAnalyzer;
import io.sanjian.matching.PostingFacts;
import io.sanjian.posting.Posting;
import io.sanjian.reading.PostingReader;
import io.sanjian.reading.PostingReading;
import io.sanjian.reading.SpeechReader;
import io.sanjian.reading.Understood;
import io.sanjian.support.MemoryIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Text into codes and terms: what a worker says, an advert of about 100 characters, a document for the index. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReadingBenchmark {
    private static final int POSTINGS = 4_000;
    private static final int WORKERS = 1_000;

    private SpeechReader speech;
    private PostingReader adverts;
    private ChineseAnalyzer analyzer;
    private List<List<String>> words;
    private List<Posting> postings;
    private int next;

    @Setup
    public void draw() {
        speech = new SpeechReader(MemoryIndex.TRADES, MemoryIndex.CERTIFICATES);
        adverts = new PostingReader(MemoryIndex.TRADES, MemoryIndex.CERTIFICATES);
        analyzer = ChineseAnalyzer.forTexts(MemoryIndex.DICTIONARY);
        Sample sample = new Sample();
        words = sample.matchBodies(WORKERS).map(ReadingBenchmark::words).toList();
        postings = sample.postings(POSTINGS).toList();
    }

    private static List<String> words(ObjectNode body) {
        List<String> words = new ArrayList<>();
        body.get("trades").forEach(word -> words.add(word.asText()));
        return words;
    }

    @Benchmark
    public Understood speech() {
        return speech.read(words.get(++next % words.size()));
    }

    @Benchmark
    public PostingReading advert() {
        Posting posting = posting();
        return adverts.read(posting.text().title(), posting.text().description());
    }

    @Benchmark
    public PostingFacts facts() {
        return MemoryIndex.FACTS.of(posting());
    }

    @Benchmark
    public Document document() throws IOException {
        return MemoryIndex.DOCUMENTS.of(posting());
    }

    @Benchmark
    public int terms() {
        return analyzer.terms(posting().text().description()).size();
    }

    private Posting posting() {
        return postings.get(++next % postings.size());
    }
}
