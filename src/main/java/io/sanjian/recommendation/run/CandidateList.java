package io.sanjian.recommendation.run;

import io.sanjian.matching.Score;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the search found for a worker, best first.
 *
 * @param exhausted    whether no lawful related post is left beyond {@code candidates}
 * @param rejected     posts that concern the worker but break a rule, counted per rule
 * @param waitingSince who waits longer goes first among equal scores
 */
record CandidateList(long workerId, List<Candidate> candidates, boolean exhausted, Map<String, Integer> rejected,
        Instant waitingSince) {
    /** Posting id (8), six parts of the score (1 each), metres (4). A city's lists stay within a gigabyte. */
    static final int BYTES = 18;
    private static final int PARTS = 6;

    static byte[] encode(List<Candidate> candidates) {
        ByteBuffer bytes = ByteBuffer.allocate(candidates.size() * BYTES);
        for (Candidate candidate : candidates) {
            Score score = candidate.score();
            bytes.putLong(candidate.postingId()).put((byte) score.trade()).put((byte) score.distance())
                    .put((byte) score.pay()).put((byte) score.preference()).put((byte) score.age())
                    .put((byte) score.freshness()).putInt(candidate.metres());
        }
        return bytes.array();
    }

    /** Reads the posting id of the next candidate; {@link #nextScore} is to follow. */
    static long nextPosting(ByteBuffer encoded) {
        return encoded.getLong();
    }

    /** Reads the score of the candidate whose posting was read, and goes on to the next one. */
    static int nextScore(ByteBuffer encoded) {
        int total = 0;
        for (int part = 0; part < PARTS; part++) {
            total += encoded.get();
        }
        encoded.getInt();
        return total;
    }

    /** The candidate for a posting that is in the list. */
    Candidate find(long postingId) {
        return candidates.stream().filter(c -> c.postingId() == postingId).findFirst().orElseThrow();
    }

    static List<Candidate> decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        List<Candidate> candidates = new ArrayList<>(encoded.length / BYTES);
        while (bytes.hasRemaining()) {
            candidates.add(new Candidate(bytes.getLong(), new Score(bytes.get(), bytes.get(), bytes.get(), bytes.get(),
                    bytes.get(), bytes.get()), bytes.getInt()));
        }
        return candidates;
    }
}
