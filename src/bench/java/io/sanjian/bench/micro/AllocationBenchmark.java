package io.sanjian.bench.micro;

import io.sanjian.recommendation.allocation.Allocation;
import io.sanjian.recommendation.allocation.Preferences;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** Deferred acceptance alone, on random lists in which some posts are wanted far more than others. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class AllocationBenchmark {
    private static final int CANDIDATES = 24;
    private static final int WORKERS_PER_POST = 7;
    private static final int POSTS_PER_EMPLOYER = 3;
    private static final int LONGEST_WAIT_SECONDS = 70 * 24 * 3600;

    @Param({"20000", "200000", "2000000"})
    private int workers;

    private Preferences preferences;
    private int[] capacities;
    private int[] employers;

    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1131);
        int posts = workers / WORKERS_PER_POST;
        preferences = new Preferences(workers, workers * CANDIDATES);
        for (int worker = 1; worker <= workers; worker++) {
            preferences.worker(worker, random.nextInt(LONGEST_WAIT_SECONDS), false);
            int first = skewed(random, posts);
            int score = 100;
            for (int i = 0; i < CANDIDATES; i++) {
                score -= random.nextInt(3);
                preferences.candidate((first + (long) i * i * 17) % posts, score);
            }
        }
        int known = preferences.postingIds().length;
        capacities = new int[known];
        employers = new int[known];
        for (int post = 0; post < known; post++) {
            capacities[post] = 5 * (1 + random.nextInt(8));
            employers[post] = random.nextInt(Math.max(1, posts / POSTS_PER_EMPLOYER));
        }
    }

    /** A tenth of the posts gets about a third of the wishes. */
    private static int skewed(SplittableRandom random, int posts) {
        return (int) (posts * Math.pow(random.nextDouble(), 2));
    }

    @Benchmark
    public Allocation allocate() {
        Allocation allocation = new Allocation(preferences);
        allocation.allocate(capacities, employers);
        return allocation;
    }
}
