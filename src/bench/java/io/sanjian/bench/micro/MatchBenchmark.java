package io.sanjian.bench.micro;

import io.sanjian.bench.Sample;
import io.sanjian.index.match.MatchSearch;
import io.sanjian.index.match.PostingCache;
import io.sanjian.matching.MatchResult;
import io.sanjian.matching.Profile;
import io.sanjian.posting.Posting;
import io.sanjian.support.MemoryIndex;
import io.sanjian.support.TestIndexConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The search for one profile after the other, on demo postings in an index of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MatchBenchmark {
    private static final int PROFILES = 2_000;
    private static final int PICKS = 3;
    /** Candidates of one worker in a run. */
    private static final int CANDIDATES = 24;

    @Param({"20000", "100000"})
    private int postings;

    private Path folder;
    private MemoryIndex index;
    private MatchSearch search;
    private List<Profile> profiles;
    private int next;

    @Setup
    public void fill() throws IOException {
        Sample sample = new Sample();
        folder = Files.createTempDirectory("sanjian-bench");
        PostingCache posts = new PostingCache(MemoryIndex.JUDGE, TestIndexConfig.in(folder, Map.of()));
        index = new MemoryIndex(folder, posts);
        for (Posting posting : (Iterable<Posting>) sample.postings(postings)::iterator) {
            index.put(posting);
        }
        index.refresh();
        search = new MatchSearch(index.index, posts, MemoryIndex.JUDGE);
        profiles = sample.profiles(PROFILES);
    }

    @TearDown
    public void remove() throws IOException {
        index.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** As {@code POST /matches} asks: three picks, and all that was rejected counted. */
    @Benchmark
    public MatchResult match() {
        return search.match(profile(), PICKS);
    }

    /** As a run asks. */
    @Benchmark
    public MatchResult candidates() {
        return search.candidates(profile(), CANDIDATES);
    }

    private Profile profile() {
        return profiles.get(++next % PROFILES);
    }
}
