package io.sanjian.recommendation.run;

import io.sanjian.recommendation.allocation.Allocation;
import io.sanjian.recommendation.allocation.Preferences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What the search rounds of a run have found so far: who wants what, how many places there are, and who holds what. */
final class RunAllocation {
    private final long runId;
    private final Preferences lists;
    private final PostingCapacityReader.Places places = new PostingCapacityReader.Places();
    /** Places in the order of worker ids at which the batches of the first search began. */
    private final List<Integer> batchStarts = new ArrayList<>();
    private int rounds;
    private long[] postingIds;
    private Allocation allocation;

    /** A market without lists. */
    RunAllocation(long runId, Candidates.Size expected) {
        this.runId = runId;
        this.lists = new Preferences(expected.workers(), expected.candidates());
    }

    boolean isOf(long run) {
        return runId == run;
    }

    /** How many search rounds are in it. */
    int rounds() {
        return rounds;
    }

    /** Adds what the next round found. */
    void addRound(Candidates candidates) {
        boolean first = rounds == 0;
        candidates.forEach(runId, rounds, (firstWorker, block) -> {
            if (first) {
                batchStarts.add(lists.workerCount());
            }
            add(block, first);
        });
        rounds++;
    }

    private void add(CandidateBlock block, boolean first) {
        while (block.nextWorker()) {
            if (first) {
                lists.worker(block.workerId(), block.waitingSince(), block.exhausted());
            } else {
                lists.again(block.workerId(), block.exhausted());
            }
            while (block.nextCandidate()) {
                lists.candidate(block.postingId(), block.total());
            }
        }
    }

    /** Allocates, going on from the allocation of the rounds before. */
    void allocate(PostingCapacityReader source, int exposure) {
        postingIds = lists.postingIds();
        source.extend(places, postingIds, exposure);
        if (allocation == null) {
            allocation = new Allocation(lists);
        }
        allocation.allocate(places.capacities(), places.employers());
    }

    int workerCount() {
        return lists.workerCount();
    }

    int postCount() {
        return postingIds.length;
    }

    /** The workers' lists. */
    Preferences lists() {
        return lists;
    }

    /** Numbers of the workers who have fewer posts than they want and whose search had more than were kept, ascending. */
    int[] unsatisfied() {
        return IntStream.range(0, lists.workerCount())
                .filter(worker -> allocation.usedUp(worker) && !lists.exhausted(worker)).toArray();
    }

    /** What posts without a place left ask. */
    RunCutOffs.Builder cutOffs() {
        RunCutOffs.Builder full = new RunCutOffs.Builder(postingIds.length);
        allocation.cutOffs(
                (post, score, waitingSince, workerId) -> full.add(postingIds[post], score, waitingSince, workerId));
        return full;
    }

    /** Who gets what, in batches cut as the first search's were, so that each finds its candidates in one block. */
    List<TaskQueue.Batch> batches() {
        List<TaskQueue.Batch> batches = new ArrayList<>(batchStarts.size());
        for (int batch = 0; batch < batchStarts.size(); batch++) {
            int to = batch + 1 == batchStarts.size() ? lists.workerCount() : batchStarts.get(batch + 1);
            batches.add(batch(batchStarts.get(batch), to));
        }
        return batches;
    }

    private TaskQueue.Batch batch(int from, int to) {
        Long[] workers = new Long[to - from];
        Long[] postings = new Long[workers.length * Allocation.WANTED];
        Arrays.fill(postings, 0L);
        for (int i = 0; i < workers.length; i++) {
            workers[i] = lists.workerId(from + i);
            int[] picks = allocation.picks(from + i);
            for (int rank = 0; rank < picks.length; rank++) {
                postings[i * Allocation.WANTED + rank] = postingIds[picks[rank]];
            }
        }
        return TaskQueue.Batch.of(workers, postings);
    }
}
