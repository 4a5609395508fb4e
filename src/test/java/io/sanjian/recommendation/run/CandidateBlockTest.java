package io.sanjian.recommendation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.matching.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CandidateBlockTest {

    @Property(tries = 500)
    void whatWasPackedIsRead(@ForAll long seed) {
        Random random = new Random(seed);
        List<CandidateList> lists = new ArrayList<>();
        long worker = random.nextLong(1L << 40);
        for (int i = random.nextInt(30); i > 0; i--) {
            worker += 1 + random.nextLong(1L << random.nextInt(1, 30));
            lists.add(new CandidateList(worker, candidates(random), random.nextBoolean(),
                    Instant.ofEpochSecond(random.nextLong(-3_000_000_000L, 3_000_000_000L))));
        }
        CandidateBlock block = new CandidateBlock(CandidateBlock.pack(lists));
        List<CandidateList> read = new ArrayList<>();
        while (block.nextWorker()) {
            read.add(block.list());
        }
        assertThat(read).isEqualTo(lists);
    }

    @Property(tries = 100)
    void listsMayBePassedByAndScoresAreSummedUp(@ForAll long seed) {
        Random random = new Random(seed);
        List<Candidate> first = candidates(random);
        List<Candidate> second = candidates(random);
        CandidateBlock block = new CandidateBlock(CandidateBlock.pack(List.of(
                new CandidateList(1, first, true, Instant.EPOCH),
                new CandidateList(2, second, false, Instant.EPOCH))));
        assertThat(block.nextWorker()).isTrue();
        assertThat(block.nextWorker()).isTrue();
        assertThat(block.workerId()).isEqualTo(2);
        for (Candidate candidate : second) {
            assertThat(block.nextCandidate()).isTrue();
            assertThat(block.postingId()).isEqualTo(candidate.postingId());
            assertThat(block.total()).isEqualTo(candidate.score().total());
        }
        assertThat(block.nextCandidate()).isFalse();
        assertThat(block.nextWorker()).isFalse();
    }

    @Example
    void aCandidateTakesADozenBytes() {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            candidates.add(new Candidate(290_000 + i, new Score(50, 20, 5, 5, 5, 5), 12_345));
        }
        assertThat(CandidateBlock.pack(List.of(new CandidateList(1, candidates, false, Instant.EPOCH))))
                .hasSizeLessThan(24 * 12 + 12);
    }

    private static List<Candidate> candidates(Random random) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            candidates.add(new Candidate(random.nextLong(1L << random.nextInt(1, 62)),
                    new Score(random.nextInt(60), random.nextInt(30), random.nextInt(20), random.nextInt(20),
                            random.nextInt(10), random.nextInt(10)),
                    random.nextInt(1 << random.nextInt(1, 31))));
        }
        return candidates;
    }
}
