package io.sanjian.recommendation.run;

import io.sanjian.matching.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The lists of a batch of workers, packed: about a dozen bytes for each candidate, so that those of a city stay well
 * below a gigabyte, and few enough values that neither the database nor the allocation notices single workers. A block
 * is read from its beginning to its end; nothing is an object unless asked for.
 */
final class CandidateBlock {
    private static final int BYTES_EXPECTED = 320;
    /** Of an id of six digits and most distances; more if need be. */
    private static final int BYTES_OF_CANDIDATE = 14;

    private final VarintReader in;
    private long workerId;
    private long waitingSince;
    private boolean exhausted;
    private int candidatesLeft;
    /** Where the worker's list ends. */
    private int end;
    private long postingId;
    private final int[] parts = new int[6];
    private int metres;

    CandidateBlock(byte[] packed) {
        in = new VarintReader(packed);
    }

    /** @param lists by ascending worker id */
    static byte[] pack(List<CandidateList> lists) {
        VarintWriter out = new VarintWriter(lists.size() * BYTES_EXPECTED);
        long before = 0;
        for (CandidateList list : lists) {
            out.number(list.workerId() - before).number(list.waitingSince().getEpochSecond())
                    .octet(list.exhausted() ? 1 : 0).number(list.candidates().size());
            VarintWriter candidates = new VarintWriter(list.candidates().size() * BYTES_OF_CANDIDATE);
            list.candidates().forEach(candidate -> pack(candidate, candidates));
            out.block(candidates);
            before = list.workerId();
        }
        return out.toBytes();
    }

    private static void pack(Candidate candidate, VarintWriter out) {
        Score score = candidate.score();
        out.number(candidate.postingId()).octet(score.trade()).octet(score.distance()).octet(score.pay())
                .octet(score.preference()).octet(score.age()).octet(score.freshness()).number(candidate.metres());
    }

    /** Goes on to the next worker's list; false where there is none. */
    boolean nextWorker() {
        in.skip(end - in.position());
        if (!in.hasMore()) {
            return false;
        }
        workerId += in.number();
        waitingSince = in.number();
        exhausted = in.octet() == 1;
        candidatesLeft = (int) in.number();
        int bytes = (int) in.number();
        end = in.position() + bytes;
        return true;
    }

    /** Goes on to the next candidate of the worker; false where there is none. */
    boolean nextCandidate() {
        if (candidatesLeft == 0) {
            return false;
        }
        candidatesLeft--;
        postingId = in.number();
        for (int i = 0; i < parts.length; i++) {
            parts[i] = in.octet();
        }
        metres = (int) in.number();
        return true;
    }

    long workerId() {
        return workerId;
    }

    /** Epoch second. */
    long waitingSince() {
        return waitingSince;
    }

    boolean exhausted() {
        return exhausted;
    }

    long postingId() {
        return postingId;
    }

    /** The candidate's whole score, 0 to 100. */
    int total() {
        int total = 0;
        for (int part : parts) {
            total += part;
        }
        return total;
    }

    /** The worker's list, from the candidate that would be next. */
    CandidateList list() {
        List<Candidate> candidates = new ArrayList<>(candidatesLeft);
        while (nextCandidate()) {
            candidates.add(new Candidate(postingId,
                    new Score(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]), metres));
        }
        return new CandidateList(workerId, candidates, exhausted, Instant.ofEpochSecond(waitingSince));
    }
}
