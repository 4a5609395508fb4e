package io.sanjian.bench.micro;

import io.sanjian.bench.Sample;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.ProfileMatcher;
import io.sanjian.matching.Verdict;
import io.sanjian.support.MemoryIndex;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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

/** Rules and score of one pair. The pairs are those that a search judges: a trade of the post concerns the worker. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JudgeBenchmark {
    private static final int POSTINGS = 20_000;
    private static final int PROFILES = 500;
    private static final int PAIRS_EACH = 64;

    private List<Profile> profiles;
    private ProfileMatcher[] judges;
    private PostingFacts[][] related;
    private int profile;
    private int place;

    @Setup
    public void draw() {
        Sample sample = new Sample();
        List<PostingFacts> all = sample.postings(POSTINGS).map(MemoryIndex.FACTS::of).toList();
        profiles = sample.profiles(PROFILES).stream().filter(p -> !p.trades().isEmpty()).toList();
        judges = profiles.stream().map(MemoryIndex.JUDGE::forProfile).toArray(ProfileMatcher[]::new);
        related = profiles.stream().map(p -> related(p, all)).toArray(PostingFacts[][]::new);
    }

    private static PostingFacts[] related(Profile profile, List<PostingFacts> all) {
        Set<String> trades = MemoryIndex.JUDGE.forProfile(profile).fits().all().keySet();
        PostingFacts[] found = all.stream().filter(facts -> facts.trades().stream().anyMatch(trades::contains))
                .limit(PAIRS_EACH).toArray(PostingFacts[]::new);
        return found.length == 0 ? new PostingFacts[]{all.getFirst()} : found;
    }

    /** One post for a judge that knows its profile already. */
    @Benchmark
    public Verdict pair() {
        place++;
        if (place >= related[profile].length) {
            place = 0;
            profile = profile + 1 == judges.length ? 0 : profile + 1;
        }
        return judges[profile].judge(related[profile][place]);
    }

    /** What is worked out once for a profile. */
    @Benchmark
    public ProfileMatcher judgeOfProfile() {
        profile = profile + 1 == judges.length ? 0 : profile + 1;
        return MemoryIndex.JUDGE.forProfile(profiles.get(profile));
    }
}
